package fi.kotopolku.cooperation;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.identity.Notices;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages between participants of one case. A message belongs to a part of the case file that its sender chooses among
 * their own, and is seen by those alone who may read that part when they look.
 */
@Service
class Messages {

    private static final int MOST_RECIPIENTS = 20;

    private final CooperationStore store;
    private final Participants participants;
    private final Cases cases;
    private final CaseFile caseFile;
    private final Notices notices;

    Messages(CooperationStore store, Participants participants, Cases cases, CaseFile caseFile, Notices notices) {
        this.store = store;
        this.participants = participants;
        this.cases = cases;
        this.caseFile = caseFile;
        this.notices = notices;
    }

    /** @param recipients person ids */
    record NewMessage(DataCategory category, List<String> recipients, String text) {}

    /**
     * Sends a message, and tells the recipients that there is one, and nothing of what it is about.
     *
     * @throws AccessRefused as for what is not there, when the case is beyond reach; in words, when the sender may not
     *     write to the part of the case file that they chose
     * @throws fi.kotopolku.form.FormRefused naming {@code category}, {@code recipients} or {@code text}
     */
    @Transactional
    public UUID send(String personId, String caseNumber, NewMessage message) {
        OpenedCase opened = caseFile.open(personId, caseNumber);
        Set<String> recipients = message.recipients() == null ? Set.of() : new LinkedHashSet<>(message.recipients());
        DataCategory category = message.category();
        Problems problems = new Problems()
                .when(
                        category == null
                                || category == DataCategory.ADMINISTRATION
                                || category == DataCategory.PROTECTED_CONTACT,
                        "category",
                        "Valitse luettelosta, mitä tietoryhmää viesti koskee.")
                .when(recipients.isEmpty(), "recipients", "Valitse vähintään yksi vastaanottaja.")
                .when(
                        recipients.size() > MOST_RECIPIENTS,
                        "recipients",
                        "Valitse enintään " + MOST_RECIPIENTS + " vastaanottajaa.");
        CooperationText.problems(problems, "text", message.text(), "Kirjoita viesti.");
        problems.refuseAny();
        caseFile.writes(personId, caseNumber, category);
        new Problems()
                .when(
                        !participants.reach(personId, opened, caseNumber, recipients, category),
                        "recipients",
                        "Valitse vastaanottajat luettelosta. Jokaisella pitää olla nyt oikeus lukea valitun tietoryhmän tietoja.")
                .refuseAny();
        UUID id = store.send(
                caseNumber,
                cases.find(caseNumber).municipality(),
                category,
                Written.orNull(message.text()),
                personId,
                recipients);
        recipients.forEach(recipient -> notices.tell(recipient, "CASE_MESSAGE", caseNumber));
        return id;
    }

    /**
     * The recipient says that they have read the message; saying it again changes nothing.
     *
     * @throws AccessRefused as for what is not there, unless it is a message to them that they may read now
     */
    @Transactional
    public void read(String personId, String caseNumber, UUID messageId) {
        caseFile.open(personId, caseNumber);
        Message message = store.messages(caseNumber, personId).stream()
                .filter(found -> found.id().equals(messageId))
                .filter(found -> !found.sentBy().equals(personId))
                .filter(found -> participants.may(personId, Power.READ, caseNumber, found.category()))
                .findFirst()
                .orElseThrow(AccessRefused::nothingHere);
        caseFile.reads(personId, caseNumber, message.category());
        store.read(messageId, personId);
    }
}
