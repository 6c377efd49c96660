package fi.kotopolku.casefile;

import static java.lang.annotation.ElementType.FIELD;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text of several paragraphs: at most 4000 characters, and none of the invisible ones that would make the screen show
 * something other than what is stored (bidirectional controls) or that a database cannot store (NUL).
 */
@Documented
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@Size(max = 4000, message = "Lyhennä teksti enintään 4000 merkkiin.")
@Pattern(regexp = LongText.VISIBLE, message = "Poista tekstistä näkymättömät ohjausmerkit ja kirjoita se uudelleen.")
public @interface LongText {

    String VISIBLE =
            "[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\u202A-\\u202E\\u2066-\\u2069\\u200E\\u200F\\u061C\\uFFFE\\uFFFF\\p{Cs}]*";

    String message() default "Tarkista teksti.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
