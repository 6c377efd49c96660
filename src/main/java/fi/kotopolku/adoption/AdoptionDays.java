package fi.kotopolku.adoption;

import fi.kotopolku.adoption.AdoptionStore.Event;
import fi.kotopolku.adoption.AdoptionStore.Told;
import fi.kotopolku.rules.Deadline;
import fi.kotopolku.rules.Rules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The days of an adoption, counted back from its start and from the day that use becomes an obligation (§ 102). */
@Component
class AdoptionDays {

    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private static final int LATE_START_MONTHS = 3;

    private final Rules rules;

    AdoptionDays(Rules rules) {
        this.rules = rules;
    }

    /** The last day on which a requirement is met as planned, and why. */
    Deadline target(Adoption adoption, Requirement requirement) {
        return rules.noticeBefore(requirement.rule(), adoption.startsOn());
    }

    /** The last day on which it is decided, as planned, whether clients are brought from an old system, and why. */
    Deadline oldData(Adoption adoption) {
        return rules.noticeBefore("ADOPTION_OLD_DATA", adoption.startsOn());
    }

    /**
     * The last day that a municipality can choose for its start: the first one on which it must use the system, and for
     * whoever is late some months from today (our own choice).
     */
    LocalDate latestStart(LocalDate today) {
        LocalDate mandatory = mandatoryFrom(today);
        return today.isAfter(mandatory) ? today.plusMonths(LATE_START_MONTHS) : mandatory;
    }

    /** The first day on which a municipality must use the system. */
    LocalDate mandatoryFrom(LocalDate today) {
        return rules.rule("KOTO_AJ_MANDATORY_FROM", today).date();
    }

    /** The last day on which a start on the given day can be planned for without haste. */
    LocalDate planned(LocalDate start) {
        return rules.noticeBefore(Requirement.BOARD_DECISION.rule(), start).due();
    }

    /**
     * When the adoption is next looked at, by what has been told of it since its start was last moved: the reminder, the
     * notice to KEHA, and after it each week.
     */
    Instant watchAt(Adoption adoption, Optional<Told> last) {
        if (last.isEmpty()) {
            return beginning(
                    rules.noticeBefore("ADOPTION_REMINDER", adoption.startsOn()).due());
        }
        Instant escalation = beginning(
                rules.noticeBefore("ADOPTION_ESCALATION", adoption.startsOn()).due());
        Instant again = last.get()
                .at()
                .atZone(HELSINKI)
                .plus(rules.rule("ADOPTION_ESCALATION", adoption.startsOn()).period())
                .toInstant();
        return last.get().event() == Event.REMINDED ? escalation : again;
    }

    static Instant beginning(LocalDate day) {
        return day.atStartOfDay(HELSINKI).toInstant();
    }

    /** "28.11.2026". */
    static String fi(LocalDate day) {
        return DAY.format(day);
    }
}
