package fi.kotopolku.assessment;

import static fi.kotopolku.casefile.CaseTestbed.KEURUU;
import static fi.kotopolku.casefile.CaseTestbed.NURSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.AccessRights;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The county's part under a right that opens and closes with it. */
class ContributionTest {

    private static AssessmentHouse house;

    @BeforeAll
    static void start() {
        house = new AssessmentHouse("contribution");
    }

    @AfterAll
    static void stop() {
        house.bed.close();
    }

    @Test
    void theNurseContributesUnderARightThatOpensAndClosesWithTheStep() {
        String number = house.invited("Testi-Kutsu");
        String id = house.onlyInvited(number);
        FormContext task = house.guest(NURSE, number, id);
        assertThat(house.contributions.professional(id)).isEqualTo(NURSE);
        assertThatThrownBy(() -> house.contribution.read(task)).isInstanceOf(AccessRefused.class);

        house.contributions.openRight(id);
        house.contributions.openRight(id);
        assertThat(house.bed.count("select count(*) from koto.access_right where step_key = ?", id))
                .isEqualTo(1);
        Contribute shown = house.contribution.read(task);
        assertThat(shown.clientName()).contains("Kutsu");
        assertThat(shown.question()).contains("\\<img src\\=x\\>");
        assertThat(shown.limit()).isEqualTo("16.3.2026");
        assertThat(house.decisions()
                        .decide(NURSE, Power.READ, number, DataCategory.NOTES)
                        .allowed())
                .isFalse();
        assertThat(house.decisions()
                        .decide(NURSE, Power.DECIDE, number, DataCategory.SERVICES)
                        .allowed())
                .isFalse();

        guestRefused(task, given(shown, Contribute.Reply.GIVE, null, null), "observations");
        guestRefused(task, given(shown, Contribute.Reply.DECLINE, null, " "), "declineReason");
        guestRefused(task, given(shown, null, null, null), "reply");
        assertThat(house.bed.submit(
                        house.contribution,
                        task,
                        given(shown, Contribute.Reply.GIVE, "Jaksaa hyvin [linkki](x).", null)))
                .isEmpty();
        guestRefused(task, given(shown, Contribute.Reply.GIVE, "Toiseen kertaan", null), "version");
        assertThat(house.contributions.invited(number, "ASSESSMENT")).isEmpty();

        house.contributions.closeRight(id);
        house.contributions.closeRight(id);
        assertThatThrownBy(() -> house.contribution.read(task)).isInstanceOf(AccessRefused.class);
        assertThat(house.decisions().inForce(NURSE))
                .noneMatch(right -> right.number().equals(house.rightOf(id)));
        assertThat(house.conclusion.read(house.bed.task(KEURUU, number)).contributionsText())
                .contains("Jaksaa hyvin \\[linkki\\]", "Vastattu 2\\.3\\.2026", "Keski\\-Suomen hyvinvointialue");
        assertThat(house.notices(KEURUU, "CONTRIBUTION_GIVEN", number)).isEqualTo(1);
        assertThat(house.ended).noneMatch(event -> event.contributionId().equals(id));
    }

    @Test
    void aContributionIsOnlyTheInvitedPersonsOwnAndOnlyInItsCase() {
        String number = house.invited("Testi-Oma");
        String id = house.onlyInvited(number);
        house.contributions.openRight(id);
        String other = house.invited("Testi-Toinen");
        house.contributions.openRight(house.onlyInvited(other));
        for (FormContext wrong : List.of(
                house.guest(KEURUU, number, id),
                house.guest("doctor.keskisuomi", number, id),
                house.guest(NURSE, other, id),
                house.guest(NURSE, number, "../etc"),
                house.bed.task(NURSE, number))) {
            assertThatThrownBy(() -> house.contribution.read(wrong)).isInstanceOf(AccessRefused.class);
        }
    }

