package fi.kotopolku.form;

import java.util.Map;

/**
 * A form that begins something. The answer is written under a number that the binding draws, and that number becomes
 * the business key of the new process instance.
 */
public interface StartFormBinding<R extends Record> extends FormBinding<R> {

    /** Writes the answer and names what it began. */
    Started start(FormContext context, R answer);

    @Override
    default Map<String, Object> submit(FormContext context, R answer) {
        throw new IllegalStateException(formId() + " begins a process and is not a task");
    }

    /** @param key the case number or the access right's number; never anything personal */
    record Started(String key, Map<String, Object> variables) {}
}
