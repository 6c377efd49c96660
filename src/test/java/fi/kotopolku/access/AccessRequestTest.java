package fi.kotopolku.access;

import static fi.kotopolku.access.RequestForms.context;
import static fi.kotopolku.access.RequestForms.decide;
import static fi.kotopolku.access.RequestForms.fields;
import static fi.kotopolku.access.RequestForms.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.form.FormRefused;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A right is asked for, checked and corrected; what is refused writes nothing. */
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
        Map<String, Object> decided = decide(bed, number, "officer.keuruu", AccessDecisionForm.Outcome.GRANTED, null);
        assertThat(decided).containsExactly(Map.entry("accessDecision", "GRANTED"));
        assertThat(bed.decisions.inForce(person))
                .extracting(RightInForce::number)
                .containsExactly(number);
        bed.accessRights.tellGranted(number);
        assertThat(bed.notices(person)).containsExactly("ACCESS_GRANTED");
        assertThat(bed.events(number)).containsExactly("REQUESTED", "CHECKS_PASSED", "GRANTED");
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
    void aGroundWithoutItsCasesIsRefused() {
        for (LegalGround outside : List.of(LegalGround.MULTI_PROFESSIONAL, LegalGround.OUTSIDE_ORGANISATION)) {
            refused("extent", asked -> asked.ground(outside).until(bed.today().plusDays(5)));
        }
    }

    @Test
    void aBeginThatIsOutOfSightIsRefused() {
        refused(
                "validFrom",
                asked -> asked.from(bed.today().plusYears(2))
                        .until(bed.today().plusYears(2).plusDays(5)));
        refused("validFrom", asked -> asked.from(LocalDate.of(9999, 1, 1)).until(LocalDate.of(9999, 1, 5)));
    }

    @Test
    void theLongestThatTheGroundAllowsIsTaken() {
        String number = ask(asked -> asked.until(bed.today().plusYears(1).minusDays(1)));
        assertThat(bed.accessRights.check(number)).isTrue();
    }

    @Test
    void aRightCanEndInTheMiddleOfADayToTheSecond() {
        ZonedDateTime end =
                bed.now().plusSeconds(120).atZone(AccessTestbed.HELSINKI).truncatedTo(ChronoUnit.SECONDS);
        String time = DateTimeFormatter.ofPattern("HH:mm:ss").format(end);
        String number = ask(asked -> asked.until(end.toLocalDate()).untilTime(time));
        assertThat(bed.accessRights.check(number)).isTrue();
        assertThat(bed.column(number, "valid_until")).isEqualTo(end.toInstant());
        decide(bed, number, "officer.keuruu", AccessDecisionForm.Outcome.GRANTED, null);
        assertThat(bed.decisions.holds(person, Role.CASEWORKER, "249")).isTrue();
        bed.stopClockAt(end.toInstant());
        assertThat(bed.decisions.holds(person, Role.CASEWORKER, "249")).isFalse();
    }

    @Test
    void ownPersonUnknownPersonAndOutsiderAreRefused() {
        refused("person", asked -> asked.person("lead.keuruu"));
        refused("person", asked -> asked.person("nobody"));
        int before = bed.count("access_right");
        assertThatThrownBy(() -> submit(bed, "officer.keuruu", new Asked(bed.person("keuruu"), bed.today())))
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
        failed("CONTENT_NOT_FOR_ROLE", asked -> asked.role(Role.PROCESS_MANAGER));
        failed("CONTENT_NOT_FOR_ROLE", asked -> asked.role(Role.ACCESS_OFFICER).health());
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
        decide(bed, first, "officer.keuruu", AccessDecisionForm.Outcome.GRANTED, null);
        String second = ask(asked -> asked.person(holder));
        assertThat(bed.accessRights.check(second)).isFalse();
        assertThat(failures(second)).containsExactly("DUPLICATE");
        bed.accessRights.revoke(first, "officer.keuruu", RevocationGround.TASK_ENDED, "Tehtävä muuttui");
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

    private String ask(UnaryOperator<Asked> change) {
        person = bed.person("keuruu");
        Asked asked = change.apply(new Asked(person, bed.today()));
        return submit(bed, "lead.keuruu", asked);
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
        return bed.bean(FoundFailures.class).of(number).stream()
                .map(Failure::code)
                .toList();
    }
}
