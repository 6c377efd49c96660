package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.Coverage;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.FormContent;
import fi.kotopolku.access.FormContent.Key;
import fi.kotopolku.access.Power;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * A case as one person's rights reach it, for as long as the transaction lasts in which it was opened. What is shown and
 * what is taken keeps within the content bound of the rights, and is logged by what each component of the form
 * {@link fi.kotopolku.access.Holds}.
 */
public final class OpenedCase {

    private final CaseFile caseFile;
    private final String personId;
    private final String caseNumber;
    private final Coverage rights;

    OpenedCase(CaseFile caseFile, String personId, String caseNumber, Coverage rights) {
        this.caseFile = caseFile;
        this.personId = personId;
        this.caseNumber = caseNumber;
        this.rights = rights;
    }

    /** The person may read the category; for texts that are put together of parts. */
    public boolean reads(DataCategory category) {
        return rights.covers(Power.READ, category);
    }

    /** The client's name and language, or a card with the case's number alone where the rights do not cover them. */
    public ClientCard client() {
        return reads(DataCategory.IDENTITY_AND_CONTACT)
                ? caseFile.card(caseNumber)
                : new ClientCard(caseNumber, null, null, null, false);
    }

    /** @return the client's year of birth; null where the rights do not cover it */
    public Integer birthYear() {
        return reads(DataCategory.IDENTITY_AND_CONTACT) ? caseFile.birthYear(caseNumber) : null;
    }

    /** @return the form without what the rights do not cover; the rest is logged as read, category by category */
    public <R extends Record> R shown(R form) {
        FormContent content = FormContent.of(form.getClass());
        R within = content.within(form, rights);
        Set<DataCategory> read = EnumSet.noneOf(DataCategory.class);
        content.keys().stream()
                .filter(key -> key.filledIn(within))
                .flatMap(key -> key.holds().stream())
                .filter(this::reads)
                .forEach(read::add);
        caseFile.logRead(personId, caseNumber, rights, read);
        return within;
    }

    /** @throws AccessRefused when something is filled in that the rights do not let the person write */
    public void takes(Record answer) {
        takes(answer, null);
    }

    /**
     * Logs what is written, or decided, category by category.
     *
     * @param stored what the form would show to somebody who may see everything; what lies outside the bounds may be
     *     sent back unchanged
     * @throws AccessRefused when something outside the bounds would change
     */
    public void takes(Record answer, Record stored) {
        Set<Written> written = new LinkedHashSet<>();
        for (Key key : FormContent.of(answer.getClass()).keys()) {
            boolean touched = key.filledIn(answer) || stored != null && key.filledIn(stored);
            if (key.onlyShown() || !key.holdsClientData() || !touched) {
                continue;
            }
            if (key.takenWith(rights)) {
                key.holds().forEach(category -> written.add(new Written(key.by(), category)));
            } else if (stored == null || !Objects.equals(key.of(answer), key.of(stored))) {
                caseFile.refuse(personId, caseNumber, key.by(), key.holds());
            }
        }
        written.forEach(one -> caseFile.logWritten(personId, caseNumber, rights, one.power(), one.category()));
    }

    private record Written(Power power, DataCategory category) {}
}
