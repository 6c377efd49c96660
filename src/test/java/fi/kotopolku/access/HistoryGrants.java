package fi.kotopolku.access;

import fi.kotopolku.access.ReferenceModel.Granted;
import fi.kotopolku.access.ReferenceModel.Held;
import fi.kotopolku.access.ReferenceModel.Obstacle;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.FormRefused.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** Rights come to be as they do in the application: a lead asks, an officer decides, and either may be told no. */
final class HistoryGrants {

    private static final Duration WRONGEST_CLOCK = Duration.ofHours(8);
    private static final Map<Obstacle, String> SENTENCES = Map.of(
            Obstacle.NOT_EMPLOYED, "Henkilöllä ei ole voimassa olevaa työsuhdetta",
            Obstacle.STEP_CLOSED, "Näissä asioissa ei ole avoinna",
            Obstacle.ALREADY_OVER, "Haettu aika on jo päättynyt",
            Obstacle.BEGINS_IN_THE_PAST, "Käyttöoikeus ei voi alkaa menneisyydessä",
            Obstacle.DUPLICATE, "Henkilöllä on jo samanlainen käyttöoikeus");

    private final Rights rights;
    private final OfficerDecision officers;
    private final TransactionTemplate transaction;
    private final Duration ahead;

    HistoryGrants(Rights rights, OfficerDecision officers, TransactionTemplate transaction, Duration ahead) {
        this.rights = rights;
        this.officers = officers;
        this.transaction = transaction;
        this.ahead = ahead;
    }

    static String officer(String municipality) {
        return municipality.equals("249") ? "officer.keuruu" : "officer.multia";
    }

    static String lead(String municipality) {
        return municipality.equals("249") ? "lead.keuruu" : "lead.multia";
    }

    void grant(HistoryWorld world, int client, HistoryAction.Grant grant) {
        HistoryWorld.Staff person = world.person(grant.person());
        String municipality = world.grants(person, world.aCase(grant.aCase()));
        List<String> cases = world.cases.stream()
                .filter(number -> number.startsWith(municipality))
                .toList();
        Extent extent = person.ground() == LegalGround.MUNICIPAL_TASK
                ? extent(grant, cases)
                : new Extent.Cases(Set.of(cases.get(grant.aCase() % cases.size())));
        Instant from = world.now.get().plus(grant.beyond());
        if (grant.narrowed()) {
            from = wholeDay(from);
        }
        Instant until = world.now.get().plus(grant.beyond()).plus(grant.lasting());
        if (!until.isAfter(from)) {
            until = from.plus(grant.lasting());
        }
        Requested less = requested(person, extent, bounded(person, grant.content()), grant.powers(), from, until);
        Requested asked = grant.narrowed()
                ? requested(person, extent, bounded(person, Set.of(DataCategory.values())), powers(person), from, until)
                : less;
        decide(world, client, municipality, asked, less);
    }

    void extend(HistoryWorld world, int client, Held right, Duration lasting) {
        Requested before = right.bounds();
        Requested next = new Requested(
                before.person(),
                before.employer(),
                before.ground(),
                before.role(),
                before.content(),
                before.extent(),
                before.powers(),
                before.until(),
                before.until().plus(lasting),
                before.justification());
        decide(world, client, right.municipality(), next, next);
    }

