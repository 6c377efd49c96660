package fi.kotopolku.casefile;

import static java.lang.annotation.ElementType.FIELD;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A name as it stands in a passport or on a residence permit card: letters of the European Latin alphabets with their
 * diacritics, space, hyphen, apostrophe and full stop. An empty name passes; whether one is required is another rule.
 */
@Documented
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PersonName.Check.class)
public @interface PersonName {

    String message() default "Kirjoita nimi latinalaisin kirjaimin niin kuin se on passissa tai oleskelulupakortissa.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Latin-1, Extended-A, Extended-B without the click letters, schwa, Extended Additional, combining diacritics. */
    class Check implements ConstraintValidator<PersonName, String> {

        private static final String LETTER =
                "[A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u01BF\\u01C4-\\u024F\\u0259\\u1E00-\\u1EFF]";
        private static final Pattern NAME =
                Pattern.compile(LETTER + "(?:" + LETTER + "|[\\u0300-\\u036F .'\\u2019\\u02BC-])*+");

        @Override
        public boolean isValid(String name, ConstraintValidatorContext context) {
            return name == null || name.isBlank() || is(name);
        }

        /** Whether it can be the name of a person; {@link #tidy} or not. */
        public static boolean is(String name) {
            return NAME.matcher(tidy(name)).matches();
        }

        /** One form for one name: composed letters, single spaces, none at the ends. */
        public static String tidy(String name) {
            return Normalizer.normalize(name, Normalizer.Form.NFC).strip().replaceAll(" +", " ");
        }
    }
}
