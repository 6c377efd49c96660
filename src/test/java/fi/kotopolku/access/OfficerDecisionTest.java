package fi.kotopolku.access;

import static fi.kotopolku.access.RequestForms.context;
import static fi.kotopolku.access.RequestForms.decide;
import static fi.kotopolku.access.RequestForms.fields;
import static fi.kotopolku.access.RequestForms.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who decides on a request, and that no more is ever granted than was asked for. */
class OfficerDecisionTest {

    private static AccessTestbed bed;
    private String person;

    @BeforeAll
    static void start() {
        bed = new AccessTestbed("access_officer");
    }

    @AfterEach
    void clockRunsAgain() {
        bed.moveClock(Duration.ZERO);
    }

    @Test
    void aGrantedRightBeginsWhenItIsDecidedAndNotBefore() {
        String number = ask(asked -> asked);
        decide(bed, number, "officer.keuruu", AccessDecisionForm.Outcome.GRANTED, null);
        assertThat(bed.column(number, "valid_from"))
                .isAfterOrEqualTo(bed.column(number, "decided_at").minusSeconds(1));
    }

    @Test
    void nobodyDecidesOwnOrRequestedAndOnlyAnOfficerOfTheMunicipalityDecides() {
        String own = ask(asked -> asked.person("officer2.keuruu").role(Role.CASEWORKER));
        decisionRefused(own, "officer2.keuruu");
        bed.granted(
                "officer2.keuruu",
                "249",
                LegalGround.MUNICIPAL_TASK,
                Role.TEAM_LEAD,
                new Extent.Unit("Itä"),
                AccessTestbed.ALL_CONTENT,
                AccessTestbed.ALL_POWERS);
        String holder = bed.person("keuruu");
        String requested = submit(bed, "officer2.keuruu", new Asked(holder, bed.today()));
        decisionRefused(requested, "officer2.keuruu");
        for (String stranger : List.of("lead.keuruu", "officer.multia", "dpo.keuruu", holder)) {
            assertThatThrownBy(() -> decide(bed, requested, stranger, AccessDecisionForm.Outcome.GRANTED, null))
                    .isInstanceOf(AccessRefused.class);
        }
        decide(bed, requested, "officer.keuruu", AccessDecisionForm.Outcome.GRANTED, null);
    }

    @Test
    void refusalNeedsAReason() {
        String number = ask(asked -> asked);
        assertThatThrownBy(() -> decide(bed, number, "officer.keuruu", AccessDecisionForm.Outcome.REFUSED, null))
                .isInstanceOfSatisfying(
                        FormRefused.class,
                        refused -> assertThat(fields(refused)).containsExactly("reason"));
        assertThat(decide(
                        bed, number, "officer.keuruu", AccessDecisionForm.Outcome.REFUSED, "Tehtävä ei sitä edellytä"))
                .containsEntry("accessDecision", "REFUSED");
        bed.accessRights.tellRefused(number);
        assertThat(bed.decisions.inForce(person)).isEmpty();
        assertThat(bed.events(number)).containsExactly("REQUESTED", "REFUSED");
    }

    @Test
    void decidedTwiceIsStale() {
        String number = ask(asked -> asked);
        decide(bed, number, "officer.keuruu", AccessDecisionForm.Outcome.GRANTED, null);
        assertThatThrownBy(() -> decide(bed, number, "officer2.keuruu", AccessDecisionForm.Outcome.REFUSED, "Ei"))
                .isInstanceOfSatisfying(
                        FormRefused.class, stale -> assertThat(fields(stale)).containsExactly("version"));
    }

