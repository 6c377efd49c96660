package fi.kotopolku.transfer;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.Role;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * When a side that keeps silent is reminded, and when its team leads hear of it; each turn counts anew. Nothing is decided
 * by silence. Each side's own process tells its own people, since nobody writes into another municipality.
 */
@Component
class Turns {

    static final String REMINDER = "TRANSFER_REMINDER";
    static final String ESCALATION = "TRANSFER_ESCALATION";

    private final Rules rules;
    private final AccessDecisions decisions;
    private final Notices notices;
    private final Clock clock;

    Turns(Rules rules, AccessDecisions decisions, Notices notices, Clock clock) {
        this.rules = rules;
        this.decisions = decisions;
        this.notices = notices;
        this.clock = clock;
    }

    Date remindAt(Transfer transfer) {
        return at(REMINDER, transfer);
    }

    Date escalateAt(Transfer transfer) {
        return at(ESCALATION, transfer);
    }

    private Date at(String rule, Transfer transfer) {
        LocalDate begun = LocalDate.ofInstant(transfer.turnedAt(), clock.getZone());
        return Date.from(rules.due(rule, begun).at());
    }

    /** The people of the roles in the municipality; where there is nobody in any of them, its caseworkers. */
    void tell(String municipality, String kind, String key, Role... roles) {
        Set<String> people = new LinkedHashSet<>();
        for (Role role : roles) {
            people.addAll(decisions.holders(role, municipality));
        }
        List<String> told = people.isEmpty() ? decisions.holders(Role.CASEWORKER, municipality) : List.copyOf(people);
        told.forEach(person -> notices.tell(person, kind, key));
    }

    void tell(String person, String kind, String key) {
        notices.tell(person, kind, key);
    }
}
