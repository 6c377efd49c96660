package fi.kotopolku.engine;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.form.Shown;
import jakarta.validation.Validator;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Takes forms' answers apart and puts them together: JSON of the browser to the record of the binding and back, with
 * the same checks whatever the browser did.
 */
@Component
class FormDesk {

    /** No field of ours takes more; what is longer is refused before anything looks at it. */
    static final int LONGEST_TEXT = 10_000;

    private static final int MOST_ROWS = 200;
    private static final String NO_VALUE = "Tätä ei voitu lukea. Kirjoita kentän tieto uudelleen.";

    private final Map<String, FormBinding<?>> bindings;
    private final Map<String, FormSchema> schemas = FormSchema.all();
    private final FormBounds bounds;
    private final Validator validator;
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addDeserializer(LocalDate.class, new WholeDay()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withCoercionConfig(
                    LogicalType.Enum,
                    coercion -> coercion.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
            .withCoercionConfig(
                    LogicalType.Boolean,
                    coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Textual,
                    coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    FormDesk(ObjectProvider<FormBinding<?>> bindings, FormBounds bounds, Validator validator) {
        this.bindings =
                bindings.stream().collect(Collectors.toUnmodifiableMap(FormBinding::formId, Function.identity()));
        this.bounds = bounds;
        this.validator = validator;
        this.bindings.values().forEach(bounds::content);
    }

    boolean knows(String formId) {
        return bindings.containsKey(formId) && schemas.containsKey(formId);
    }

    Set<String> bound() {
        return bindings.keySet();
    }

    FormBinding<?> binding(String formId) {
        FormBinding<?> binding = bindings.get(formId);
        if (binding == null) {
            throw new IllegalStateException("No module is bound to the form " + formId);
        }
        return binding;
    }

    FormSchema schema(String formId) {
        return schemas.get(formId);
    }

    /**
     * The form as this person may see it.
     *
     * @param drawn the form's own drawing, which is changed
     */
    ObjectNode within(ObjectNode drawn, String formId, FormContext context) {
        FormBinding<?> binding = binding(formId);
        FormBound bound = bounds.of(binding, context);
        return CutForm.within(drawn, bound, bounds.obstacle(binding, context, bound));
    }

    List<String> keys(String formId) {
        return Arrays.stream(binding(formId).type().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    /** What of the form the person may see; the bindings log what they give out of it. */
    Map<String, JsonNode> read(String formId, FormContext context) {
        FormBound bound = bounds.of(binding(formId), context);
        ObjectNode values =
                json.valueToTree(bound.content().within(binding(formId).read(context), bound.rights()));
        Map<String, JsonNode> byKey = new LinkedHashMap<>();
        for (RecordComponent component : binding(formId).type().getRecordComponents()) {
            JsonNode value = values.path(component.getName());
            boolean emptyList = value.isNull() && List.class.isAssignableFrom(component.getType());
            byKey.put(component.getName(), emptyList ? json.createArrayNode() : value);
        }
        return byKey;
    }

    /** @throws FormRefused naming each field that is unknown, malformed, too long or against its constraints */
    <R extends Record> R answer(FormBinding<R> binding, FormContext context, VariableMap sent) {
        ObjectNode values = json.createObjectNode();
        List<Problem> problems = new ArrayList<>();
        Map<String, RecordComponent> components = Arrays.stream(binding.type().getRecordComponents())
                .collect(Collectors.toMap(RecordComponent::getName, Function.identity()));
        for (String key : sent.keySet()) {
            RecordComponent component = components.get(key);
            if (component == null) {
                problems.add(new Problem(
                        "", "Lomakkeessa on kenttä, jota ei tunneta. Avaa tehtävä uudelleen ja täytä lomake siinä."));
            } else if (!component.isAnnotationPresent(Shown.class)) {
                JsonNode value = jsonOf(sent.getValueTyped(key), key);
                if (tooLong(value)) {
                    problems.add(new Problem(key, "Teksti on liian pitkä. Lyhennä sitä."));
                }
                values.set(key, value);
            }
        }
        refuse(problems);
        refuse(bounds.keep(values, binding, context, json));
        R answer = convert(binding, values);
        validator
                .validate(answer)
                .forEach(violation -> problems.add(
                        new Problem(firstNode(violation.getPropertyPath().toString()), violation.getMessage())));
        refuse(problems);
        return answer;
    }

    /** Puts the labels of the screen before the messages, in the order of the form. */
    FormRefused labelled(String formId, FormRefused refused) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(MunicipalityField.KEY, MunicipalityField.LABEL);
        labels.putAll(schemas.get(formId).fields());
        List<String> order = List.copyOf(labels.keySet());
        return new FormRefused(refused.problems().stream()
                .sorted((a, b) -> Integer.compare(order.indexOf(a.field()), order.indexOf(b.field())))
                .map(problem -> labels.containsKey(problem.field())
                                && !labels.get(problem.field()).equals(problem.field())
                        ? new Problem(problem.field(), labels.get(problem.field()) + ": " + problem.message())
                        : problem)
                .distinct()
                .toList());
    }

    private <R extends Record> R convert(FormBinding<R> binding, ObjectNode values) {
        try {
            return json.treeToValue(values, binding.type());
        } catch (JsonMappingException e) {
            String field = e.getPath().isEmpty() ? null : e.getPath().get(0).getFieldName();
            throw new FormRefused(field == null ? "" : field, whatToDo(binding, field));
        } catch (JsonProcessingException e) {
            throw new FormRefused("", "Lomakkeen tietoja ei voitu lukea. Avaa tehtävä uudelleen.");
        }
    }

    private static String whatToDo(FormBinding<?> binding, String field) {
        return Arrays.stream(binding.type().getRecordComponents())
                .filter(component -> component.getName().equals(field))
                .map(RecordComponent::getType)
                .map(FormDesk::whatToDo)
                .findFirst()
                .orElse(NO_VALUE);
    }

    private static String whatToDo(Class<?> type) {
        if (type == LocalDate.class) {
            return "Anna päivä, joka on kalenterissa, esimerkiksi 31.1.2026.";
        }
        if (type.isEnum() || type == Boolean.class || List.class.isAssignableFrom(type)) {
            return "Valitse jokin annetuista vaihtoehdoista.";
        }
        return Number.class.isAssignableFrom(type) ? "Kirjoita luku numeroin." : NO_VALUE;
    }

    private JsonNode jsonOf(TypedValue value, String key) {
        try {
            if (value instanceof SerializableValue object && object.getValueSerialized() != null) {
                return tidied(json.readTree(object.getValueSerialized()));
            }
            return tidied(json.valueToTree(value == null ? null : value.getValue()));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new FormRefused(key, NO_VALUE);
        }
    }

    private JsonNode tidied(JsonNode value) {
        if (value.isTextual()) {
            String text = value.textValue().strip();
            return text.isEmpty() ? json.nullNode() : json.getNodeFactory().textNode(text);
        }
        if (value instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(tidied(entry.getValue())));
        }
        if (value.isArray()) {
            var list = json.createArrayNode();
            value.forEach(item -> list.add(tidied(item)));
            return list;
        }
        return value;
    }

    private static boolean tooLong(JsonNode value) {
        if (value.isTextual()) {
            return value.textValue().length() > LONGEST_TEXT;
        }
        if (value.size() > MOST_ROWS) {
            return true;
        }
        for (Iterator<JsonNode> children = value.elements(); children.hasNext(); ) {
            if (tooLong(children.next())) {
                return true;
            }
        }
        return false;
    }

    private static String firstNode(String path) {
        return path.split("[.\\[]")[0];
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
    }

    /** A day is a text like 2026-01-31; the usual reader would also take a list of numbers, or a count of days. */
    private static final class WholeDay extends StdDeserializer<LocalDate> {

        /** Four digits of a year, since nothing reckons beyond them. */
        private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

        WholeDay() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING)
                    && DAY.matcher(parser.getText()).matches()) {
                try {
                    return LocalDate.parse(parser.getText());
                } catch (DateTimeParseException e) {
                    return (LocalDate) context.handleWeirdStringValue(LocalDate.class, "", "no day");
                }
            }
            return parser.hasToken(JsonToken.VALUE_STRING)
                    ? (LocalDate) context.handleWeirdStringValue(LocalDate.class, "", "no day")
                    : (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
        }
    }
}
