package fi.kotopolku.assessment;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.ClientCard;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The invited professional's window: the client's name and language, the question, and room for the answer. */
@Component
class ContributeForm implements FormBinding<Contribute> {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private final ContributionStore store;
    private final CaseFile caseFile;
    private final People people;
    private final Notices notices;
    private final Clock clock;

    ContributeForm(ContributionStore store, CaseFile caseFile, People people, Notices notices, Clock clock) {
        this.store = store;
        this.caseFile = caseFile;
        this.people = people;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "task_contribute";
    }

    @Override
    public Class<Contribute> type() {
        return Contribute.class;
    }

    @Override
    @Transactional
    public Contribute read(FormContext context) {
        Contribution contribution = own(context);
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        ClientCard client = opened.client();
        return opened.shown(new Contribute(
                ScreenText.of(client.name()),
                client.caseNumber(),
                client.languagesFi(),
                contribution.step().nameFi(),
                ScreenText.of(
                        people.find(contribution.invitedBy()).map(Person::name).orElse(null)),
                ScreenText.of(contribution.question()),
                DAY.format(lastDay(contribution.limitAt())),
                Integer.toString(contribution.version()),
                null,
                null,
                null,
                null,
                null,
                null));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Contribute answer) {
        Contribution contribution = own(context);
        caseFile.open(context.personId(), context.key()).takes(answer);
        boolean gives = answer.reply() == Contribute.Reply.GIVE;
        new Problems()
                .when(
                        gives && answer.nothingGiven(),
                        "observations",
                        "Kirjoita havainnot, palvelutarpeet tai suositus.")
                .when(
                        !gives && Written.nothing(answer.declineReason()),
                        "declineReason",
                        "Kirjoita lyhyesti, miksi et osallistu.")
                .refuseAny();
        RowVersion opened = RowVersion.sentBack(answer.version());
        boolean written = gives
                ? store.give(contribution.id(), answer, opened)
                : store.decline(contribution.id(), Written.orNull(answer.declineReason()), opened);
        if (!written) {
            throw RowVersion.stale();
        }
        notices.tell(contribution.invitedBy(), "CONTRIBUTION_GIVEN", contribution.caseNumber());
        return Map.of();
    }

    /** Only the invited person's own, and only in the process of its case. */
    private Contribution own(FormContext context) {
        String id = context.variable("contributionId");
        if (id == null || !id.matches("[0-9a-f-]{36}")) {
            throw AccessRefused.nothingHere();
        }
        return store.find(UUID.fromString(id))
                .filter(found -> found.caseNumber().equals(context.key()))
                .filter(found -> found.personId().equals(context.personId()))
                .orElseThrow(AccessRefused::nothingHere);
    }

    private LocalDate lastDay(Instant limit) {
        return LocalDate.ofInstant(limit.minusSeconds(1), clock.getZone());
    }
}