    @Test
    void narrowingOnlyEverNarrows() {
        String number = ask(asked -> asked.health());
        AccessDecisionForm.Answer shown = bed.bean(AccessDecisionForm.class).read(context("officer.keuruu", number));
        List<DataCategory> language = List.of(DataCategory.LANGUAGE);
        narrowingRefused(
                number,
                "content",
                narrowed(shown, List.of(DataCategory.NOTES), shown.powers(), shown.validFrom(), shown.validUntil()));
        narrowingRefused(
                number, "content", narrowed(shown, List.of(), shown.powers(), shown.validFrom(), shown.validUntil()));
        narrowingRefused(
                number,
                "powers",
                narrowed(shown, language, List.of(Power.DECIDE), shown.validFrom(), shown.validUntil()));
        narrowingRefused(
                number,
                "validUntil",
                narrowed(
                        shown,
                        language,
                        shown.powers(),
                        shown.validFrom(),
                        shown.validUntil().plusDays(1)));
        narrowingRefused(number, "validUntil", narrowed(shown, language, shown.powers(), shown.validFrom(), null));
        narrowingRefused(
                number,
                "validFrom",
                narrowed(shown, language, shown.powers(), shown.validFrom().minusDays(1), shown.validUntil()));
        narrowingRefused(
                number,
                "decision",
                narrowed(shown, shown.content(), shown.powers(), shown.validFrom(), shown.validUntil()));
        assertThat(bed.events(number)).containsExactly("REQUESTED");
        bed.bean(AccessDecisionForm.class)
                .submit(
                        context("officer.keuruu", number),
                        narrowed(
                                shown,
                                language,
                                shown.powers(),
                                shown.validFrom(),
                                shown.validUntil().minusDays(1)));
        assertThat(bed.decisions.inForce(person))
                .singleElement()
                .satisfies(right -> assertThat(right.content()).containsExactly(DataCategory.LANGUAGE));
        assertThat(bed.events(number)).containsExactly("REQUESTED", "NARROWED");
    }

    @Test
    void aRequestWhoseTimePassedBeforeTheDecisionIsNotGranted() {
        String number = ask(asked -> asked.until(bed.today()));
        bed.moveClock(Duration.ofDays(2));
        assertThatThrownBy(() -> decide(bed, number, "officer.keuruu", AccessDecisionForm.Outcome.GRANTED, null))
                .isInstanceOfSatisfying(
                        FormRefused.class, late -> assertThat(fields(late)).contains("decision"));
    }

    @Test
    void requestAndDecisionFormsShowOnlyWhatTheyShould() {
        AccessRequestForm form = bed.bean(AccessRequestForm.class);
        assertThat(form.read(new FormContext("lead.keuruu", "249", null, Map.of()))
                        .people())
                .extracting(choice -> choice.value())
                .contains("officer.keuruu")
                .doesNotContain("lead.keuruu");
        String number = ask(asked -> asked);
        assertThat(bed.bean(AccessDecisionForm.class)
                        .read(context("officer.keuruu", number))
                        .checks())
                .contains("ei löytynyt huomautettavaa");
        assertThatThrownBy(() -> bed.bean(AccessDecisionForm.class).read(context("officer.multia", number)))
                .isInstanceOf(AccessRefused.class);
    }

    private String ask(UnaryOperator<Asked> change) {
        person = bed.person("keuruu");
        Asked asked = change.apply(new Asked(person, bed.today()));
        return submit(bed, "lead.keuruu", asked);
    }

    private void decisionRefused(String number, String officer) {
        for (AccessDecisionForm.Outcome outcome : AccessDecisionForm.Outcome.values()) {
            assertThatThrownBy(() -> decide(bed, number, officer, outcome, "Perustelu"))
                    .isInstanceOfSatisfying(
                            FormRefused.class, own -> assertThat(fields(own)).containsExactly("decision"));
        }
    }

    private void narrowingRefused(String number, String field, AccessDecisionForm.Answer answer) {
        assertThatThrownBy(() -> bed.bean(AccessDecisionForm.class).submit(context("officer.keuruu", number), answer))
                .isInstanceOfSatisfying(
                        FormRefused.class,
                        refused -> assertThat(fields(refused)).contains(field));
    }

    private static AccessDecisionForm.Answer narrowed(
            AccessDecisionForm.Answer shown,
            List<DataCategory> content,
            List<Power> powers,
            LocalDate from,
            LocalDate until) {
        return new AccessDecisionForm.Answer(
                AccessDecisionForm.Outcome.NARROWED,
                content,
                shown.extent(),
                shown.unit(),
                shown.cases(),
                powers,
                from,
                until,
                null,
                null,
                shown.rowVersion(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
