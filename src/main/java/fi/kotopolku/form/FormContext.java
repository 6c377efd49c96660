package fi.kotopolku.form;

import java.util.Map;

/**
 * Who has which form open.
 *
 * @param personId the signed-in person
 * @param municipality code of the municipality whose process this is; for a start form the one the person works for
 * @param key the process instance's business key; null in a start form
 * @param variables the process variables in scope, all from the closed list
 */
public record FormContext(String personId, String municipality, String key, Map<String, Object> variables) {

    /** @return the variable's value as text, null when it is not set */
    public String variable(String name) {
        Object value = variables.get(name);
        return value == null ? null : value.toString();
    }
}
