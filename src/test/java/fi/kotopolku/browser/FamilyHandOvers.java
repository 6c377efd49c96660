package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;

/** Two of a family are handed over, one to an authority outside the system and one to the neighbouring municipality. */
final class FamilyHandOvers {

    private static final String RECEIVE = "Käsittele saapunut siirto";
    private static final String ANSWER = "On, opinnot alkavat elokuussa";

    private final Desk caseworker;
    private final FamilyPages pages;
    private final Clock clock;

    FamilyHandOvers(Desk caseworker, FamilyPages pages, Clock clock) {
        this.caseworker = caseworker;
        this.pages = pages;
        this.clock = clock;
    }

    FilledForm begin(String number, String receiver, String ground) {
        return caseworker
                .search(number)
                .begin("Asian siirto")
                .type("Asian numero", number)
                .choose("Vastaanottaja", receiver)
                .pick("Siirron peruste", ground)
                .day("Milloin tilanne muuttuu tai muuttui", LocalDate.now(clock));
    }

    /** What leaves is looked at once more; completing it is left to the caller. */
    FilledForm send(String number, String client) {
        CaseForms.register(caseworker, new FilledForm(caseworker.page().locator(".modal .fjs-form")));
        return caseworker
                .search(number)
                .list(Desk.MINE)
                .open("Tarkista ja lähetä siirto", client)
                .pick("Valinta", "Lähetä siirto");
    }

    /** The authority does not use the system: it gets a signed package, and a person enters what it answered. */
    void toTheEmploymentAuthority(String number, String client) {
        begin(number, "Työvoimaviranomainen, joka ei käytä tätä järjestelmää", "Asiakkaasta tulee työnhakija")
                .type("Työvoimaviranomaisen nimi", "Keski-Suomen työllisyysalue");
        FilledForm sending = send(number, client);
        FamilyPages.picture(sending.place(), "12-siirto-tyonhakijaksi");
        caseworker.complete();
        Page page = pages.open(caseworker, number);
        assertThat(pages.explainedDeadlines(page)).anyMatch(one -> one.startsWith("Siirtoon vastaaminen"));
        assertThat(page.waitForDownload(() ->
                                page.getByText("Lataa allekirjoitettu paketti").click())
                        .suggestedFilename())
                .endsWith(".zip");
        caseworker
                .search(number)
                .list(Desk.MINE)
                .open("Kirjaa viranomaisen kuittaus", client)
                .pick("Ottiko viranomainen asian vastaan?", "Kyllä")
                .type("Kuka viranomaisessa vastasi", "Testi Työllisyysneuvoja")
                .day("Milloin", LocalDate.now(clock))
                .pick("Miten", "Turvasähköposti");
        FamilyPages.picture(caseworker.page(), "13-viranomaisen-kuittaus");
        caseworker.complete();
        assertThat(FamilyPages.section(pages.open(caseworker, number), "Siirto"))
                .containsText("Testi Työllisyysneuvoja");
    }

    void asked(Desk receiver, String transfer) {
        FilledForm receiving = received(receiver, transfer);
        assertThat(receiving.place()).containsText("Ammatillinen tutkinto alkaa syksyllä");
        receiving
                .pick("Vastaus", "Kysy lähettäjältä")
                .type("Kysymys lähettäjälle", "Onko Samiralla jo opiskelupaikka meillä?");
        FamilyPages.picture(receiver.page(), "14-multia-kysyy");
        receiver.complete();
    }

    void answered(String number, String client) {
        caseworker
                .search(number)
                .list(Desk.MINE)
                .open("Vastaa vastaanottajan kysymykseen", client)
                .type("Vastaus", ANSWER);
        FamilyPages.picture(caseworker.page(), "15-keuruu-vastaa");
        caseworker.complete();
    }

    void accepted(Desk receiver, String transfer) {
        FilledForm receiving = received(receiver, transfer);
        assertThat(receiving.place()).containsText(ANSWER);
        receiving.pick("Vastaus", "Hyväksy: asia siirtyy meille ja minä vastaan siitä");
        receiver.complete();
    }

    /** Taken from the group's list, and opened anew from the own one. */
    private static FilledForm received(Desk receiver, String transfer) {
        receiver.search(transfer).list(Desk.MY_GROUPS).open(RECEIVE, transfer);
        Locator claim = receiver.page().getByText("Ota tehtäväksi").first();
        claim.click();
        assertThat(claim).isHidden();
        return receiver.list(Desk.MINE).open(RECEIVE, transfer);
    }
}
