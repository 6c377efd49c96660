package fi.kotopolku.adoption;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.adoption.FinnishMunicipalities.Town;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.ShortText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.StartFormBinding;
import fi.kotopolku.identity.Newcomer;
import fi.kotopolku.identity.Organisation;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.SignInProof;
import fi.kotopolku.identity.WorkFor;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody whom a municipality employs is entered, so that they can be named and sign in. KEHA enters the first, and the
 * municipality's organisation comes with them; its main user enters the others. Those sign in by the main user's own
 * provider: nobody is entered in one municipality under another's. Who is entered has no right by it.
 */
@Component
class StaffEntryForm implements StartFormBinding<StaffEntryForm.Answer> {

    private final AdoptionStore store;
    private final RequirementDesk desk;
    private final FinnishMunicipalities municipalities;
    private final Organisations organisations;
    private final People people;
    private final SignInProof providers;
    private final WorkFor work;
    private final Audit audit;
    private final Clock clock;

    StaffEntryForm(
            AdoptionStore store,
            RequirementDesk desk,
            FinnishMunicipalities municipalities,
            Organisations organisations,
            People people,
            SignInProof providers,
            WorkFor work,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.desk = desk;
        this.municipalities = municipalities;
        this.organisations = organisations;
        this.people = people;
        this.providers = providers;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "start_staffEntry";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    public Answer read(FormContext context) {
        return new Answer(null, null, null, null, null);
    }

    @Override
    @Transactional
    public Started start(FormContext context, Answer answer) {
        Town town = municipalities.existing(context.municipality(), LocalDate.now(clock));
        String issuer = desk.mainUser(context.personId(), town.code())
                ? ownIssuer(context.personId(), answer.issuer())
                : issuerOfFirst(context.personId(), town, answer.issuer());
        work.municipality(town.code());
        Organisation employer = organisations.entered(town.code(), town.nameFi(), town.nameSv());
        String id = store.nextNumber(town.code(), "HE");
        boolean entered = people.enter(new Newcomer(
                id,
                answer.givenName().strip(),
                answer.familyName().strip(),
                answer.email().strip(),
                issuer,
                answer.subject().strip(),
                employer.id()));
        if (!entered) {
            throw new FormRefused(
                    "subject",
                    "Tällä tunnisteella on jo henkilö järjestelmässä. Tarkista tunniste tunnistuspalvelun ylläpitäjältä.");
        }
        audit.event(context.personId(), "PERSON_ENTERED", id);
        return new Started(id, Map.of());
    }

    private String ownIssuer(String personId, String asked) {
        String own = providers.issuerOf(personId);
        new Problems()
                .when(
                        !Written.nothing(asked) && !asked.strip().equals(own),
                        "issuer",
                        "Jätä tyhjäksi. Kunnan työntekijät kirjautuvat kunnan omalla tunnistuspalvelulla.")
                .refuseAny();
        return own;
    }

    private String issuerOfFirst(String personId, Town town, String asked) {
        if (!desk.national(personId)) {
            throw AccessRefused.nothingHere();
        }
        if (organisations.hasAdopted(town.code())) {
            throw new FormRefused(
                    "municipality", "Kunta käyttää jo järjestelmää. Pyydä kunnan pääkäyttäjää lisäämään henkilö.");
        }
        String issuer = Written.nothing(asked) ? "" : asked.strip();
        new Problems()
                .when(
                        !issuer.matches("https://\\S+") && !providers.known(issuer),
                        "issuer",
                        "Kirjoita tunnistuspalvelun osoite (issuer), joka alkaa https://.")
                .refuseAny();
        return issuer;
    }

    /** The keys of the form {@code start_staffEntry}. */
    record Answer(
            @NotBlank(message = "Kirjoita etunimi.") @ShortText
            String givenName,

            @NotBlank(message = "Kirjoita sukunimi.") @ShortText
            String familyName,

            @NotBlank(message = "Kirjoita työsähköposti muodossa nimi@esimerkki.fi.")
            @ShortText
            @Email(
                    regexp = "[^\\s@]+@[^\\s@]+\\.[^\\s@.]+",
                    message = "Kirjoita sähköposti muodossa nimi@esimerkki.fi.")
            String email,

            @NotBlank(message = "Kirjoita, millä tunnisteella tunnistuspalvelu tuntee henkilön.") @ShortText
            String subject,

            @ShortText String issuer) {}
}