    private void decide(HistoryWorld world, int client, String municipality, Requested asked, Requested granted) {
        String lead = lead(municipality);
        String officer = officer(municipality);
        String number = as(lead, () -> {
            String next = rights.nextNumber(municipality);
            rights.insert(next, municipality, asked, lead);
            rights.tell(next, Event.REQUESTED, lead, null);
            return next;
        });
        String what = "%s granted %s: %s".formatted(officer, number, granted);
        long start = world.record.moment();
        try {
            as(officer, () -> {
                Right right = rights.lock(number).orElseThrow();
                if (asked.equals(granted)) {
                    officers.grant(right, officer, null);
                } else {
                    officers.grantLess(right, BoundsEntered.of(granted), officer, "Rajattu");
                }
                return number;
            });
        } catch (FormRefused refused) {
            refused(world, client, start, municipality, granted, what, refused);
            return;
        }
        Held held = new Held(number, municipality, granted, granted.until(), false);
        world.record.changed(client, start, 0, new Granted(held));
        world.rights.add(held);
        for (Obstacle obstacle : Obstacle.values()) {
            world.record.seen(
                    client,
                    start,
                    granted.person(),
                    what + " in spite of " + obstacle,
                    model -> !model.stands(obstacle, municipality, granted, ahead));
        }
    }

    private void refused(
            HistoryWorld world,
            int client,
            long start,
            String municipality,
            Requested granted,
            String what,
            FormRefused refused) {
        for (Problem problem : refused.problems()) {
            Set<Obstacle> meant = Arrays.stream(Obstacle.values())
                    .filter(obstacle -> problem.message().startsWith(SENTENCES.get(obstacle)))
                    .collect(Collectors.toSet());
            world.record.seen(
                    client,
                    start,
                    granted.person(),
                    what + " was refused: " + problem.message(),
                    model -> meant.stream().anyMatch(obstacle -> model.stands(obstacle, municipality, granted, ahead)));
        }
    }

    private static Extent extent(HistoryAction.Grant grant, List<String> cases) {
        return switch (grant.extent()) {
            case MUNICIPALITY -> new Extent.WholeMunicipality();
            case UNIT -> new Extent.Unit(HistoryWorld.UNITS.get(grant.aCase() % HistoryWorld.UNITS.size()));
            case CASES -> new Extent.Unit(HistoryWorld.UNITS.get((grant.aCase() + 1) % HistoryWorld.UNITS.size()));
        };
    }

    /** Some municipal rights know nothing of named cases: the table of limits gives them the whole or a unit. */
    private static Requested requested(
            HistoryWorld.Staff person,
            Extent extent,
            Set<DataCategory> content,
            Set<Power> powers,
            Instant from,
            Instant until) {
        return new Requested(
                person.id(),
                person.employer(),
                person.ground(),
                person.role(),
                content,
                extent,
                person.ground() == LegalGround.MUNICIPAL_TASK ? powers : within(powers),
                from,
                until,
                "Arvottu historia");
    }

    private static Set<Power> powers(HistoryWorld.Staff person) {
        return person.ground() == LegalGround.MUNICIPAL_TASK ? Set.of(Power.values()) : within(Set.of(Power.values()));
    }

    private static Set<Power> within(Set<Power> powers) {
        return powers.contains(Power.WRITE) ? Set.of(Power.READ, Power.WRITE) : Set.of(Power.READ);
    }

    /** What every ground and the role allow, so that a refused grant is refused for what others did meanwhile. */
    private static Set<DataCategory> bounded(HistoryWorld.Staff person, Set<DataCategory> content) {
        Set<DataCategory> most = person.ground() == LegalGround.MUNICIPAL_TASK
                ? person.role().content()
                : Set.of(DataCategory.IDENTITY_AND_CONTACT, DataCategory.PLAN, DataCategory.SERVICES);
        Set<DataCategory> both = content.stream().filter(most::contains).collect(Collectors.toSet());
        return both.isEmpty() ? most : both;
    }

    /** An officer narrows by whole days, which begin before now by everybody's clock or after it by everybody's. */
    private static Instant wholeDay(Instant from) {
        return LocalDate.ofInstant(from.plus(WRONGEST_CLOCK), FinnishTime.HELSINKI)
                .atStartOfDay(FinnishTime.HELSINKI)
                .toInstant();
    }

    private <T> T as(String person, Supplier<T> work) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(person, null, "-"));
        try {
            return transaction.execute(running -> work.get());
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