    @Test
    void withoutAnAnswerTheStepGoesOnWithoutAndSaysSo() {
        String number = house.invited("Testi-Hiljainen");
        String id = house.onlyInvited(number);
        house.contributions.openRight(id);
        assertThat(house.contributions.remindAt(id)).isBefore(house.contributions.limitAt(id));
        house.contributions.remind(id);
        assertThat(house.notices(NURSE, "CONTRIBUTION_REMINDER", number)).isEqualTo(1);
        house.contributions.lapse(id);
        house.contributions.lapse(id);
        house.contributions.remind(id);
        house.contributions.closeRight(id);
        assertThat(house.notices(NURSE, "CONTRIBUTION_REMINDER", number)).isEqualTo(1);
        assertThat(house.notices(KEURUU, "CONTRIBUTION_LAPSED", number)).isEqualTo(1);
        assertThat(house.contributions.invited(number, "ASSESSMENT")).isEmpty();
        assertThat(house.conclusion.read(house.bed.task(KEURUU, number)).contributionsText())
                .contains("Ei vastannut määräajassa");
    }

    @Test
    void aRightEndedEarlyIsToldToTheStep() {
        String number = house.invited("Testi-Peruttu");
        String id = house.onlyInvited(number);
        house.contributions.openRight(id);
        house.bed.end(house.rightOf(id));
        house.bed.bean(AccessRights.class).tidyUp();
        assertThat(house.ended).contains(new GuestRightEnded(id, number));
    }

    @Test
    void decliningIsAnAnswer() {
        String number = house.invited("Testi-Kieltäytyvä");
        String id = house.onlyInvited(number);
        house.contributions.openRight(id);
        FormContext task = house.guest(NURSE, number, id);
        house.bed.submit(
                house.contribution,
                task,
                given(house.contribution.read(task), Contribute.Reply.DECLINE, null, "Ei tuttu asiakas."));
        assertThat(house.conclusion.read(house.bed.task(KEURUU, number)).contributionsText())
                .contains("Ei osallistu", "Ei tuttu asiakas");
    }

    @Test
    void somebodyWhoLeftTheCountyGetsNoRight() {
        house.bed.person("left.keskisuomi", "keski-suomi-hva");
        String number = house.opened("Testi-Lähtenyt");
        house.bed.inTransaction(() -> {
            house.contributions.invite(number, "PLAN", List.of("left.keskisuomi"), AssessmentHouse.QUESTION, KEURUU);
            return null;
        });
        String id = house.contributions.invited(number, "PLAN").get(0);
        house.bed
                .jdbc
                .sql("update koto.person set employed = false where id = 'left.keskisuomi'")
                .update();
        house.contributions.openRight(id);
        assertThat(house.bed.count("select count(*) from koto.access_right where step_key = ?", id))
                .isZero();
        house.contributions.closeRight(id);
    }

    @Test
    void whoIsAskedAlreadyIsNotAskedTwice() {
        String number = house.invited("Testi-Uudestaan");
        house.contributions.invite(
                number, "ASSESSMENT", List.of(NURSE, "doctor.keskisuomi"), AssessmentHouse.QUESTION, KEURUU);
        assertThat(house.contributions.invited(number, "ASSESSMENT")).hasSize(2);
        assertThat(house.contributions.invited(number, "REVIEW")).isEmpty();
        assertThat(house.contributions.answers(
                        house.bed.bean(CaseFile.class).open(KEURUU, number), number, "ASSESSMENT", Instant.EPOCH))
                .hasSize(2);
    }

    private static void guestRefused(FormContext task, Contribute answer, String field) {
        assertThatThrownBy(() -> house.bed.submit(house.contribution, task, answer))
                .isInstanceOfSatisfying(
                        FormRefused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(FormRefused.Problem::field)
                                .containsExactly(field));
    }

    private static Contribute given(Contribute shown, Contribute.Reply reply, String observations, String why) {
        return new Contribute(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                shown.rowVersion(),
                reply,
                observations,
                null,
                null,
                why);
    }
}
