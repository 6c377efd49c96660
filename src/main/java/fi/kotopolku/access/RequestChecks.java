package fi.kotopolku.access;

import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import fi.kotopolku.rules.AccessLimit;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The automatic checks of a request: the same when it is made, when it is corrected and at the moment of granting, as
 * the world may have changed meanwhile. Limits are those of the day on which the right would begin,
 * or of today if that has passed.
 */
@Component
class RequestChecks {

    private static final String THE_COUNTRY = "000";
    private static final Duration LATE_START = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final People people;
    private final Organisations organisations;
    private final EmploymentChangeStore changes;
    private final Rules rules;
    private final Clock clock;

    RequestChecks(
            JdbcClient jdbc,
            People people,
            Organisations organisations,
            EmploymentChangeStore changes,
            Rules rules,
            Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.organisations = organisations;
        this.changes = changes;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * @param number of the request itself, which is not its own duplicate
     * @return what is wrong, empty when nothing is
     */
    List<Failure> failures(String number, String municipality, Requested asked, String requestedBy) {
        List<Failure> failures = new ArrayList<>();
        AccessLimit limit = limit(asked.ground(), asked.from());
        Optional<Person> person = people.find(asked.person()).filter(Person::employed);
        if (person.isEmpty() || !person.get().employer().id().equals(asked.employer())) {
            failures.add(new Failure(
                    "NOT_EMPLOYED", "Henkilöllä ei ole voimassa olevaa työsuhdetta. Tarkista henkilö ja työnantaja."));
        } else if (!fits(person.get(), municipality, asked.ground(), limit)) {
            failures.add(new Failure(
                    "EMPLOYER_NOT_ON_GROUND",
                    "Henkilön työnantaja ei sovi perusteeseen \"%s\". Valitse peruste työnantajan mukaan."
                            .formatted(asked.ground().nameFi())));
        }
        if (asked.person().equals(requestedBy)) {
            failures.add(
                    new Failure("OWN_RIGHT", "Et voi hakea käyttöoikeutta itsellesi. Pyydä sitä esihenkilöltäsi."));
        }
        beforeAdoption(municipality, asked).ifPresent(failures::add);
        notAllowed(asked, limit).ifPresent(failures::add);
        tooMuch(asked.content(), limit.contentCategories(), DataCategory::name, DataCategory::nameFi)
                .ifPresent(extra -> failures.add(new Failure(
                        "CONTENT_NOT_ON_GROUND",
                        "Tällä perusteella ei voi myöntää näitä tietoryhmiä: %s. Poista ne hakemuksesta."
                                .formatted(extra))));
        tooMuch(
                        asked.content(),
                        Set.of(RightColumns.words(asked.role().content())),
                        DataCategory::name,
                        DataCategory::nameFi)
                .ifPresent(extra -> failures.add(new Failure(
                        "CONTENT_NOT_FOR_ROLE",
                        "Roolin \"%s\" tehtävään ei kuulu näitä tietoryhmiä: %s. Poista ne hakemuksesta."
                                .formatted(asked.role().nameFi(), extra))));
        tooMuch(asked.powers(), limit.powers(), Power::name, Power::nameFi)
                .ifPresent(extra -> failures.add(new Failure(
                        "POWERS_NOT_ON_GROUND",
                        "Tällä perusteella ei voi myöntää näitä valtuuksia: %s. Poista ne hakemuksesta."
                                .formatted(extra))));
        tooLong(asked).ifPresent(failures::add);
        wrongTime(asked).ifPresent(failures::add);
        cases(municipality, asked).ifPresent(failures::add);
        beyondChange(municipality, asked).ifPresent(failures::add);
        duplicateOf(number, municipality, asked)
                .ifPresent(other -> failures.add(new Failure(
                        "DUPLICATE",
                        "Henkilöllä on jo samanlainen käyttöoikeus %s samaan aikaan. Hae uutta vasta sen päättymisestä alkaen."
                                .formatted(other))));
        return failures;
    }

    /** The last instant at which a right on the ground may end when it begins at the given one. */
    Instant latestEnd(LegalGround ground, Instant from) {
        return from.atZone(FinnishTime.HELSINKI)
                .plus(limit(ground, from).longest())
                .toInstant();
    }

    Optional<Failure> tooLong(Requested asked) {
        Instant latest = latestEnd(asked.ground(), asked.from());
        return asked.until().isAfter(latest)
                ? Optional.of(new Failure(
                        "TOO_LONG",
                        "Tällä perusteella käyttöoikeus voi päättyä viimeistään %s. Valitse aikaisempi päättymispäivä."
                                .formatted(FinnishTime.lastMoment(latest))))
                : Optional.empty();
    }

    private AccessLimit limit(LegalGround ground, Instant from) {
        Instant now = clock.instant();
        Instant asOf = from.isBefore(now) ? now : from;
        return rules.limit(ground.name(), LocalDate.ofInstant(asOf, FinnishTime.HELSINKI));
    }

    private static boolean fits(Person person, String municipality, LegalGround ground, AccessLimit limit) {
        return limit.employerKinds().contains(person.employer().kind().name())
                && (ground != LegalGround.MUNICIPAL_TASK
                        || municipality.equals(person.employer().municipality()))
                && (ground != LegalGround.NATIONAL_ADMINISTRATION || municipality.equals(THE_COUNTRY));
    }

    /** Before a municipality's day of adoption nobody gets a right there that contains client data. */
    private Optional<Failure> beforeAdoption(String municipality, Requested asked) {
        return asked.content().equals(Set.of(DataCategory.ADMINISTRATION)) || organisations.hasAdopted(municipality)
                ? Optional.empty()
                : Optional.of(new Failure(
                        "BEFORE_ADOPTION",
                        "Kunta ei ole vielä ottanut järjestelmää käyttöön. Oikeuksia asiakastietoihin voi hakea ja myöntää"
                                + " vasta käyttöönoton aloituspäivästä alkaen."));
    }

    private static Optional<Failure> notAllowed(Requested asked, AccessLimit limit) {
        if (!limit.roles().contains(asked.role().code())) {
            return Optional.of(new Failure(
                    "ROLE_NOT_ON_GROUND",
                    "Roolia \"%s\" ei voi myöntää tällä perusteella. Valitse toinen rooli tai peruste."
                            .formatted(asked.role().nameFi())));
        }
        if (!limit.extents().contains(asked.extent().code())) {
            return Optional.of(new Failure(
                    "EXTENT_NOT_ON_GROUND",
                    "Laajuus ei sovi perusteeseen \"%s\". Valitse suppeampi laajuus."
                            .formatted(asked.ground().nameFi())));
        }
        return Optional.empty();
    }

    private static <T> Optional<String> tooMuch(
            Set<T> asked, Set<String> allowed, Function<T, String> code, Function<T, String> nameFi) {
        String extra = asked.stream()
                .filter(bound -> !allowed.contains(code.apply(bound)))
                .map(nameFi)
                .sorted()
                .collect(Collectors.joining(", "));
        return extra.isEmpty() ? Optional.empty() : Optional.of(extra);
    }

    private Optional<Failure> wrongTime(Requested asked) {
        Instant now = clock.instant();
        if (!asked.until().isAfter(now)) {
            return Optional.of(new Failure(
                    "ALREADY_OVER", "Haettu aika on jo päättynyt. Valitse päättymisaika, joka on vasta edessä."));
        }
        if (asked.from().isBefore(now.minus(LATE_START))) {
            return Optional.of(new Failure(
                    "BEGINS_IN_THE_PAST",
                    "Käyttöoikeus ei voi alkaa menneisyydessä. Valitse alkamispäiväksi aikaisintaan tämä päivä."));
        }
        return Optional.empty();
    }

    /** A multi-professional right needs a case whose assessment, plan or review is open; the others a case that is open. */
    private Optional<Failure> cases(String municipality, Requested asked) {
        if (!(asked.extent() instanceof Extent.Cases cases)) {
            return Optional.empty();
        }
        Set<String> open = open(municipality, asked.ground(), cases.numbers());
        String missing = new TreeSet<>(cases.numbers())
                .stream().filter(number -> !open.contains(number)).collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Failure(
                        "CASE_NOT_OPEN",
                        asked.ground() == LegalGround.MULTI_PROFESSIONAL
                                ? "Näissä asioissa ei ole avoinna arviointia, suunnitelmaa eikä tarkistamista, tai asiaa ei ole: %s."
                                        .formatted(missing)
                                : "Näitä asioita ei ole avoinna kunnassa: %s. Tarkista asianumerot."
                                        .formatted(missing)));
    }

