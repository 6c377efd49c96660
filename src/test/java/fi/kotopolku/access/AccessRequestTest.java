package fi.kotopolku.access;

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

/** A right is asked for, checked, corrected and decided; what is refused writes nothing. */
class AccessRequestTest {

    private static AccessTestbed bed;
    private String person;

    @BeforeAll
    static void start() {
        bed = new AccessTestbed("access_request");
    }

    @AfterEach
    void clockRunsAgain() {
        bed.moveClock(Duration.ZERO);
    }

    @Test
    void aRightIsAskedForCheckedAndGranted() {
        String number = ask(asked -> asked);
        assertThat(bed.accessRights.check(number)).isTrue();
        assertThat(bed.accessRights.requester(number)).isEqualTo("lead.keuruu");
        assertThat(bed.accessRights.decideBy(number)).isAfter(java.util.Date.from(bed.now()));
        assertThat(bed.decisions.inForce(person)).isEmpty();
        Map<String, Object> decided = decide(number, "officer.keuruu", AccessDecisionForm.Outcome.GRANTED, null);
        assertThat(decided).containsExactly(Map.entry("accessDecision", "GRANTED"));
        assertThat(bed.decisions.inForce(person))
                .extracting(RightInForce::number)
                .containsExactly(number);
        bed.accessRights.tellGranted(number);
        assertThat(bed.notices(person)).containsExactly("ACCESS_GRANTED");
        assertThat(bed.events(number)).containsExactly("REQUESTED", "CHECKS_PASSED", "GRANTED");
    }

    @Test
    void aGrantedRightBeginsWhenItIsDecidedAndNotBefore() {
        String number = ask(asked -> asked);
        decide(number, "officer.keuruu", AccessDecisionForm.Outcome.GRANTED, null);
        assertThat(bed.column(number, "valid_from"))
                .isAfterOrEqualTo(bed.column(number, "decided_at").minusSeconds(1));
    }

    @Test
    void openBoundsAreRefusedByFieldAndNothingIsWritten() {
        refused("content", asked -> asked.language(false));
        refused("powers", asked -> asked.mayRead(false));
        refused("unit", asked -> asked.extent(ExtentKind.UNIT));
        refused("cases", asked -> asked.extent(ExtentKind.CASES));
        refused("cases", asked -> asked.extent(ExtentKind.CASES).cases("249-2026-0001, jokin"));
        refused("cases", asked -> asked.extent(ExtentKind.CASES).cases("495-2026-0001"));
        refused("extent", asked -> asked.extent(null));
        refused("validFrom", asked -> asked.from(null));
        refused("validUntil", asked -> asked.until(null));
        refused("untilTime", asked -> asked.untilTime("25:00"));
    }

    @Test
    void impossibleTimesAreRefused() {
        LocalDate today = bed.today();
        refused("validUntil", asked -> asked.until(today.minusDays(1)));
        refused("validUntil", asked -> asked.from(today.plusDays(5)).until(today.plusDays(3)));
        refused("validFrom", asked -> asked.from(today.minusDays(1)));
        refused("validFrom", asked -> asked.from(LocalDate.of(1900, 1, 1)).until(LocalDate.of(1900, 1, 2)));
        refused("validUntil", asked -> asked.until(today.plusYears(1)));
        refused("validUntil", asked -> asked.until(LocalDate.of(9999, 12, 31)));
        refused(
                "validUntil",
                asked -> asked.ground(LegalGround.MULTI_PROFESSIONAL).until(today.plusMonths(3)));
    }

    @Test
    void theLongestThatTheGroundAllowsIsTaken() {
        String number = ask(asked -> asked.until(bed.today().plusYears(1).minusDays(1)));
        assertThat(bed.accessRights.check(number)).isTrue();
    }

    @Test
    void ownPersonUnknownPersonAndOutsiderAreRefused() {
        refused("person", asked -> asked.person("lead.keuruu"));
        refused("person", asked -> asked.person("nobody"));
        int before = bed.count("access_right");
        assertThatThrownBy(() -> submit("officer.keuruu", new Asked(bed.person("keuruu"), bed.today())))
                .isInstanceOf(AccessRefused.class);
        assertThat(bed.count("access_right")).isEqualTo(before);
    }

