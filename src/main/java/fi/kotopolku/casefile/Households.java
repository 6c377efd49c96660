package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.Coverage;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.api.ChangedFrom;
import fi.kotopolku.casefile.HouseholdApi.MemberEntry;
import fi.kotopolku.casefile.HouseholdApi.MemberLine;
import fi.kotopolku.casefile.HouseholdApi.RepresentativeEntry;
import fi.kotopolku.form.FormRefused;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Households, each client's own part closed to those whose right does not reach that client's case: who belongs to a
 * household is told of a client only to whom that client's household and identity may be told. Under a non-disclosure
 * order it takes a right that names what the order covers as well, because a family lives together and the other one's
 * address would tell this one's.
 */
@Service
class Households {

    private static final int OF_AGE = 18;

    private final CaseFile caseFile;
    private final AccessDecisions decisions;
    private final ClientStore clients;
    private final HouseholdStore store;
    private final Clock clock;

    Households(CaseFile caseFile, AccessDecisions decisions, ClientStore clients, HouseholdStore store, Clock clock) {
        this.caseFile = caseFile;
        this.decisions = decisions;
        this.clients = clients;
        this.store = store;
        this.clock = clock;
    }

    /** @throws fi.kotopolku.access.AccessRefused when the household may not be read, and when there is no such case */
    @Transactional
    public HouseholdApi.View view(String personId, String caseNumber) {
        Own own = own(personId, caseNumber, Power.READ);
        boolean underOrder = own.client().nonDisclosure();
        boolean named = !underOrder || own.rights().covers(Power.READ, DataCategory.PROTECTED_CONTACT);
        boolean writes = own.rights().covers(Power.WRITE, DataCategory.HOUSEHOLD);
        List<MemberLine> lines = new ArrayList<>();
        Set<String> shown = new HashSet<>();
        for (HouseholdStore.Member member : store.members(own.id())) {
            Optional<Reached> reached = member.memberClient() == null ? Optional.empty() : reached(personId, member);
            boolean visible = member.memberClient() == null || named && reached.isPresent();
            reached.filter(other -> visible).ifPresent(other -> shown.add(other.caseNumber()));
            lines.add(visible ? line(member, reached.orElse(null), writes) : MemberLine.CLOSED);
        }
        caseFile.logRead(personId, caseNumber, own.rights(), own.categories(named));
        caseFile.readsCovered(personId, shown, List.of(DataCategory.HOUSEHOLD, DataCategory.IDENTITY_AND_CONTACT));
        return new HouseholdApi.View(
                caseNumber,
                store.version(own.id()),
                writes,
                age(own.client().birthDate()) < OF_AGE,
                lines,
                named ? representatives(own.id()) : null);
    }

    /**
     * Replaces the lines that the person may change, on both sides of each link.
     *
     * @throws FormRefused when something cannot be, or the household has changed since it was opened
     */
    @Transactional
    public void change(String personId, String caseNumber, ChangedFrom from, HouseholdApi.Change change) {
        Own own = own(personId, caseNumber, Power.WRITE);
        boolean named = !own.client().nonDisclosure()
                || own.rights().covers(Power.READ, DataCategory.PROTECTED_CONTACT)
                        && own.rights().covers(Power.WRITE, DataCategory.PROTECTED_CONTACT);
        if (change.representatives() != null && !named) {
            caseFile.refuse(personId, caseNumber, Power.WRITE, List.of(DataCategory.PROTECTED_CONTACT));
        }
        check(own, change);
        store.open(own.id());
        if (!store.advance(own.id(), from.version())) {
            throw new FormRefused(
                    "version",
                    "Perheen tiedot ovat muuttuneet sen jälkeen, kun avasit ne. Avaa ne uudelleen ja tee muutos uusiin"
                            + " tietoihin.");
        }
        Map<UUID, String> touched = new LinkedHashMap<>();
        removeWhatMayBeChanged(personId, own.id(), named, touched);
        add(personId, own, named, change.members(), touched);
        if (change.representatives() != null) {
            store.replaceRepresentatives(own.id(), change.representatives());
        }
        own.categories(change.representatives() != null)
                .forEach(category -> caseFile.logWritten(personId, caseNumber, Power.WRITE, category));
        touched.forEach((other, number) -> {
            store.touch(other);
            caseFile.logWritten(personId, number, Power.WRITE, DataCategory.HOUSEHOLD);
        });
    }

    private void removeWhatMayBeChanged(String personId, UUID client, boolean named, Map<UUID, String> touched) {
        List<HouseholdStore.Member> removed = new ArrayList<>();
        for (HouseholdStore.Member member : store.members(client)) {
            if (member.memberClient() == null) {
                removed.add(member);
            } else if (named) {
                reached(personId, member).filter(Reached::writes).ifPresent(other -> {
                    removed.add(member);
                    touched.put(member.memberClient(), other.caseNumber());
                });
            }
        }
        store.remove(client, removed);
    }

    private void add(String personId, Own own, boolean named, List<MemberEntry> entries, Map<UUID, String> touched) {
        Set<UUID> tied = new HashSet<>();
        store.members(own.id()).stream()
                .map(HouseholdStore.Member::memberClient)
                .filter(Objects::nonNull)
                .forEach(tied::add);
        for (MemberEntry entry : entries) {
            UUID other = null;
            if (entry.client()) {
                other = member(personId, own, named, entry.caseNumber());
                if (!tied.add(other)) {
                    throw new FormRefused("members", "Sama asiakas on perheessä kahdesti. Poista toinen rivi.");
                }
                store.open(other);
                touched.put(other, entry.caseNumber());
            }
            store.add(own.id(), other, entry);
        }
    }

