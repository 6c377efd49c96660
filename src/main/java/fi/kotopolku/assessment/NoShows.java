package fi.kotopolku.assessment;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.CaseSummary;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.FormRefused;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A client who is invited to the interview and does not come. Each time is recorded and ends nothing; after the second a
 * caseworker may end the assessment with a reason, and what becomes of the case is then decided as after any other end. That
 * two invitations are enough is the house's own choice: no provision on it has been seen.
 */
@Service
class NoShows {

    static final int INVITATIONS = 2;

    private static final int LONGEST_REASON = 4000;

    private final AssessmentStore assessments;
    private final NoShowStore store;
    private final CaseFile caseFile;
    private final Cases cases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NoShows(
            AssessmentStore assessments,
            NoShowStore store,
            CaseFile caseFile,
            Cases cases,
            ApplicationEventPublisher events,
            Clock clock) {
        this.assessments = assessments;
        this.store = store;
        this.caseFile = caseFile;
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param missedOn the day in Finland, from the case's registration to today
     * @throws AccessRefused when the person may not write of the plan in the case
     * @throws FormRefused naming what is missing or impossible, and when no interview is awaited
     */
    @Transactional
    public void record(String personId, String caseNumber, LocalDate missedOn, NoShow.InvitedBy invitedBy) {
        caseFile.writes(personId, caseNumber, DataCategory.PLAN);
        CaseSummary about = cases.find(caseNumber);
        if (missedOn == null) {
            throw new FormRefused("missedOn", "Kirjoita päivä, jona asiakas ei tullut.");
        }
        if (missedOn.isAfter(LocalDate.now(clock)) || missedOn.isBefore(about.openedOn())) {
            throw new FormRefused("missedOn", "Valitse päivä asian rekisteröinnistä tähän päivään.");
        }
        if (invitedBy == null) {
            throw new FormRefused("invitedBy", "Valitse, miten asiakas kutsuttiin.");
        }
        Assessment assessment = awaiting(caseNumber);
        if (!store.record(assessment, about.municipality(), new NoShow(missedOn, invitedBy), personId)) {
            throw new FormRefused("missedOn", "Tämä päivä on jo kirjattu.");
        }
    }

    /**
     * Ends the assessment without an interview.
     *
     * @throws AccessRefused when the person may not decide over the plan in the case
     * @throws FormRefused without a reason or two recorded no-shows, and when no interview is awaited
     */
    @Transactional
    public void giveUp(String personId, String caseNumber, String reason) {
        caseFile.decides(personId, caseNumber, DataCategory.PLAN);
        if (Written.nothing(reason)) {
            throw new FormRefused("reason", "Kirjoita, miten asiakasta on tavoiteltu ja miksi arviointi päätetään.");
        }
        if (reason.length() > LONGEST_REASON || !reason.matches(LongText.VISIBLE)) {
            throw new FormRefused("reason", "Lyhennä syy enintään 4000 merkkiin ja poista siitä näkymättömät merkit.");
        }
        UUID assessment = awaiting(caseNumber).id();
        if (store.of(assessment).size() < INVITATIONS) {
            throw new FormRefused("reason", "Kutsu asiakas ainakin kaksi kertaa ja kirjaa molemmat kerrat ensin.");
        }
        store.giveUp(assessment, reason.strip(), personId);
        events.publishEvent(new ClientNotReached(caseNumber));
    }

    private Assessment awaiting(String caseNumber) {
        return assessments
                .latest(caseNumber)
                .filter(latest -> store.awaitsInterview(latest.id()))
                .orElseThrow(() -> new FormRefused("missedOn", "Asiassa ei odoteta alkuhaastattelua."));
    }
}
