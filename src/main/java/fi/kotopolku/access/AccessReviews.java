package fi.kotopolku.access;

import fi.kotopolku.access.AccessReviewStore.ListOf;
import fi.kotopolku.access.AccessReviewStore.Review;
import fi.kotopolku.access.AccessReviewStore.Row;
import fi.kotopolku.access.Reviewers.Reviewed;
import fi.kotopolku.access.Reviewers.Reviewer;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.rules.Rules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The periodic review of a municipality's rights, in the steps that the process {@code access-review} takes; {@code
 * number} is the review's number. Every right in force that somebody asked for is on one list, and what nobody answers
 * in time ends.
 */
@Service("accessReviews")
public class AccessReviews {

    static final int MOST_ON_A_LIST = 50;

    private static final String CYCLE = "ACCESS_RECERTIFICATION";
    private static final String ANSWER = "ACCESS_REVIEW_ANSWER";
    private static final String REMINDER = "ACCESS_REVIEW_REMINDER";
    private static final String BY_ITSELF = "system";
    private static final String UNANSWERED = "Katselmointiin ei vastattu määräajassa.";

    private final AccessReviewStore store;
    private final Reviewers reviewers;
    private final Rights rights;
    private final AccessRights accessRights;
    private final Rules rules;
    private final Notices notices;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    AccessReviews(
            AccessReviewStore store,
            Reviewers reviewers,
            Rights rights,
            AccessRights accessRights,
            Rules rules,
            Notices notices,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.reviewers = reviewers;
        this.rights = rights;
        this.accessRights = accessRights;
        this.rules = rules;
        this.notices = notices;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Begins the municipality's review when its time has come: half a year after the last one began, or after the oldest
     * right in force did. The running transaction works for the municipality.
     *
     * @return whether a review began
     */
    @Transactional
    public boolean beginIfDue(String municipality) {
        store.hold(municipality);
        if (store.open(municipality).isPresent() || !due(municipality)) {
            return false;
        }
        events.publishEvent(new AccessReviewDue(begin(municipality, null), municipality));
        return true;
    }

    /** Draws up the lists, each of at most fifty rights, with the facts of the log beside the names. */
    @Transactional
    public void drawUp(String number) {
        Review review = known(number);
        if (!store.lists(number).isEmpty()) {
            return;
        }
        List<Reviewer> impartial = reviewers.reviewers(review.municipality());
        Map<Optional<String>, List<String>> byReviewer = new LinkedHashMap<>();
        for (Reviewed right : reviewers.rights(review.municipality())) {
            byReviewer
                    .computeIfAbsent(Optional.ofNullable(Reviewers.of(right, impartial)), none -> new ArrayList<>())
                    .add(right.right());
        }
        int position = 0;
        for (Map.Entry<Optional<String>, List<String>> own : byReviewer.entrySet()) {
            for (int from = 0; from < own.getValue().size(); from += MOST_ON_A_LIST) {
                int until = Math.min(from + MOST_ON_A_LIST, own.getValue().size());
                UUID list = store.insertList(review, position++, own.getKey().orElse(null));
                for (int at = from; at < until; at++) {
                    store.insertRow(list, at - from, own.getValue().get(at), review.since());
                }
            }
            own.getKey().ifPresent(person -> notices.tell(person, "REVIEW_OF_RIGHTS_BEGUN", number));
        }
    }

    /** Ids of the review's lists, each of which is a task. */
    @Transactional(readOnly = true)
    public List<String> lists(String number) {
        return store.lists(number).stream().map(list -> list.id().toString()).toList();
    }

    /** Id of the person whose list it is; null when nobody was impartial, so that the group sees the task. */
    @Transactional(readOnly = true)
    public String reviewer(String listId) {
        return store.list(UUID.fromString(listId)).map(ListOf::reviewer).orElse(null);
    }

    /** When the lists have to be answered: the beginning of the day after the last day, in Finland. */
    @Transactional(readOnly = true)
    public Date answerBy(String number) {
        return Date.from(rules.due(ANSWER, day(known(number).openedAt())).at());
    }

    @Transactional(readOnly = true)
    public Date remindAt(String number) {
        return Date.from(rules.due(REMINDER, day(known(number).openedAt())).at());
    }

    /** Reminds those whose lists are not answered. */
    @Transactional
    public void remind(String number) {
        store.lists(number).stream()
                .filter(list -> !list.answered())
                .map(ListOf::reviewer)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(person -> notices.tell(person, "REVIEW_OF_RIGHTS_REMINDER", number));
    }

    /** Ends each right that nobody answered for. */
    @Transactional
    public void lockUnanswered(String number) {
        for (ListOf list : store.lists(number)) {
            if (store.lock(list.id())) {
                store.rows(list.id()).forEach(row -> lock(list, row));
                Optional.ofNullable(list.reviewer())
                        .ifPresent(person -> notices.tell(person, "REVIEW_OF_RIGHTS_LOCKED", number));
            }
        }
    }

    @Transactional
    public void close(String number) {
        if (store.close(number)) {
            audit.event(BY_ITSELF, "ACCESS_REVIEW_CLOSED", number);
        }
    }

    /** @throws FormRefused while another review of the municipality is going on */
    @Transactional
    String beginNow(String municipality, String personId) {
        store.hold(municipality);
        store.open(municipality).ifPresent(open -> {
            throw new FormRefused(
                    "confirmed",
                    "Katselmointi %s on jo käynnissä. Uusi voi alkaa, kun se on päättynyt.".formatted(open));
        });
        return begin(municipality, personId);
    }

    private String begin(String municipality, String personId) {
        Instant since = store.lastLookedAt(municipality).orElseGet(rights::now);
        String number = store.insert(municipality, since, personId);
        audit.event(Optional.ofNullable(personId).orElse(BY_ITSELF), "ACCESS_REVIEW_BEGUN", number);
        return number;
    }

    private boolean due(String municipality) {
        Instant now = rights.now();
        return store.lastLookedAt(municipality)
                .map(last -> last.atZone(FinnishTime.HELSINKI)
                        .plus(rules.rule(CYCLE, day(now)).period())
                        .toInstant())
                .filter(next -> !next.isAfter(now))
                .isPresent();
    }

    private void lock(ListOf list, Row row) {
        boolean ended = accessRights.end(row.right(), EndCause.REVIEW_UNANSWERED, null, UNANSWERED);
        store.answerRow(list.id(), row.position(), ended ? "UNANSWERED" : "OVER", null, null);
    }

    private Review known(String number) {
        return store.find(number).orElseThrow(AccessRefused::nothingHere);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, FinnishTime.HELSINKI);
    }
}
