package fi.kotopolku.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;

/**
 * JSON Schema (2020-12, as OpenAPI 3.1 uses it) of the records that are sent and taken. What is taken carries the limits
 * that the server checks. What is sent has every field always, and a field is null where there is nothing to tell, or
 * nothing that the reader's right covers; only what Java cannot leave out is never null.
 */
final class Schemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, ObjectNode> named = new TreeMap<>();
    private final Map<String, String> types = new TreeMap<>();

    Map<String, ObjectNode> named() {
        return named;
    }

    /** @param taken whether the server takes it; otherwise it sends it */
    ObjectNode of(ResolvableType type, boolean taken) {
        Class<?> raw = type.toClass();
        if (raw == String.class) {
            return JSON.objectNode().put("type", "string");
        }
        if (raw == int.class || raw == Integer.class) {
            return JSON.objectNode().put("type", "integer").put("format", "int32");
        }
        if (raw == long.class || raw == Long.class) {
            return JSON.objectNode().put("type", "integer").put("format", "int64");
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return JSON.objectNode().put("type", "boolean");
        }
        if (raw == LocalDate.class) {
            return JSON.objectNode().put("type", "string").put("format", "date");
        }
        if (raw == Instant.class) {
            return JSON.objectNode().put("type", "string").put("format", "date-time");
        }
        if (raw == UUID.class) {
            return JSON.objectNode().put("type", "string").put("format", "uuid");
        }
        if (raw.isEnum()) {
            return words(raw);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            ObjectNode array = JSON.objectNode().put("type", "array");
            array.set("items", of(type.asCollection().getGeneric(0), taken));
            return array;
        }
        if (Map.class.isAssignableFrom(raw)) {
            ObjectNode map = JSON.objectNode().put("type", "object");
            map.set("additionalProperties", nullable(of(type.asMap().getGeneric(1), taken)));
            return map;
        }
        if (raw.isRecord()) {
            return reference(type, raw, taken);
        }
        throw new AssertionError("A type that the description of the API does not know: " + type);
    }

    private static ObjectNode words(Class<?> type) {
        ObjectNode words = JSON.objectNode().put("type", "string");
        ArrayNode values = words.putArray("enum");
        Arrays.stream(type.getEnumConstants())
                .map(one -> ((Enum<?>) one).name())
                .forEach(values::add);
        return words;
    }

    private ObjectNode reference(ResolvableType type, Class<?> raw, boolean taken) {
        String name = name(type);
        String before = types.putIfAbsent(name, type + (taken ? " taken" : " sent"));
        if (before == null) {
            named.put(name, JSON.objectNode());
            named.put(name, record(type, raw, taken));
        } else if (!before.equals(type + (taken ? " taken" : " sent"))) {
            if (before.startsWith(type + " ")) {
                return direction(type, raw, name, taken);
            }
            throw new AssertionError("Two types are called " + name + ": " + before + ", " + type);
        }
        return JSON.objectNode().put("$ref", REFERENCE + name);
    }

    /** The same record is sent and taken, but what must be there differs. */
    private ObjectNode direction(ResolvableType type, Class<?> raw, String name, boolean taken) {
        String other = name + (taken ? "Taken" : "Sent");
        if (types.putIfAbsent(other, type.toString()) == null) {
            named.put(other, record(type, raw, taken));
        }
        return JSON.objectNode().put("$ref", REFERENCE + other);
    }

    private ObjectNode record(ResolvableType type, Class<?> raw, boolean taken) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = JSON.objectNode();
        ArrayNode required = JSON.arrayNode();
        for (RecordComponent component : raw.getRecordComponents()) {
            Field field = field(raw, component);
            ResolvableType of = ResolvableType.forField(field, type);
            ObjectNode property = of(of, taken);
            boolean needed = taken
                    ? found(field, NotNull.class).isPresent()
                            || found(field, NotBlank.class).isPresent()
                    : true;
            if (taken) {
                limits(field, property, of);
            }
            boolean never =
                    taken ? needed || of.toClass().isPrimitive() : of.toClass().isPrimitive();
            properties.set(component.getName(), never ? property : nullable(property));
            if (needed) {
                required.add(component.getName());
            }
        }
        schema.set("properties", properties);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    static ObjectNode nullable(ObjectNode schema) {
        JsonNode type = schema.get("type");
        if (type != null && type.isTextual() && !schema.has("enum")) {
            schema.putArray("type").add(type.asText()).add("null");
            return schema;
        }
        ObjectNode either = JSON.objectNode();
        either.putArray("anyOf").add(schema).add(JSON.objectNode().put("type", "null"));
        return either;
    }

    private static void limits(AnnotatedElement field, ObjectNode property, ResolvableType type) {
        boolean many = Collection.class.isAssignableFrom(type.toClass());
        found(field, Size.class).ifPresent(size -> {
            if (size.min() > 0) {
                property.put(many ? "minItems" : "minLength", size.min());
            }
            if (size.max() < Integer.MAX_VALUE) {
                property.put(many ? "maxItems" : "maxLength", size.max());
            }
        });
        found(field, NotBlank.class).ifPresent(blank -> property.put("pattern", "\\S"));
        found(field, Pattern.class)
                .filter(pattern -> !pattern.regexp().contains("\\p{"))
                .ifPresent(pattern -> property.put("pattern", "^(?:" + pattern.regexp() + ")$"));
        found(field, Min.class).ifPresent(least -> property.put("minimum", least.value()));
        found(field, Max.class).ifPresent(most -> property.put("maximum", most.value()));
    }

    /** The annotation itself, or one that an annotation of ours is made of. */
    private static <A extends Annotation> Optional<A> found(AnnotatedElement element, Class<A> type) {
        return Stream.concat(
                        Stream.ofNullable(element.getAnnotation(type)),
                        Arrays.stream(element.getAnnotations())
                                .map(Annotation::annotationType)
                                .filter(own -> own.getName().startsWith("fi.kotopolku"))
                                .flatMap(own -> Stream.ofNullable(own.getAnnotation(type))))
                .findFirst();
    }

    private static Field field(Class<?> type, RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    /** {@code Cases.CaseLine} for a record of {@code CasesApi}; a generic one with what it is made of. */
    private static String name(ResolvableType type) {
        Class<?> raw = type.toClass();
        String own = raw.getEnclosingClass() == null
                ? raw.getSimpleName()
                : raw.getEnclosingClass().getSimpleName().replaceFirst("Api$", "") + "." + raw.getSimpleName();
        return type.hasGenerics() ? own + "." + name(type.getGeneric(0)) : own;
    }
}