    @Test
    void eachFailedCheckIsExplained() {
        failed("EMPLOYER_NOT_ON_GROUND", asked -> asked.person(bed.person("multia")));
        failed("EMPLOYER_NOT_ON_GROUND", asked -> asked.person(bed.person("keski-suomi-hva")));
        failed("ROLE_NOT_ON_GROUND", asked -> asked.role(Role.WELLBEING_PROFESSIONAL));
        String planning = bed.caseOf("249", null, "PLANNING");
        String open = bed.caseOf("249", null, "IN_FORCE");
        String closedOff = "249-2026-99999";
        UnaryOperator<Asked> county = asked -> asked.person(bed.person("keski-suomi-hva"))
                .ground(LegalGround.MULTI_PROFESSIONAL)
                .role(Role.WELLBEING_PROFESSIONAL)
                .extent(ExtentKind.CASES)
                .cases(planning);
        assertThat(bed.accessRights.check(ask(county))).isTrue();
        failed("CASE_NOT_OPEN", asked -> county.apply(asked).cases(open));
        failed("CASE_NOT_OPEN", asked -> county.apply(asked).cases(planning + " " + closedOff));
        failed("POWERS_NOT_ON_GROUND", asked -> county.apply(asked).mayDecide());
        UnaryOperator<Asked> partner = asked -> asked.person(bed.person("partner-opisto"))
                .ground(LegalGround.OUTSIDE_ORGANISATION)
                .role(Role.PARTNER_PROFESSIONAL)
                .extent(ExtentKind.CASES)
                .cases(open);
        assertThat(bed.accessRights.check(ask(partner))).isTrue();
        failed("CONTENT_NOT_ON_GROUND", asked -> partner.apply(asked).health());
        String left = bed.person("keuruu");
        String number = ask(asked -> asked.person(left));
        bed.jdbc
                .sql("update koto.person set employed = false where id = :p")
                .param("p", left)
                .update();
        assertThat(bed.accessRights.check(number)).isFalse();
        assertThat(failures(number)).contains("NOT_EMPLOYED");
    }

    @Test
    void aSecondRightOfTheSameKindIsADuplicateUntilTheFirstEnds() {
        String holder = bed.person("keuruu");
        String first = ask(asked -> asked.person(holder));
        decide(first, "officer.keuruu", AccessDecisionForm.Outcome.GRANTED, null);
        String second = ask(asked -> asked.person(holder));
        assertThat(bed.accessRights.check(second)).isFalse();
        assertThat(failures(second)).containsExactly("DUPLICATE");
        bed.accessRights.revoke(first, "officer.keuruu", "Tehtävä muuttui");
        assertThat(bed.accessRights.check(second)).isTrue();
        assertThat(failures(second)).isEmpty();
    }

    @Test
    void aFailedRequestIsCorrectedOrTakenBack() {
        String number = ask(asked -> asked.role(Role.WELLBEING_PROFESSIONAL));
        assertThat(bed.accessRights.check(number)).isFalse();
        AccessCorrectionForm form = bed.bean(AccessCorrectionForm.class);
        AccessCorrectionForm.Answer shown = form.read(context("lead.keuruu", number));
        assertThat(shown.failures()).contains("Roolia \"Hyvinvointialueen ammattilainen\"");
        assertThat(shown.content()).containsExactly(DataCategory.LANGUAGE);
        Map<String, Object> corrected = form.submit(
                context("lead.keuruu", number), corrected(shown, Role.CASEWORKER, false, shown.rowVersion()));
        assertThat(corrected).containsEntry("requestWithdrawn", false);
        assertThat(bed.accessRights.check(number)).isTrue();
        assertThatThrownBy(() -> form.submit(
                        context("lead.keuruu", number), corrected(shown, Role.TEAM_LEAD, false, shown.rowVersion())))
                .isInstanceOfSatisfying(
                        FormRefused.class, stale -> assertThat(fields(stale)).containsExactly("version"));
        AccessCorrectionForm.Answer again = form.read(context("lead.keuruu", number));
        assertThat(form.submit(
                        context("lead.keuruu", number), corrected(again, Role.CASEWORKER, true, again.rowVersion())))
                .containsEntry("requestWithdrawn", true);
        bed.accessRights.withdraw(number);
        bed.accessRights.withdraw(number);
        assertThat(bed.events(number))
                .containsExactly("REQUESTED", "CHECKS_FAILED", "CORRECTED", "CHECKS_PASSED", "WITHDRAWN");
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
        String requested = submit("officer2.keuruu", new Asked(holder, bed.today()));
        decisionRefused(requested, "officer2.keuruu");
        for (String stranger : List.of("lead.keuruu", "officer.multia", "dpo.keuruu", holder)) {
            assertThatThrownBy(() -> decide(requested, stranger, AccessDecisionForm.Outcome.GRANTED, null))
                    .isInstanceOf(AccessRefused.class);
        }
        decide(requested, "officer.keuruu", AccessDecisionForm.Outcome.GRANTED, null);
    }

    @Test
    void refusalNeedsAReason() {
        String number = ask(asked -> asked);
        assertThatThrownBy(() -> decide(number, "officer.keuruu", AccessDecisionForm.Outcome.REFUSED, null))
                .isInstanceOfSatisfying(
                        FormRefused.class,
                        refused -> assertThat(fields(refused)).containsExactly("reason"));
        assertThat(decide(number, "officer.keuruu", AccessDecisionForm.Outcome.REFUSED, "Tehtävä ei sitä edellytä"))
                .containsEntry("accessDecision", "REFUSED");
        bed.accessRights.tellRefused(number);
        assertThat(bed.decisions.inForce(person)).isEmpty();
        assertThat(bed.events(number)).containsExactly("REQUESTED", "REFUSED");
    }