    /** No right reaches over the end of an employment, and none from the old task over to the new one. */
    private Optional<Failure> beyondChange(String municipality, Requested asked) {
        return changes.planned(asked.person(), municipality)
                .filter(change -> asked.until().isAfter(change.takesEffect()))
                .flatMap(change -> switch (change.kind()) {
                    case EMPLOYMENT_ENDS ->
                        Optional.of(new Failure(
                                "EMPLOYMENT_ENDS",
                                "Henkilön palvelussuhde päättyy %s. Valitse päättymispäiväksi viimeistään se."
                                        .formatted(FinnishTime.lastMoment(change.takesEffect()))));
                    case TASK_CHANGES ->
                        asked.from().isBefore(change.takesEffect())
                                ? Optional.of(new Failure(
                                        "TASK_CHANGES",
                                        "Henkilön tehtävä vaihtuu. Vanhan tehtävän oikeus voi päättyä viimeistään %s, ja uuden tehtävän oikeus alkaa aikaisintaan %s."
                                                .formatted(
                                                        FinnishTime.lastMoment(change.takesEffect()),
                                                        FinnishTime.firstMoment(change.takesEffect()))))
                                : Optional.empty();
                });
    }

    private Set<String> open(String municipality, LegalGround ground, Collection<String> numbers) {
        return Set.copyOf(jdbc.sql("""
                select number from koto.integration_case
                where number = any (:numbers) and municipality = :municipality
                  and (state in ('ASSESSMENT', 'PLANNING', 'REVIEW') or (state <> 'CLOSED' and not :stepOnly))
                """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("municipality", municipality)
                .param("stepOnly", ground == LegalGround.MULTI_PROFESSIONAL)
                .query(String.class)
                .list());
    }

    private Optional<String> duplicateOf(String number, String municipality, Requested asked) {
        return jdbc.sql("""
                select r.number from koto.access_right r
                where r.number <> :number and r.state = 'GRANTED' and r.person_id = :person
                  and r.municipality = :municipality and r.role = :role and r.ground = :ground
                  and r.ends_at > koto.instant() and r.valid_from < :until and r.ends_at > :from
                  and r.extent = :extent and coalesce(r.unit, '') = :unit
                  and (r.extent <> 'CASES' or exists (
                       select 1 from koto.access_right_case k
                       where k.right_number = r.number and k.case_number = any (:cases)))
                order by r.number limit 1
                """)
                .param("number", number)
                .param("person", asked.person())
                .param("municipality", municipality)
                .param("role", asked.role().code())
                .param("ground", asked.ground().name())
                .param("from", asked.from().atOffset(ZoneOffset.UTC))
                .param("until", asked.until().atOffset(ZoneOffset.UTC))
                .param("extent", asked.extent().code())
                .param("unit", asked.extent() instanceof Extent.Unit unit ? unit.name() : "")
                .param(
                        "cases",
                        asked.extent() instanceof Extent.Cases named
                                ? named.numbers().toArray(String[]::new)
                                : new String[0])
                .query(String.class)
                .optional();
    }
}
