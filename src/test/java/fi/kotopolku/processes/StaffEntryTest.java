package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;

/** A municipality that nobody here has heard of comes to its people by forms alone, and nobody by it to a right. */
class StaffEntryTest extends AdoptionWalk {

    private static final String ENTRY = "staff-entry";
    private static final String PROVIDER = "kotopolku-demo";

    StaffEntryTest() {
        super(ENTRY);
    }

    @Test
    void aMunicipalityBeginsWithoutAnythingBeingWrittenByHand() {
        Map<String, Object> first = entry("ensimmainen.849", "849");
        for (String field : new String[] {"givenName", "familyName", "email", "subject"}) {
            refused(400, () -> enter(KEHA, with(first, field, null)), "Kirjoita");
        }
        refused(
                400,
                () -> enter(KEHA, with(first, "email", "ei osoite")),
                "Työsähköposti: Kirjoita sähköposti muodossa");
        refused(400, () -> enter(KEHA, with(first, "issuer", null)), "Tunnistuspalvelu: ", "alkaa https://");
        refused(400, () -> enter(KEHA, with(first, "issuer", "http://login.kunta.fi")), "alkaa https://");
        refused(400, () -> enter(KEHA, with(first, "municipality", "099")), "Kunta: Honkajoki on liittynyt");
        refused(400, () -> enter(KEHA, with(first, "municipality", "249")), "Kunta: Kunta käyttää jo järjestelmää");
        refused(400, () -> enter(KEHA, with(first, "subject", OFFICER)), "on jo henkilö järjestelmässä");
        assertThat(found("select id from koto.organisation where municipality = :key", "849"))
                .isNull();

        String main = enter(KEHA, first);

        assertThat(main).matches("849-HE-\\d{4}-\\d{4}");
        assertThat(found(
                        "select o.id from koto.organisation o join koto.person p on p.organisation_id = o.id"
                                + " where p.id = :key",
                        main))
                .isEqualTo("kunta-849");
        assertThat(groupsOf(main)).isEmpty();
        assertThat(listed(
                        "select person_id from koto.audit_entry where action = 'PERSON_ENTERED' and subject_key = :key",
                        main))
                .containsExactly(KEHA);

        String key = adopts("849", main);
        Map<String, Object> under = with(entry("toinen.849", "849"), "issuer", "https://login.toinen.fi");
        refused(400, () -> enter(main, under), "Tunnistuspalvelu: Jätä tyhjäksi");
        String deputy = enter(main, with(entry("toinen.849", "849"), "issuer", null));
        assertThat(found("select issuer from koto.person where id = :key", deputy))
                .isEqualTo(PROVIDER);
        answer(main, key, "task_recordDecision", decision(main, deputy));
        assertThat(groupsOf(deputy)).containsExactly("main-user");
    }

    @Test
    void nobodyElseEntersAnybodyAndNoMainUserForANeighbour() {
        town("140", "Iisalmi");
        town("263", "Kiuruvesi");
        String main = townPerson("140");
        adopts("140", main);
        for (String other : new String[] {LEAD, OFFICER, CASEWORKER, MULTIA, townPerson("140")}) {
            assertThatThrownBy(() -> enter(other, entry("kuka." + other, "140")))
                    .as(other)
                    .isInstanceOf(AuthorizationException.class);
        }
        refused(
                403,
                () -> enter(main, with(entry("naapuri.263", "263"), "issuer", null)),
                "Sinulla ei ole oikeutta aloittaa tätä");
        assertThat(listed("select id from koto.person where organisation_id = :key", employer("263")))
                .isEmpty();
    }

    private String enter(String person, Map<String, Object> entry) {
        return begin(person, ENTRY, entry);
    }

    private Map<String, Object> entry(String subject, String municipality) {
        return with(
                Map.of(),
                "municipality",
                municipality,
                "givenName",
                "Testi",
                "familyName",
                "Kunta-Henkilö",
                "email",
                "testi@esimerkki.invalid",
                "subject",
                subject,
                "issuer",
                PROVIDER);
    }
}
