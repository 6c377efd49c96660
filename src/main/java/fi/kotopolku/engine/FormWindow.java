package fi.kotopolku.engine;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.form.FormContext;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.impl.form.FormFieldImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * The fields of an opened form. The engine builds them two or three times for each opening and asks for values only
 * once, so the case file is read, and the reading logged, on the first value and never before.
 */
final class FormWindow {

    private final FormDesk desk;
    private final String formId;
    private final FormContext context;
    private Map<String, JsonNode> values;

    FormWindow(FormDesk desk, String formId, FormContext context) {
        this.desk = desk;
        this.formId = formId;
        this.context = context;
    }

    List<FormField> fields() {
        return desk.keys(formId).stream().<FormField>map(Field::new).toList();
    }

    private TypedValue value(String key) {
        if (values == null) {
            values = TaskFormWindow.refusing(desk, formId, () -> desk.read(formId, context));
        }
        JsonNode value = values.get(key);
        if (value.isContainerNode()) {
            return Variables.serializedObjectValue(value.toString())
                    .serializationDataFormat("application/json")
                    .objectTypeName("java.util.ArrayList")
                    .create();
        }
        if (value.isBoolean()) {
            return Variables.booleanValue(value.booleanValue());
        }
        if (value.isIntegralNumber()) {
            return Variables.longValue(value.longValue());
        }
        if (value.isNumber()) {
            return Variables.doubleValue(value.doubleValue());
        }
        return value.isNull() || value.isMissingNode()
                ? Variables.untypedNullValue()
                : Variables.stringValue(value.asText());
    }

    private final class Field extends FormFieldImpl {

        Field(String key) {
            setId(key);
        }

        @Override
        public TypedValue getValue() {
            return value(id);
        }
    }
}
