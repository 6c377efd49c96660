package fi.kotopolku.transfer;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.access.Power;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.CaseSummary;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.ShortText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.Shown;
import fi.kotopolku.form.StartFormBinding;
import fi.kotopolku.identity.Municipality;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.transfer.TransferStore.Destination;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A caseworker says which case goes where, why and from when. Nothing leaves before what goes has been looked at. */
@Component
class StartTransferForm implements StartFormBinding<StartTransferForm.Answer> {

    private static final String OUTSIDE = "OUTSIDE";

    private final TransferStore store;
    private final CaseFile caseFile;
    private final Cases cases;
    private final Organisations organisations;
    private final PackageSignature signature;
    private final Audit audit;
    private final Clock clock;

    StartTransferForm(
            TransferStore store,
            CaseFile caseFile,
            Cases cases,
            Organisations organisations,
            PackageSignature signature,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.caseFile = caseFile;
        this.cases = cases;
        this.organisations = organisations;
        this.signature = signature;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "start_caseTransfer";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional(readOnly = true)
    public Answer read(FormContext context) {
        List<String> receivers = store.receivers();
        List<Choice> choices = new ArrayList<>(organisations.municipalities().stream()
                .filter(municipality -> receivers.contains(municipality.code()))
                .filter(municipality -> !municipality.code().equals(context.municipality()))
                .map(StartTransferForm::choice)
                .toList());
        choices.add(new Choice("Työvoimaviranomainen, joka ei käytä tätä järjestelmää", OUTSIDE));
        return new Answer(choices, null, null, null, null, null);
    }

    private static Choice choice(Municipality municipality) {
        return new Choice(municipality.nameFi(), municipality.code());
    }

    @Override
    @Transactional
    public Started start(FormContext context, Answer answer) {
        String caseNumber = answer.caseNumber().strip();
        OpenedCase opened = caseFile.open(context.personId(), caseNumber);
        if (!LegalBasis.ALWAYS.stream().allMatch(opened::reads)) {
            throw AccessRefused.because(
                    "Siirtoon tarvitaan oikeus lukea henkilö- ja yhteystiedot, oleskelutiedot ja kotoutumissuunnitelma.",
                    "A hand-over takes a right to read identity, residence and plan.");
        }
        opened.takes(answer);
        CaseSummary summary = cases.find(caseNumber);
        if (!summary.municipality().equals(context.municipality())) {
            throw AccessRefused.nothingHere();
        }
        store.holdCase(caseNumber);
        problems(answer, summary).refuseAny();
        boolean outside = answer.receiver().equals(OUTSIDE);
        store.begin(
                Transfer.State.DRAFT,
                summary.municipality(),
                caseNumber,
                new Destination(
                        outside ? null : answer.receiver(),
                        outside ? answer.authorityName().strip() : null,
                        answer.ground(),
                        answer.changeOn()),
                context.personId());
        audit.event(context.personId(), "TRANSFER_BEGUN", caseNumber);
        return new Started(caseNumber, Map.of());
    }

    private Problems problems(Answer answer, CaseSummary summary) {
        Problems problems = new Problems()
                .when(summary.closed(), "caseNumber", "Asia on jo päätetty. Valitse avoin asia.")
                .when(
                        store.open(summary.number()).isPresent(),
                        "caseNumber",
                        "Asiasta on jo vireillä siirto. Odota vastausta tai peru se ennen kuin aloitat uuden.");
        destination(answer, summary, problems);
        LocalDate today = LocalDate.now(clock);
        return problems.when(
                answer.changeOn().isBefore(today.minusYears(1))
                        || answer.changeOn().isAfter(today.plusYears(1)),
                "changeOn",
                "Anna muutoksen päivä, joka on enintään vuoden päässä.");
    }

    private void destination(Answer answer, CaseSummary summary, Problems problems) {
        boolean outside = answer.receiver().equals(OUTSIDE);
        boolean oneself = answer.receiver().equals(summary.municipality());
        problems.when(oneself, "receiver", "Asia on jo kunnassasi. Valitse toinen vastaanottaja.")
                .when(
                        !outside && !oneself && !store.receivers().contains(answer.receiver()),
                        "receiver",
                        "Kunta ei ole ottanut järjestelmää käyttöön, eikä siellä ole ketään vastaanottamassa. Valitse"
                                + " toinen vastaanottaja.")
                .when(
                        outside && Written.nothing(answer.authorityName()),
                        "authorityName",
                        "Kirjoita työvoimaviranomaisen nimi.")
                .when(
                        outside && answer.ground() != TransferGround.BECOMES_JOBSEEKER,
                        "ground",
                        "Työvoimaviranomaiselle siirretään, kun asiakkaasta tulee työnhakija. Valitse se tai vastaanottava"
                                + " kunta.")
                .when(
                        outside && !signature.available(),
                        "receiver",
                        "Siirtopakettia ei voi allekirjoittaa, koska allekirjoitusavainta ei ole asetettu. Pyydä"
                                + " järjestelmän ylläpitoa asettamaan se.");
    }

    /** The keys of the form {@code start_caseTransfer}. */
    record Answer(
            @Holds({}) @Shown List<Choice> receiverChoices,

            @Holds(DataCategory.IDENTITY_AND_CONTACT)
            @NotBlank(message = "Kirjoita asian numero, esimerkiksi 249-2026-0001.")
            @Size(max = 30, message = "Tarkista asian numero: se on muotoa 249-2026-0001.")
            String caseNumber,

            @Holds(value = DataCategory.NOTES, by = Power.DECIDE)
            @NotBlank(message = "Valitse, kenelle asia siirretään.")
            @Size(max = 30, message = "Valitse vastaanottaja luettelosta.")
            String receiver,

            @Holds(DataCategory.NOTES) @ShortText String authorityName,

            @Holds(value = DataCategory.NOTES, by = Power.DECIDE) @NotNull(message = "Valitse siirron peruste.")
            TransferGround ground,

            @Holds(DataCategory.NOTES) @NotNull(message = "Anna päivä, jona tilanne muuttuu tai muuttui.")
            LocalDate changeOn) {}
}
