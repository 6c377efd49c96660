package fi.kotopolku.demo;

import fi.kotopolku.access.AccessRights;
import fi.kotopolku.adoption.AdoptionChanges;
import fi.kotopolku.casefile.FamilyTies;
import fi.kotopolku.engine.Casework;
import fi.kotopolku.identity.Municipality;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.WorkFor;
import fi.kotopolku.plan.FollowUps;
import fi.kotopolku.plan.Reviews;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Artificial clients and rights in every stage, so that the first look finds something to look at. Made once: a client
 * whose row is there is left as it stands, also when an earlier start was broken off in the middle of the story.
 *
 * <p>Runs before the job executor starts, so the timers of the past come when a story says so; those that are due when
 * it ends are left to the executor. Until it is done, business time is not now.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "kotopolku.demo.clients", havingValue = "true", matchIfMissing = true)
@Order(DemoClients.AFTER_OTHERS)
class DemoClients implements ApplicationRunner {

    static final int AFTER_OTHERS = Integer.MAX_VALUE;

    private static final Logger LOG = LoggerFactory.getLogger(DemoClients.class);

    private final JdbcClient jdbc;
    private final WorkFor work;
    private final Organisations organisations;
    private final DemoTime time;
    private final Clock clock;
    private final Casework casework;
    private final Reviews reviews;
    private final FamilyTies families;
    private final AccessRights accessRights;
    private final FollowUps followUps;
    private final AdoptionChanges adoptions;
    private final ApplicationEventPublisher events;

    DemoClients(
            JdbcClient jdbc,
            WorkFor work,
            Organisations organisations,
            DemoTime time,
            Clock clock,
            Casework casework,
            Reviews reviews,
            FamilyTies families,
            AccessRights accessRights,
            FollowUps followUps,
            AdoptionChanges adoptions,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.work = work;
        this.organisations = organisations;
        this.time = time;
        this.clock = clock;
        this.casework = casework;
        this.reviews = reviews;
        this.families = families;
        this.accessRights = accessRights;
        this.followUps = followUps;
        this.adoptions = adoptions;
        this.events = events;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        long begun = System.nanoTime();
        DemoRequests requests = new DemoRequests(jdbc, work, casework, accessRights, followUps, events);
        DemoCalendar calendar = new DemoCalendar(time, clock);
        List<DemoStory> untold = untold();
        try {
            if (!untold.isEmpty()) {
                LOG.info("Making {} artificial clients for the demo", untold.size());
                requests.substituteComes(calendar.today());
            }
            for (DemoStory story : untold) {
                tell(story, calendar, requests);
            }
        } finally {
            calendar.standNow();
        }
        requests.substituteLeaves();
        requests.others(calendar.today());
        new DemoTowns(jdbc, casework, adoptions, calendar).made();
        new DemoFamily(jdbc, work, casework, families).made();
        new DemoOversight(jdbc, work, casework, accessRights).made(calendar.today());
        LOG.info(
                "Demo clients are there, after {} ms",
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }

    private void tell(DemoStory story, DemoCalendar calendar, DemoRequests requests) {
        boolean bySubstitute = story.client().caseworker().equals(DemoRequests.SUBSTITUTE);
        if (!bySubstitute || requests.substituteIsIn()) {
            story.tell(new DemoCase(story.client(), calendar, casework, reviews));
        }
    }

    private List<DemoStory> untold() {
        Set<String> told = new HashSet<>();
        for (Municipality municipality : organisations.municipalities()) {
            told.addAll(work.municipality(municipality.code(), this::clients));
        }
        return DemoStories.all().stream()
                .filter(story -> !told.contains(
                        story.client().familyName() + ", " + story.client().givenNames()))
                .toList();
    }

    private List<String> clients() {
        return jdbc.sql("select family_name || ', ' || given_names from koto.client")
                .query(String.class)
                .list();
    }
}
