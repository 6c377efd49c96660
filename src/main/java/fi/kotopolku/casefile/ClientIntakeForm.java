package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Decision;
import fi.kotopolku.access.Extent;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.RightInForce;
import fi.kotopolku.access.Role;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.StartFormBinding;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Registers a client and opens the integration case; both belong to the municipality of the registering right. */
@Component
class ClientIntakeForm implements StartFormBinding<ClientIntake> {

    private static final Set<DataCategory> WRITTEN = Set.of(DataCategory.IDENTITY_AND_CONTACT, DataCategory.RESIDENCE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private final AccessDecisions decisions;
    private final Cases cases;
    private final CaseStore store;
    private final ClientStore clients;
    private final Rules rules;
    private final Audit audit;
    private final Clock clock;

    ClientIntakeForm(
            AccessDecisions decisions,
            Cases cases,
            CaseStore store,
            ClientStore clients,
            Rules rules,
            Audit audit,
            Clock clock) {
        this.decisions = decisions;
        this.cases = cases;
        this.store = store;
        this.clients = clients;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "start_clientIntake";
    }

    @Override
    public Class<ClientIntake> type() {
        return ClientIntake.class;
    }

    @Override
    public ClientIntake read(FormContext context) {
        registeringRight(context);
        return ClientIntake.empty();
    }

    @Override
    @Transactional
    public Started start(FormContext context, ClientIntake answer) {
        RightInForce right = registeringRight(context);
        String code = check(answer);
        Client client = answer.client(code);
        String number = store.nextNumber(right.municipality());
        UUID known = knownFromBefore(context, right.municipality(), client, answer);
        if (known != null && decisions.isKin(context.personId(), known)) {
            throw new AccessRefused(Decision.Refused.ofKin());
        }
        String unit = right.extent() instanceof Extent.Unit named ? named.name() : null;
        NewCase newCase = new NewCase(right.municipality(), unit, answer.wayIn(), context.personId(), right.number());
        Client kept = known == null ? client : withinTheOrder(context, client, known);
        return new Started(cases.open(number, newCase, kept, known), Map.of());
    }

    /** Who may not see the contact data of a client known from before neither writes over them nor lifts the order. */
    private Client withinTheOrder(FormContext context, Client client, UUID known) {
        Client stored = clients.find(known).client();
        if (!stored.nonDisclosure() || writesProtectedContact(context)) {
            return client;
        }
        if (!client.contact().nothing()) {
            throw new FormRefused(
                    "nonDisclosure",
                    "Asiakkaalla on turvakielto, eikä käyttöoikeutesi kata hänen yhteystietojaan. Tyhjennä"
                            + " yhteystietojen kentät: aiemmat yhteystiedot ja turvakielto säilyvät.");
        }
        return client.reached(stored.contact(), true);
    }

    private boolean writesProtectedContact(FormContext context) {
        return decisions.inForce(context.personId()).stream()
                .filter(right -> right.municipality().equals(context.municipality()))
                .filter(right -> !(right.extent() instanceof Extent.Cases))
                .anyMatch(right -> right.powers().contains(Power.WRITE)
                        && right.content().contains(DataCategory.PROTECTED_CONTACT));
    }

    private RightInForce registeringRight(FormContext context) {
        return decisions.inForce(context.personId()).stream()
                .filter(right -> right.role() == Role.CASEWORKER)
                .filter(right -> right.municipality().equals(context.municipality()))
                .filter(right -> !(right.extent() instanceof Extent.Cases))
                .filter(right -> right.powers().contains(Power.WRITE))
                .filter(right -> right.content().containsAll(WRITTEN))
                .min(Comparator.comparing((RightInForce right) -> right.extent() instanceof Extent.Unit)
                        .thenComparing(RightInForce::number))
                .orElseThrow(() -> AccessRefused.because(
                        "Sinulla ei ole voimassa olevaa käyttöoikeutta rekisteröidä asiakkaita tässä kunnassa. Siihen tarvitaan"
                                + " kotoutumistyöntekijän oikeus kirjata henkilö- ja yhteystiedot sekä oleskelutiedot. Pyydä"
                                + " lähiesihenkilöäsi hakemaan sitä.",
                        "You have no access right in force to register clients in this municipality. It takes a"
                                + " caseworker's right to write identity and contact data and residence data."));
    }

    /** @return the identity code as it is stored, null when the client has none */
    private String check(ClientIntake answer) {
        LocalDate today = LocalDate.now(clock);
        Problems problems = new Problems();
        String code = checkIdentityCode(answer, today, problems);
        checkDates(answer, today, problems);
        checkLanguages(answer, problems);
        checkWindow(answer, today, problems);
        problems.when(
                answer.wayIn() != null && !answer.wayIn().chosen(), "wayIn", "Valitse, miten asia tuli vireille.");
        problems.refuseAny();
        return code;
    }

    private static String checkIdentityCode(ClientIntake answer, LocalDate today, Problems problems) {
        if (Written.nothing(answer.identityCode())) {
            return null;
        }
        PersonalIdentityCode.Parsed parsed = PersonalIdentityCode.parse(answer.identityCode(), today);
        if (parsed instanceof PersonalIdentityCode.Parsed.Invalid invalid) {
            problems.when(true, "identityCode", invalid.problem().messageFi());
            return null;
        }
        PersonalIdentityCode code = ((PersonalIdentityCode.Parsed.Valid) parsed).code();
        problems.when(
                !code.birthDate().equals(answer.birthDate()),
                "identityCode",
                "Tarkista henkilötunnus ja syntymäaika: ne eivät ole samasta päivästä.");
        return code.value();
    }

    private static void checkDates(ClientIntake answer, LocalDate today, Problems problems) {
        ClientDays.wrong(answer.birthDate(), answer.firstPermitOn(), answer.arrivedOn(), today)
                .forEach(day -> problems.when(true, day.field(), day.messageFi()));
    }

    private static void checkLanguages(ClientIntake answer, Problems problems) {
        boolean interpreter = Boolean.TRUE.equals(answer.interpreterNeeded());
        problems.when(
                        !Languages.knownCitizenship(answer.citizenship()),
                        "citizenship",
                        "Valitse kansalaisuus luettelosta.")
                .when(!Languages.known(answer.nativeLanguage()), "nativeLanguage", "Valitse äidinkieli luettelosta.")
                .when(
                        !Languages.known(answer.contactLanguage()),
                        "contactLanguage",
                        "Valitse asiointikieli luettelosta.")
                .when(
                        interpreter && !Languages.known(answer.interpreterLanguage()),
                        "interpreterLanguage",
                        "Valitse tulkkauskieli luettelosta.");
    }

    private void checkWindow(ClientIntake answer, LocalDate today, Problems problems) {
        LocalDate last = rules.due("ELIGIBILITY_WINDOW", answer.firstPermitOn()).due();
        boolean late = today.isAfter(last);
        boolean excepted = answer.windowException() != null;
        boolean reasoned = !Written.nothing(answer.windowExceptionReason());
        problems.when(
                        late && !excepted,
                        "windowException",
                        "Arvioinnin määräaika ensimmäisestä luvasta päättyi " + DAY.format(last)
                                + ". Valitse poikkeuksen peruste, jos asiakas voidaan silti ottaa arviointiin;"
                                + " muuten ohjaa hänet muihin palveluihin.")
                .when(
                        excepted && !reasoned,
                        "windowExceptionReason",
                        "Kirjoita, miksi asiakas otetaan arviointiin määräajan jälkeen.")
                .when(
                        !excepted && reasoned && !late,
                        "windowExceptionReason",
                        "Poista perustelu: arvioinnin määräaika on voimassa " + DAY.format(last) + " asti.")
                .when(
                        excepted && !late,
                        "windowException",
                        "Poista poikkeuksen peruste: arvioinnin määräaika on voimassa " + DAY.format(last) + " asti.");
    }

    /** The number's series is locked by now, so two registrations of the same client cannot pass side by side. */
    private UUID knownFromBefore(FormContext context, String municipality, Client client, ClientIntake answer) {
        List<String> alike = clients.alike(context.personId(), municipality, client);
        if (!alike.isEmpty()) {
            toldApart(context, municipality, alike, Boolean.TRUE.equals(answer.anotherPerson()));
        }
        if (client.identityCode() == null) {
            return null;
        }
        UUID known =
                clients.withIdentityCode(municipality, client.identityCode()).orElse(null);
        if (known != null) {
            clients.openCase(known).ifPresent(open -> refuseSecond(context, open));
        }
        return known;
    }

    /** Both the warning and the word that it is another person stay in the log, for each case that was told. */
    private void toldApart(FormContext context, String municipality, List<String> alike, boolean another) {
        if (another) {
            alike.forEach(number -> audit.event(context.personId(), "CLIENT_TOLD_APART", number));
            return;
        }
        alike.forEach(number -> audit.refusedEvent(context.personId(), "CLIENT_ALIKE_WARNED", municipality, number));
        throw new FormRefused(
                "anotherPerson",
                "Kunnassa on jo samana päivänä syntynyt asiakas, jolla on sama tai samankaltainen nimi: asia "
                        + String.join(", ", alike)
                        + ". Tarkista, onko hän sama henkilö. Jos ei ole, merkitse tämä kohta ja lähetä lomake uudelleen.");
    }

    /** A case is named only to whom it is within reach; the others hear what to do, and not that there is one. */
    private void refuseSecond(FormContext context, String open) {
        boolean within =
                decisions.covered(context.personId(), open).covers(Power.READ, DataCategory.IDENTITY_AND_CONTACT);
        throw new FormRefused(
                "identityCode",
                within
                        ? "Tällä henkilötunnuksella on jo avoin asia kunnassasi: " + open
                                + ". Avaa se asiakkaiden luettelosta."
                        : "Tällä henkilötunnuksella ei voi kirjata uutta asiaa. Tarkista henkilötunnus. Jos se on oikein,"
                                + " pyydä lähiesihenkilöäsi selvittämään asia.");
    }
}
