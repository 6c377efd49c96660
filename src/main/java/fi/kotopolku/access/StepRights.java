package fi.kotopolku.access;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.identity.Organisation.Kind;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rights that a step of a case opens and closes by itself, for the wellbeing services county's part in it (source
 * decision, clause 7 b). No officer decides on them; who invited is recorded instead.
 */
@Component
class StepRights {

    private static final String OPENED = "Kutsu monialaiseen vaiheeseen.";
    private static final String CLOSED = "Vaihe päättyi.";

    private final JdbcClient jdbc;
    private final Rights rights;
    private final RequestChecks checks;
    private final EndedRights endedRights;
    private final People people;
    private final Notices notices;
    private final Audit audit;

    StepRights(
            JdbcClient jdbc,
            Rights rights,
            RequestChecks checks,
            EndedRights endedRights,
            People people,
            Notices notices,
            Audit audit) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.checks = checks;
        this.endedRights = endedRights;
        this.people = people;
        this.notices = notices;
        this.audit = audit;
    }

    String open(StepRight right) {
        holdStep(right.stepKey());
        return opened(right.stepKey()).orElseGet(() -> openNew(right));
    }

    void close(String number) {
        if (rights.end(number, Ending.byNobody(EndCause.STEP_CLOSED, CLOSED))) {
            rights.tell(number, Event.CLOSED_BY_STEP, null, null);
        }
        endedRights.tidy(number);
    }

    private String openNew(StepRight right) {
        Person professional = people.find(right.personId())
                .filter(person -> person.employer().kind() == Kind.WELLBEING_COUNTY)
                .orElseThrow(AccessRefused::nothingHere);
        String municipality = municipalityOf(right.caseNumber());
        String number = rights.nextNumber(municipality);
        insert(number, municipality, professional, right);
        rights.nameCases(number, new Extent.Cases(Set.of(right.caseNumber())));
        rights.tell(number, Event.OPENED_BY_STEP, right.invitedBy(), null);
        audit.event(right.invitedBy(), "ACCESS_RIGHT_OPENED", number);
        notices.tell(right.personId(), "ACCESS_OPENED", number);
        return number;
    }

    /**
     * Never longer than the ground allows, whatever the step asks. A step whose time passed before it came to open the
     * right gets one that has ended already, so that the process goes on to its limit without anybody getting in.
     */
    private void insert(String number, String municipality, Person professional, StepRight right) {
        Instant now = rights.now();
        Instant latest = checks.latestEnd(LegalGround.MULTI_PROFESSIONAL, now);
        Instant until = right.until().isAfter(latest) ? latest : right.until();
        Instant from = now.isBefore(until) ? now : until.minusSeconds(1);
        jdbc.sql("""
                insert into koto.access_right (number, basis, step_key, municipality, person_id, employer, ground, role,
                    content, extent, powers, valid_from, valid_until, state, requested_by, justification)
                values (:number, 'STEP', :stepKey, :municipality, :person, :employer, 'MULTI_PROFESSIONAL',
                    'wellbeing-professional', :content, 'CASES', :powers, :from, :until, 'GRANTED', :invitedBy, :why)
                """)
                .param("number", number)
                .param("stepKey", right.stepKey())
                .param("municipality", municipality)
                .param("person", professional.id())
                .param("employer", professional.employer().id())
                .param("content", RightColumns.words(right.content()))
                .param("powers", RightColumns.words(right.powers()))
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("invitedBy", right.invitedBy())
                .param("why", OPENED)
                .update();
    }

    /** One at a time for a step: whoever comes second finds the first one's right. */
    private void holdStep(String stepKey) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('access-right-step:' || :key, 0)) is null")
                .param("key", stepKey)
                .query(Boolean.class)
                .single();
    }

    private Optional<String> opened(String stepKey) {
        return jdbc.sql("select number from koto.access_right where step_key = :key")
                .param("key", stepKey)
                .query(String.class)
                .optional();
    }

    private String municipalityOf(String caseNumber) {
        return jdbc.sql("select municipality from koto.integration_case where number = :number and state <> 'CLOSED'")
                .param("number", caseNumber)
                .query(String.class)
                .optional()
                .orElseThrow(AccessRefused::nothingHere);
    }
}
