package fi.kotopolku.adoption;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.adoption.AdoptionStore.Event;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.identity.WorkFor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moving the start of an adoption to a later day and taking an adoption back, each with its reason, by the municipality's
 * main user or by KEHA. An adoption that has begun stays begun.
 */
@Service
public class AdoptionChanges {

    private static final int LONGEST_REASON = 4000;

    private final AdoptionStore store;
    private final RequirementDesk desk;
    private final AdoptionDays days;
    private final WorkFor work;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AdoptionChanges(
            AdoptionStore store,
            RequirementDesk desk,
            AdoptionDays days,
            WorkFor work,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.desk = desk;
        this.days = days;
        this.work = work;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Codes of the municipalities whose adoption can still be changed, as far as the signed-in person reaches. */
    @Transactional(readOnly = true)
    public List<String> stillOpen() {
        return store.inPreparation();
    }

    /**
     * @throws AccessRefused for whoever is neither a main user of the municipality nor of KEHA
     * @throws FormRefused without a reason, for a day that is not later or later than use is an obligation, and when the
     *     adoption is no longer in preparation
     */
    @Transactional
    public void postpone(String personId, String number, LocalDate startsOn, String reason) {
        Adoption adoption = changed(personId, number);
        LocalDate latest = days.latestStart(LocalDate.now(clock));
        new Problems()
                .when(
                        startsOn == null
                                || !startsOn.isAfter(adoption.startsOn())
                                || startsOn.isBefore(LocalDate.now(clock)),
                        "startsOn",
                        "Anna uusi aloituspäivä, joka on nykyistä (%s) ja tätä päivää myöhempi."
                                .formatted(AdoptionDays.fi(adoption.startsOn())))
                .when(
                        startsOn != null && startsOn.isAfter(latest),
                        "startsOn",
                        "Aloituspäivä voi olla viimeistään %s. Järjestelmän käyttö on pakollista 1.1.2027 alkaen."
                                .formatted(AdoptionDays.fi(latest)))
                .when(malformed(reason), "reason", "Kirjoita, miksi aloitusta siirretään. Enintään 4000 merkkiä.")
                .refuseAny();
        store.postpone(number, startsOn);
        store.tell(adoption, Event.POSTPONED, null, personId, reason.strip(), startsOn);
        audit.event(personId, "ADOPTION_POSTPONED", number);
        events.publishEvent(new AdoptionPostponed(number));
    }

    /**
     * @throws AccessRefused for whoever is neither a main user of the municipality nor of KEHA
     * @throws FormRefused without a reason, and when the adoption is no longer in preparation
     */
    @Transactional
    public void withdraw(String personId, String number, String reason) {
        Adoption adoption = changed(personId, number);
        new Problems()
                .when(malformed(reason), "reason", "Kirjoita, miksi käyttöönotto perutaan. Enintään 4000 merkkiä.")
                .refuseAny();
        store.withdraw(number);
        store.tell(adoption, Event.WITHDRAWN, null, personId, reason.strip(), null);
        audit.event(personId, "ADOPTION_WITHDRAWN", number);
        events.publishEvent(new AdoptionWithdrawn(number));
    }

    private Adoption changed(String personId, String number) {
        Adoption adoption = store.lock(number)
                .filter(found -> desk.mainUser(personId, found) || desk.national(personId))
                .orElseThrow(AccessRefused::nothingHere);
        if (!adoption.preparing()) {
            throw new FormRefused(
                    "startsOn",
                    "Käyttöönotto on jo alkanut tai se on peruttu, eikä sitä voi enää muuttaa. Päivitä sivu.");
        }
        work.municipality(adoption.municipality());
        return adoption;
    }

    private static boolean malformed(String reason) {
        return Written.nothing(reason) || reason.length() > LONGEST_REASON || !reason.matches(LongText.VISIBLE);
    }
}
