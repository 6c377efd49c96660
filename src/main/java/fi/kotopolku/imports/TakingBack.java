package fi.kotopolku.imports;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.identity.WorkFor;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes an import back with everything that it made. The database looks for itself whether it may; it is asked here before,
 * for words that say what stands in the way.
 */
@Component
class TakingBack {

    static final String REASON = "takeBackReason";

    private static final int LONGEST_REASON = 4000;

    private final ImportRule rule;
    private final ImportStore store;
    private final ImportSteps steps;
    private final JdbcClient jdbc;
    private final WorkFor work;
    private final Audit audit;

    TakingBack(ImportRule rule, ImportStore store, ImportSteps steps, JdbcClient jdbc, WorkFor work, Audit audit) {
        this.rule = rule;
        this.store = store;
        this.steps = steps;
        this.jdbc = jdbc;
        this.work = work;
        this.audit = audit;
    }

    /**
     * @throws AccessRefused for whoever is not a main user of the municipality
     * @throws FormRefused without a reason
     * @throws NotTakenBack before the import is brought, after the days of the rule {@code IMPORT_UNDO}, and when somebody has
     *     worked on one of the cases
     */
    @Transactional
    public void take(String personId, String number, String reason) {
        Import brought = rule.requireLocked(personId, number);
        if (Written.nothing(reason) || reason.length() > LONGEST_REASON || !reason.matches(LongText.VISIBLE)) {
            throw new FormRefused(REASON, "Kirjoita, miksi tuonti perutaan. Enintään 4000 merkkiä.");
        }
        work.municipality(brought.municipality());
        obstacle(brought);
        try {
            steps.takeBack(number, personId, reason.strip());
        } catch (DataIntegrityViolationException refused) {
            throw new NotTakenBack(
                    "Tuontia ei voitu perua, koska jonkin sen asian parissa työskennellään juuri nyt. Mitään ei peruttu.");
        }
        audit.event(personId, "IMPORT_TAKEN_BACK", number);
    }

    private void obstacle(Import brought) {
        if (!brought.brought()) {
            throw new NotTakenBack("Tuontia ei voi perua nyt: se on tilassa \"%s\"."
                    .formatted(brought.state().nameFi()));
        }
        if (store.underWay(brought.municipality()).isPresent()) {
            throw new NotTakenBack("Kunnassa on toinen tuonti kesken. Vie se loppuun tai luovu siitä ensin.");
        }
        if (!now().isBefore(brought.undoUntil())) {
            throw new NotTakenBack("Tuonnin sai perua %s asti. Yksittäisen asian voi päättää sen omista tiedoista."
                    .formatted(ImportWords.lastDay(brought.undoUntil())));
        }
        int workedOn = steps.workedOn(brought.number());
        if (workedOn > 0) {
            throw new NotTakenBack(
                    "Tuontia ei voi enää perua, koska tuotuja asioita on jo käsitelty (%d). Mitään ei peruttu."
                            .formatted(workedOn));
        }
    }

    /** As the database sees it, which decides in the end. */
    private Instant now() {
        return jdbc.sql("select koto.instant()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }
}
