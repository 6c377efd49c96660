package fi.kotopolku.form;

import java.util.Map;

/**
 * One form as a window onto the case file: what opening it shows, and what sending it writes.
 *
 * <p>A binding runs inside the transaction that opens the task or completes it. Refusing with {@link FormRefused} leaves
 * the task where it was and nothing written.
 *
 * @param <R> the record whose components are exactly the keys of the form
 */
public interface FormBinding<R extends Record> {

    /** The id of the user task or start event, which is also the form's own id and its file's name. */
    String formId();

    Class<R> type();

    /** What the person sees on opening. Called once for each opening, and audited by the binding's module. */
    R read(FormContext context);

    /**
     * What the form would show to somebody who may see everything, for fields that the person may not fill in: they keep
     * what is stored. Shown to nobody, so not logged.
     *
     * @return null when nothing that the form asks for is stored before it is answered
     */
    default R stored(FormContext context) {
        return null;
    }

    /**
     * Writes the answer to the case file.
     *
     * @param answer validated against the record's constraints; components marked {@link Shown} are null
     * @return the decisions that the process goes on with, by the names of the closed list of process variables
     */
    Map<String, Object> submit(FormContext context, R answer);

    /** An answer was refused, by the form's own constraints or by {@link #submit}; for what wants that in the log. */
    default void refused(FormContext context) {}
}
