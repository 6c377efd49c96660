package fi.kotopolku.plan;

import fi.kotopolku.rules.StatutoryClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The days on which the plans of one case were begun, agreed on, reviewed and ended, and the clocks that run from them.
 * {@link PlanDates} says the same for what is waited for now.
 *
 * @param firstConfirmedOn null until the first plan is in force
 * @param versions by their number
 * @param reviews by their number
 */
record PlanHistory(LocalDate firstConfirmedOn, List<Version> versions, List<Held> reviews) {

    /** @param serviceBeganOn the first day of the first service that has begun; null when none has */
    record Version(
            String caseNumber,
            UUID id,
            int no,
            PlanVersion.State state,
            LocalDate begunOn,
            LocalDate validFrom,
            LocalDate validUntil,
            LocalDate clientConfirmedOn,
            LocalDate inForceOn,
            LocalDate closedOn,
            LocalDate serviceBeganOn) {

        boolean inForce() {
            return state == PlanVersion.State.IN_FORCE;
        }

        LocalDate followedFrom() {
            return later(inForceOn, validFrom);
        }
    }

    /** A review that is asked for, under way or held. */
    record Held(
            String caseNumber,
            UUID versionId,
            boolean closed,
            LocalDate openedOn,
            LocalDate metOn,
            LocalDate closedOn) {}

    /** @param firstPermitOn the first plan is due within a time counted from the client's first permit */
    StatutoryClock firstPlan(LocalDate firstPermitOn) {
        return StatutoryClock.running("PLAN_FIRST_LATEST", firstPermitOn).met(firstConfirmedOn);
    }

    Stream<StatutoryClock> clocks() {
        return Stream.of(drafts(), limits(), service(), reviewed(), ending()).flatMap(List::stream);
    }

    private List<StatutoryClock> drafts() {
        List<StatutoryClock> clocks = new ArrayList<>();
        versions.stream()
                .limit(firstIsKnown() ? 1 : 0)
                .map(first -> StatutoryClock.running("PLAN_START_WITHOUT_DELAY", first.begunOn())
                        .met(first.begunOn()))
                .forEach(clocks::add);
        for (Version version : versions) {
            LocalDate notAgreed = version.inForceOn() == null ? version.closedOn() : null;
            clocks.add(StatutoryClock.running("PLAN_START", version.begunOn())
                    .met(version.inForceOn())
                    .stopped(notAgreed));
        }
        return clocks;
    }

    private List<StatutoryClock> limits() {
        if (agreed().isEmpty()) {
            return List.of();
        }
        Version first = agreed().get(0);
        List<StatutoryClock> clocks = new ArrayList<>();
        if (firstIsKnown()) {
            clocks.add(
                    StatutoryClock.running("PLAN_FIRST_MAX", first.validFrom()).stopped(first.closedOn()));
        }
        clocks.add(StatutoryClock.running("PLAN_TOTAL_MAX", firstConfirmedOn)
                .stopped(inForce().isPresent() ? null : last().closedOn()));
        return clocks;
    }

    /**
     * A case that was handed over brings the version in force and the day on which the first one was confirmed. When these
     * are two versions, what is counted from the first one's own days has been counted where it was made.
     */
    private boolean firstIsKnown() {
        return agreed().stream()
                .findFirst()
                .map(first -> !first.clientConfirmedOn().isAfter(firstConfirmedOn))
                .orElse(true);
    }

    private List<StatutoryClock> service() {
        if (agreed().isEmpty()) {
            return List.of();
        }
        LocalDate began = last().serviceBeganOn();
        StatutoryClock directed = StatutoryClock.running("DIRECT_TO_SERVICE", firstConfirmedOn);
        return List.of(
                began == null
                        ? directed.stopped(inForce().isPresent() ? null : last().closedOn())
                        : directed.met(later(began, firstConfirmedOn)));
    }

    /** A round for each review that was held, and for a plan in force the one that runs. */
    private List<StatutoryClock> reviewed() {
        List<StatutoryClock> clocks = new ArrayList<>();
        LocalDate before = null;
        for (Held review : reviews.stream().filter(Held::closed).toList()) {
            LocalDate start = later(version(review.versionId()).followedFrom(), before);
            clocks.add(StatutoryClock.running("REVIEW_REMINDER", start).met(review.openedOn()));
            clocks.add(StatutoryClock.running("REVIEW_LATEST", start).met(review.metOn()));
            before = review.closedOn();
        }
        if (inForce().isPresent()) {
            LocalDate start = later(inForce().get().followedFrom(), before);
            LocalDate underWay = reviews.stream()
                    .filter(review -> !review.closed())
                    .findFirst()
                    .map(Held::openedOn)
                    .orElse(null);
            clocks.add(StatutoryClock.running("REVIEW_REMINDER", start).met(underWay));
            clocks.add(StatutoryClock.running("REVIEW_LATEST", start));
        }
        return clocks;
    }

    /** The notice before the end, for the plan in force and the one that ended; a review of the version deals with it. */
    private List<StatutoryClock> ending() {
        return agreed().stream()
                .filter(version -> version.state() != PlanVersion.State.REPLACED)
                .map(version -> StatutoryClock.running("PLAN_END_NOTICE", version.validUntil())
                        .met(lastReviewOf(version))
                        .stopped(version.closedOn()))
                .toList();
    }

    private List<Version> agreed() {
        return versions.stream().filter(version -> version.inForceOn() != null).toList();
    }

    private Optional<Version> inForce() {
        return versions.stream().filter(Version::inForce).findFirst();
    }

    private LocalDate lastReviewOf(Version version) {
        return reviews.stream()
                .filter(review -> review.closed() && review.versionId().equals(version.id()))
                .map(Held::closedOn)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private Version last() {
        List<Version> agreed = agreed();
        return agreed.get(agreed.size() - 1);
    }

    private Version version(UUID id) {
        return versions.stream()
                .filter(version -> version.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return other == null || one.isAfter(other) ? one : other;
    }
}
