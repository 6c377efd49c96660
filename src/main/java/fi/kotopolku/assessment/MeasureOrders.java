package fi.kotopolku.assessment;

import fi.kotopolku.access.CaseRights;
import fi.kotopolku.access.LegalGround;
import fi.kotopolku.access.RightToCase;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.Choice;
import fi.kotopolku.identity.People;
import fi.kotopolku.rules.Deadline;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Orders clarifying measures, as the interview's form asks for them. */
@Component
class MeasureOrders {

    static final String TARGET_RULE = "CLARIFICATION_DONE";
    static final String LIMIT_RULE = "CLARIFICATION_LIMIT";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");
    private static final String FIELD = "measures";
    private static final int MOST_AT_ONCE = 10;
    private static final int LONGEST_YEARS = 1;

    private final MeasureStore store;
    private final Measures measures;
    private final Contributions contributions;
    private final CaseRights caseRights;
    private final Cases cases;
    private final People people;
    private final Rules rules;
    private final Clock clock;

    MeasureOrders(
            MeasureStore store,
            Measures measures,
            Contributions contributions,
            CaseRights caseRights,
            Cases cases,
            People people,
            Rules rules,
            Clock clock) {
        this.store = store;
        this.measures = measures;
        this.contributions = contributions;
        this.caseRights = caseRights;
        this.cases = cases;
        this.people = people;
        this.rules = rules;
        this.clock = clock;
    }

    List<Choice> kinds() {
        return Arrays.stream(MeasureKind.values())
                .map(kind -> new Choice(kind.nameFi(), kind.name()))
                .toList();
    }

    /** The municipality, a provider outside, the county's professionals, and others who have a right to this case. */
    List<Choice> doers(String caseNumber) {
        Stream<Choice> named = Stream.of(
                new Choice("Kunta itse", MeasureOrder.OWN),
                new Choice("Muu toimija, nimi viereiseen kenttään", MeasureOrder.OUTSIDE));
        return Stream.of(named, contributions.professionals().stream(), withRight(caseNumber))
                .flatMap(choices -> choices)
                .toList();
    }

    /** The target that the rule gives to what is ordered today, with its reason. */
    String targetFi() {
        Deadline target = rules.due(TARGET_RULE, LocalDate.now(clock));
        return DAY.format(target.due()) + ". " + ScreenText.of(target.explanationFi());
    }

    void check(String caseNumber, List<MeasureOrder> lines, String by, Problems problems) {
        List<MeasureOrder> orders = MeasureOrder.filled(lines);
        Set<String> doers = doers(caseNumber).stream().map(Choice::value).collect(Collectors.toSet());
        LocalDate today = LocalDate.now(clock);
        problems.when(
                        orders.size() > MOST_AT_ONCE,
                        FIELD,
                        "Tilaa enintään " + MOST_AT_ONCE + " tarkentavaa toimenpidettä.")
                .when(any(orders, order -> order.kind() == null), FIELD, "Valitse toimenpide jokaiselle riville.")
                .when(
                        any(
                                orders,
                                order -> !doers.contains(order.doer())
                                        || order.doer().equals(by)),
                        FIELD,
                        "Valitse jokaiselle riville luettelosta, kuka toimenpiteen tekee.")
                .when(
                        any(orders, order -> order.outside() == Written.nothing(order.provider())),
                        FIELD,
                        "Kirjoita tekijän nimi, kun tekijä on muu toimija; muuten jätä nimi tyhjäksi.")
                .when(
                        any(orders, order -> Written.nothing(order.asked())),
                        FIELD,
                        "Kirjoita jokaiselle riville, mitä pyydetään.")
                .when(
                        any(
                                orders,
                                order -> order.targetOn() != null
                                        && order.targetOn().isBefore(today)),
                        FIELD,
                        "Anna tavoitepäivä, joka ei ole mennyt.")
                .when(
                        any(
                                orders,
                                order -> order.targetOn() != null
                                        && order.targetOn().isAfter(today.plusYears(LONGEST_YEARS))),
                        FIELD,
                        "Anna tavoitepäivä, joka on enintään vuoden päässä.")
                .when(
                        any(orders, order -> doers.contains(order.doer()) && cannotRecord(caseNumber, order)),
                        FIELD,
                        "Valitulla henkilöllä ei ole oikeutta kirjata tällaista tulosta. Valitse toinen tekijä, tai kirjaa"
                                + " tulos itse.");
    }

    void order(String caseNumber, UUID assessment, List<MeasureOrder> lines, String by) {
        LocalDate today = LocalDate.now(clock);
        String municipality = cases.find(caseNumber).municipality();
        for (MeasureOrder order : MeasureOrder.filled(lines)) {
            LocalDate target =
                    order.targetOn() == null ? rules.due(TARGET_RULE, today).due() : order.targetOn();
            store.order(
                    new Measure(
                            UUID.randomUUID(),
                            caseNumber,
                            order.kind(),
                            order.personId(),
                            Written.orNull(order.provider()),
                            Written.orNull(order.asked()),
                            target,
                            rules.due(LIMIT_RULE, target).at(),
                            by,
                            clock.instant(),
                            null,
                            Measure.State.ORDERED,
                            0),
                    assessment,
                    municipality);
        }
    }

    /** A right for the measure is opened for the county's people alone; others need one that covers it already. */
    private boolean cannotRecord(String caseNumber, MeasureOrder order) {
        return order.kind() != null
                && order.personId() != null
                && !measures.ofCounty(order.personId())
                && !measures.records(order.personId(), caseNumber, order.kind());
    }

    private Stream<Choice> withRight(String caseNumber) {
        return caseRights.to(caseNumber).stream()
                .filter(right -> right.ground() == LegalGround.OUTSIDE_ORGANISATION)
                .map(RightToCase::personId)
                .distinct()
                .flatMap(person -> people.find(person).stream())
                .map(person ->
                        new Choice(person.name() + ", " + person.employer().nameFi(), person.id()));
    }

    private static boolean any(List<MeasureOrder> orders, Predicate<MeasureOrder> wrong) {
        return orders.stream().anyMatch(wrong);
    }
}
