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

/** A text of one line: at most 200 characters, none of them invisible. */
@Documented
@Target(FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@Size(max = 200, message = "Lyhennä teksti enintään 200 merkkiin.")
@Pattern(regexp = LongText.VISIBLE, message = "Poista tekstistä näkymättömät ohjausmerkit ja kirjoita se uudelleen.")
public @interface ShortText {

    String message() default "Tarkista teksti.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
