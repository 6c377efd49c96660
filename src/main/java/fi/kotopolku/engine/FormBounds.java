package fi.kotopolku.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.Coverage;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.FormContent;
import fi.kotopolku.access.FormContent.Key;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.Role;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import jakarta.validation.Validator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks, each time that a form is opened or sent, which of its fields the person's rights in force reach. */
@Component
class FormBounds {

    private static final int MOST_NAMES = 3;

    private final AccessDecisions access;
    private final People people;
    private final Validator validator;
    private final Map<Class<? extends Record>, FormContent> contents = new ConcurrentHashMap<>();

    FormBounds(AccessDecisions access, People people, Validator validator) {
        this.access = access;
        this.people = people;
        this.validator = validator;
    }

    FormContent content(FormBinding<?> binding) {
        return contents.computeIfAbsent(binding.type(), FormContent::of);
    }

    FormBound of(FormBinding<?> binding, FormContext context) {
        return new FormBound(content(binding), rights(binding, context));
    }

    private Coverage rights(FormBinding<?> binding, FormContext context) {
        if (content(binding).categories().isEmpty()) {
            return Coverage.NOTHING;
        }
        return AccessDecisions.caseNumbered(context.key())
                ? access.covered(context.personId(), context.key())
                : access.coveredBeforeACase(context.personId(), context.municipality());
    }

    /**
     * Puts what is stored in the place of fields outside the person's bounds, so that nothing there is overwritten or
     * demanded.
     *
     * @return a problem for each of them that the person filled in all the same; the attempt is logged
     */
    List<Problem> keep(ObjectNode sent, FormBinding<?> binding, FormContext context, ObjectMapper json) {
        FormBound bound = of(binding, context);
        if (bound.kept().isEmpty()) {
            return List.of();
        }
        Record stored = context.key() == null ? null : binding.stored(context);
        return bound.keep(sent, json.valueToTree(stored)).stream()
                .map(key -> refused(key, context, bound))
                .toList();
    }

    private Problem refused(Key key, FormContext context, FormBound bound) {
        Power lacking = bound.rights().covers(Power.READ, key.holds()) ? key.by() : Power.READ;
        key.holds().forEach(category -> access.decide(context.personId(), lacking, context.key(), category));
        return new Problem(
                key.name(),
                "Tätä et voi täyttää: käyttöoikeutesi ei anna valtuutta %s."
                        .formatted(FormBound.power(lacking, key.holds())));
    }

    /**
     * Why the person cannot send the form whatever they type, and who can; empty when they can send it. Something that
     * the form demands is outside their bounds, and nothing is stored that could stand in its place.
     */
    @Transactional(readOnly = true)
    public Optional<String> obstacle(FormBinding<?> binding, FormContext context, FormBound bound) {
        Map<Power, Set<DataCategory>> missing = new EnumMap<>(Power.class);
        List<Key> kept = bound.kept();
        Record stored = kept.isEmpty() || context.key() == null ? null : binding.stored(context);
        for (Key key : kept) {
            Object value = stored == null ? null : key.of(stored);
            boolean lacking = key.needed() && (stored == null || !key.filledIn(stored))
                    || !validator
                            .validateValue(binding.type(), key.name(), value)
                            .isEmpty();
            if (lacking) {
                missing.computeIfAbsent(key.by(), power -> EnumSet.noneOf(DataCategory.class))
                        .addAll(key.holds());
            }
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(why(missing) + who(context, missing));
    }

    private static String why(Map<Power, Set<DataCategory>> missing) {
        return "Et voi lähettää tätä lomaketta. Siihen tarvitaan valtuus "
                + missing.entrySet().stream()
                        .map(power -> FormBound.power(power.getKey(), power.getValue()))
                        .collect(Collectors.joining(" ja "))
                + ", eikä käyttöoikeutesi anna sitä.";
    }

    private String who(FormContext context, Map<Power, Set<DataCategory>> missing) {
        Set<String> able = new LinkedHashSet<>();
        if (context.key() != null) {
            able.addAll(access.holders(context.key(), Role.CASEWORKER, missing));
        }
        List<String> names = able.stream()
                .flatMap(id -> people.find(id).stream())
                .map(Person::name)
                .limit(MOST_NAMES)
                .toList();
        return names.isEmpty()
                ? " Pyydä lähiesihenkilöäsi hakemaan sinulle laajempaa oikeutta."
                : " Tehtävän voi tehdä: " + String.join(", ", names) + ". Palauta tehtävä jonoon, jos se on sinulla.";
    }
}