    @Test
    void decidedTwiceIsStale() {
        String number = ask(asked -> asked);
        decide(number, "officer.keuruu", AccessDecisionForm.Outcome.GRANTED, null);
        assertThatThrownBy(() -> decide(number, "officer2.keuruu", AccessDecisionForm.Outcome.REFUSED, "Ei"))
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
        assertThatThrownBy(() -> decide(number, "officer.keuruu", AccessDecisionForm.Outcome.GRANTED, null))
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
        return submit("lead.keuruu", asked);
    }

    private static String submit(String requester, Asked asked) {
        return bed.bean(AccessRequestForm.class)
                .start(new FormContext(requester, "249", null, Map.of()), asked.answer())
                .key();
    }

    private void refused(String field, UnaryOperator<Asked> change) {
        int before = bed.count("access_right");
        assertThatThrownBy(() -> ask(change))
                .isInstanceOfSatisfying(
                        FormRefused.class,
                        refused -> assertThat(fields(refused)).contains(field));
        assertThat(bed.count("access_right")).isEqualTo(before);
    }

    private void failed(String code, UnaryOperator<Asked> change) {
        String number = ask(change);
        assertThat(bed.accessRights.check(number)).isFalse();
        assertThat(failures(number)).contains(code);
        assertThat(bed.events(number)).containsExactly("REQUESTED", "CHECKS_FAILED");
    }

    private void decisionRefused(String number, String officer) {
        for (AccessDecisionForm.Outcome outcome : AccessDecisionForm.Outcome.values()) {
            assertThatThrownBy(() -> decide(number, officer, outcome, "Perustelu"))
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

    private static Map<String, Object> decide(
            String number, String officer, AccessDecisionForm.Outcome outcome, String reason) {
        AccessDecisionForm form = bed.bean(AccessDecisionForm.class);
        AccessDecisionForm.Answer shown = form.read(context("officer.keuruu", number));
        return form.submit(
                context(officer, number),
                new AccessDecisionForm.Answer(
                        outcome,
                        shown.content(),
                        shown.extent(),
                        shown.unit(),
                        shown.cases(),
                        shown.powers(),
                        shown.validFrom(),
                        shown.validUntil(),
                        shown.untilTime(),
                        reason,
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
                        null));
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

    private static AccessCorrectionForm.Answer corrected(
            AccessCorrectionForm.Answer shown, Role role, boolean withdraw, String version) {
        return new AccessCorrectionForm.Answer(
                shown.person(),
                role,
                shown.ground(),
                shown.content(),
                shown.extent(),
                shown.unit(),
                shown.cases(),
                shown.powers(),
                shown.validFrom(),
                shown.validUntil(),
                shown.untilTime(),
                shown.justification(),
                withdraw,
                version,
                null,
                null,
                null,
                null);
    }

    private static List<String> failures(String number) {
        return bed.bean(Rights.class).failures(number).stream()
                .map(Failure::code)
                .toList();
    }

    private static List<String> fields(FormRefused refused) {
        return refused.problems().stream().map(FormRefused.Problem::field).toList();
    }

    private static FormContext context(String person, String number) {
        return new FormContext(person, "249", number, Map.of());
    }

    /** What a team lead fills in; by default right for a month. */
    private static final class Asked {

        private String person;
        private Role role = Role.CASEWORKER;
        private LegalGround ground = LegalGround.MUNICIPAL_TASK;
        private boolean language = true;
        private boolean health;
        private ExtentKind extent = ExtentKind.MUNICIPALITY;
        private String cases;
        private boolean mayRead = true;
        private boolean mayDecide;
        private LocalDate from;
        private LocalDate until;
        private String untilTime;

        Asked(String person, LocalDate today) {
            this.person = person;
            this.from = today;
            this.until = today.plusDays(30);
        }

        Asked person(String value) {
            person = value;
            return this;
        }

        Asked role(Role value) {
            role = value;
            return this;
        }

        Asked ground(LegalGround value) {
            ground = value;
            return this;
        }

        Asked language(boolean value) {
            language = value;
            return this;
        }

        Asked health() {
            health = true;
            return this;
        }

        Asked extent(ExtentKind value) {
            extent = value;
            return this;
        }

        Asked cases(String value) {
            cases = value;
            return this;
        }

        Asked mayRead(boolean value) {
            mayRead = value;
            return this;
        }

        Asked mayDecide() {
            mayDecide = true;
            return this;
        }

        Asked from(LocalDate value) {
            from = value;
            return this;
        }

        Asked until(LocalDate value) {
            until = value;
            return this;
        }

        Asked untilTime(String value) {
            untilTime = value;
            return this;
        }

        AccessRequestForm.Answer answer() {
            return new AccessRequestForm.Answer(
                    person, role, ground, false, false, false, null, language, health, null, null, null, null, extent,
                    null, cases, mayRead, false, mayDecide, from, until, untilTime, "Tehtävä", null);
        }
    }
}