    /** One answer for a case that never was, one of another municipality and one whose household is closed. */
    private UUID member(String personId, Own own, boolean named, String caseNumber) {
        Coverage rights = decisions.covered(personId, caseNumber);
        Optional<ClientStore.Stored> other = named && rights.covers(Power.READ, DataCategory.IDENTITY_AND_CONTACT)
                ? clients.ofCase(caseNumber)
                : Optional.empty();
        return other.filter(found -> reaches(rights, found.client().nonDisclosure()))
                .filter(found -> rights.covers(Power.WRITE, DataCategory.HOUSEHOLD))
                .filter(found -> caseNumber.startsWith(own.municipality()))
                .map(ClientStore.Stored::id)
                .filter(id -> !id.equals(own.id()))
                .orElseThrow(() -> new FormRefused(
                        "members",
                        "Tarkista perheenjäsenen asian numero: sellaista toisen asiakkaan asiaa ei ole, tai"
                                + " käyttöoikeutesi ei anna kirjata sen perhetietoja."));
    }

    private void check(Own own, HouseholdApi.Change change) {
        Problems problems = new Problems();
        LocalDate today = LocalDate.now(clock);
        for (MemberEntry entry : change.members()) {
            LocalDate born = entry.birthDate();
            problems.when(
                            entry.client() == !Written.nothing(entry.name()),
                            "members",
                            "Kirjoita perheenjäsenestä joko asian numero tai nimi, ei molempia.")
                    .when(
                            entry.client() && born != null,
                            "members",
                            "Jätä syntymäaika tyhjäksi, kun perheenjäsenellä on oma asia: se tulee asiasta.")
                    .when(
                            born != null && born.isAfter(today),
                            "members",
                            "Tarkista perheenjäsenen syntymäaika: se ei voi olla tulevaisuudessa.")
                    .when(
                            before(entry.until(), entry.since()),
                            "members",
                            "Tarkista perheenjäsenen päivät: päättymispäivä on ennen alkamispäivää.")
                    .when(
                            before(entry.since(), born),
                            "members",
                            "Tarkista perheenjäsenen päivät: alkamispäivä on ennen syntymäaikaa.");
        }
        for (RepresentativeEntry entry :
                Optional.ofNullable(change.representatives()).orElse(List.of())) {
            problems.when(
                            before(entry.validUntil(), entry.validFrom()),
                            "representatives",
                            "Tarkista edustajan päivät: päättymispäivä on ennen alkamispäivää.")
                    .when(
                            before(entry.validFrom(), own.client().birthDate()),
                            "representatives",
                            "Tarkista edustajan päivät: alkamispäivä on ennen asiakkaan syntymäaikaa.");
        }
        problems.refuseAny();
    }

    private static boolean before(LocalDate one, LocalDate other) {
        return one != null && other != null && one.isBefore(other);
    }

    /** The client whose household it is. */
    private record Own(String municipality, UUID id, Client client, Coverage rights) {

        List<DataCategory> categories(boolean withProtected) {
            return withProtected && client.nonDisclosure()
                    ? List.of(DataCategory.HOUSEHOLD, DataCategory.PROTECTED_CONTACT)
                    : List.of(DataCategory.HOUSEHOLD);
        }
    }

    private Own own(String personId, String caseNumber, Power power) {
        Coverage rights = decisions.covered(personId, caseNumber);
        if (!rights.covers(Power.READ, DataCategory.HOUSEHOLD) || !rights.covers(power, DataCategory.HOUSEHOLD)) {
            caseFile.refuse(personId, caseNumber, power, List.of(DataCategory.HOUSEHOLD));
        }
        ClientStore.Stored stored = clients.ofCase(caseNumber).orElseThrow();
        return new Own(caseNumber.substring(0, 3), stored.id(), stored.client(), rights);
    }

    /** The case by which the person reaches another's part. */
    private record Reached(String caseNumber, boolean writes) {}

    private Optional<Reached> reached(String personId, HouseholdStore.Member member) {
        List<String> numbers = store.cases(member.memberClient());
        Map<String, Coverage> rights = decisions.covered(personId, numbers);
        return numbers.stream()
                .filter(number -> reaches(rights.getOrDefault(number, Coverage.NOTHING), member.nonDisclosure()))
                .map(number -> new Reached(number, rights.get(number).covers(Power.WRITE, DataCategory.HOUSEHOLD)))
                .findFirst();
    }

    private static boolean reaches(Coverage rights, boolean nonDisclosure) {
        return rights.covers(Power.READ, DataCategory.HOUSEHOLD)
                && rights.covers(Power.READ, Contact.categories(nonDisclosure));
    }

    private MemberLine line(HouseholdStore.Member member, Reached reached, boolean writes) {
        return new MemberLine(
                false,
                writes && (reached == null || reached.writes()),
                member.name(),
                member.birthDate(),
                member.birthDate() == null ? null : age(member.birthDate()),
                member.role(),
                member.role().nameFi(),
                reached == null ? null : reached.caseNumber(),
                member.since(),
                member.until());
    }

    private List<HouseholdApi.RepresentativeLine> representatives(UUID client) {
        return store.representatives(client).stream()
                .map(one -> new HouseholdApi.RepresentativeLine(
                        one.name(),
                        one.phone(),
                        one.email(),
                        one.basis(),
                        one.basis().nameFi(),
                        one.validFrom(),
                        one.validUntil()))
                .toList();
    }

    private int age(LocalDate born) {
        return Period.between(born, LocalDate.now(clock)).getYears();
    }
}
