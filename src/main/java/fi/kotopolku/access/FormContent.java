package fi.kotopolku.access;

import fi.kotopolku.form.Shown;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the keys of a form hold of the case file, and what of it a person's rights reach. */
public final class FormContent {

    private final Class<? extends Record> form;
    private final List<Key> keys;

    private FormContent(Class<? extends Record> form, List<Key> keys) {
        this.form = form;
        this.keys = keys;
    }

    /** @throws IllegalStateException naming the component of which nothing is said */
    public static FormContent of(Class<? extends Record> form) {
        return new FormContent(
                form,
                Arrays.stream(form.getRecordComponents())
                        .map(component -> key(form, component))
                        .toList());
    }

    private static Key key(Class<?> form, RecordComponent component) {
        Holds said = Stream.of(component, form, form.getPackage())
                .map(place -> place.getAnnotation(Holds.class))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (said == null) {
            throw new IllegalStateException("Say with @Holds what " + form.getName() + "." + component.getName()
                    + " holds of the case file; @Holds({}) when it is no client data");
        }
        return new Key(component, said, component.isAnnotationPresent(Shown.class));
    }

    public List<Key> keys() {
        return keys;
    }

    public Key key(String name) {
        return keys.stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(form.getName() + " has no " + name));
    }

    /** Every category that something of the form holds. */
    public Set<DataCategory> categories() {
        return keys.stream()
                .flatMap(key -> key.holds().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DataCategory.class)));
    }

    /** The record without what lies outside the bounds. */
    public <R extends Record> R within(R record, Coverage rights) {
        Object[] values = keys.stream()
                .map(key -> key.shownWith(rights) ? key.of(record) : null)
                .toArray();
        Class<?>[] types = keys.stream().map(key -> key.component.getType()).toArray(Class<?>[]::new);
        try {
            var constructor = form.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            @SuppressWarnings("unchecked")
            R within = (R) constructor.newInstance(values);
            return within;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A form's record is made of its components", e);
        }
    }

    /** One component of a form's record. */
    public static final class Key {

        private final RecordComponent component;
        private final Holds said;
        private final boolean onlyShown;

        private Key(RecordComponent component, Holds said, boolean onlyShown) {
            this.component = component;
            this.said = said;
            this.onlyShown = onlyShown;
            component.getAccessor().setAccessible(true);
        }

        public String name() {
            return component.getName();
        }

        public List<DataCategory> holds() {
            return List.of(said.value());
        }

        public boolean holdsClientData() {
            return said.value().length > 0;
        }

        /** The power that an answer takes. */
        public Power by() {
            return said.by();
        }

        public boolean needed() {
            return said.needed();
        }

        /** Never taken from the browser. */
        public boolean onlyShown() {
            return onlyShown;
        }

        public boolean shownWith(Coverage rights) {
            return !holdsClientData()
                    || (said.inParts()
                            ? holds().stream().anyMatch(part -> rights.covers(Power.READ, part))
                            : rights.covers(Power.READ, holds()));
        }

        /** Nobody writes over what they may not see. */
        public boolean takenWith(Coverage rights) {
            return !onlyShown && (!holdsClientData() || shownWith(rights) && rights.covers(said.by(), holds()));
        }

        /** Some of it is left out: the whole, or parts of the text. */
        public boolean cutWith(Coverage rights) {
            return !rights.covers(Power.READ, holds());
        }

        public Object of(Record record) {
            try {
                return component.getAccessor().invoke(record);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("A record gives its components", e);
            }
        }

        /** There is something in it. */
        public boolean filledIn(Record record) {
            Object value = of(record);
            return value != null
                    && !(value instanceof String text && text.isBlank())
                    && !(value instanceof Collection<?> list && list.isEmpty());
        }
    }
}
