package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.LocalDate;

/** What begins outside any task: a municipality's people, its notice and what is changed of it, at one person's desk. */
final class AdoptionStart {

    private final Desk desk;

    AdoptionStart(Desk desk) {
        this.desk = desk;
    }

    Desk desk() {
        return desk;
    }

    /** A page without the form before, in whatever state that was left. */
    FilledForm begin(String process) {
        desk.leave();
        desk.go(Desk.TASKLIST);
        return desk.begin(process);
    }

    /** @param name given name and family name */
    FilledForm person(String name, String subject) {
        String[] names = name.split(" ", 2);
        return begin("Kunnan työntekijän lisääminen")
                .type("Etunimi", names[0])
                .type("Sukunimi", names[1])
                .type("Työsähköposti", "testi@esimerkki.invalid")
                .type("Tunniste tunnistuspalvelussa", subject);
    }

    FilledForm notice(String municipality, String contact, LocalDate notifiedOn, LocalDate startsOn) {
        return begin("Kunnan käyttöönotto")
                .choose("Kunta", municipality)
                .day("Milloin kunta ilmoitti", notifiedOn)
                .day("Käyttö alkaa", startsOn)
                .choose("Kunnan henkilö, joka aloittaa", contact);
    }

    void refused(FilledForm form, String... said) {
        desk.startButton().click();
        AdoptionForms.told(desk, said);
        assertThat(form.place()).isVisible();
    }

    void sent(FilledForm form) {
        CaseForms.register(desk, form);
    }
}
