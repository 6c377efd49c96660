package fi.kotopolku.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What of the case file a key of a form holds: it is shown to, and taken from, those alone whose rights cover all of it.
 * {@code @Holds({})} says aloud that there is no client data in it. On a record, and on the package of a module that owns no
 * client data, it is said for each component that does not say otherwise. A form with a component of which nothing is
 * said stops the application from starting.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE, ElementType.PACKAGE})
public @interface Holds {

    DataCategory[] value();

    /** The power that an answer to it takes; a component that decides over the client takes DECIDE. */
    Power by() default Power.WRITE;

    /** A text put together of parts, of which the form's binding leaves out those that the person may not read. */
    boolean inParts() default false;

    /** No answer is taken without it, although its constraints would let it be empty. */
    boolean needed() default false;
}
