package fi.kotopolku.casefile;

import static fi.kotopolku.casefile.MaterialWords.day;
import static fi.kotopolku.casefile.MaterialWords.language;
import static fi.kotopolku.casefile.MaterialWords.silent;
import static fi.kotopolku.casefile.MaterialWords.text;
import static fi.kotopolku.casefile.MaterialWords.word;
import static fi.kotopolku.casefile.MaterialWords.yesNo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.Material.Column;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The client of a case. Arriving, the client's row is written with the case, by {@link ArrivedCases}. */
@Component
@Order(1)
class ClientMaterial implements CaseMaterial {

    static final String IDENTITY = "client";
    static final String CONTACT = "contact";
    static final String RESIDENCE = "residence";

    private static final List<Column> PERSON = List.of(
            text("family_name", "Sukunimi"),
            text("given_names", "Etunimet"),
            day("birth_date", "Syntymäaika"),
            text("identity_code", "Henkilötunnus"),
            text("citizenship", "Kansalaisuus (ISO-tunnus)"),
            language("native_language", "Äidinkieli"),
            language("contact_language", "Asiointikieli"),
            yesNo("interpreter_needed", "Tarvitsee tulkin"),
            language("interpreter_language", "Tulkkauskieli"),
            yesNo("non_disclosure", "Turvakielto"));

    private static final List<Column> REACHED = List.of(
            text("phone", "Puhelin"),
            text("email", "Sähköposti"),
            text("street_address", "Osoite"),
            text("postal_code", "Postinumero"),
            text("post_office", "Postitoimipaikka"));

    private static final Map<String, String> PERMITS = Map.ofEntries(
            Map.entry("QUOTA_REFUGEE", "kiintiöpakolainen"),
            Map.entry("INTERNATIONAL_PROTECTION", "kansainvälinen suojelu"),
            Map.entry("TEMPORARY_PROTECTION", "tilapäinen suojelu"),
            Map.entry("FAMILY_TIE", "perheside"),
            Map.entry("WORK", "työ"),
            Map.entry("STUDY", "opiskelu"),
            Map.entry("TRAFFICKING_VICTIM", "ihmiskaupan uhri"),
            Map.entry("EU_REGISTRATION", "EU-rekisteröinti"),
            Map.entry("RESIDENCE_CARD", "oleskelukortti"),
            Map.entry("PERMANENT", "pysyvä oleskelulupa"),
            Map.entry("OTHER", "muu peruste"));

    private static final List<Column> STAY = List.of(
            word("permit_kind", "Oleskelun peruste", PERMITS),
            day("first_permit_on", "Ensimmäinen oleskelulupa tai rekisteröinti"),
            day("arrived_on", "Muutti lähettäneeseen kuntaan"),
            silent("window_exception"),
            text("window_exception_reason", "Peruste arviointiin määräajan jälkeen"),
            day("clock_from", "Asia tuli vireille"));

    private final JdbcClient jdbc;

    ClientMaterial(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Material> of(String caseNumber) {
        ObjectNode row = JsonRows.of(jdbc.sql("""
                        select (to_jsonb(c) || jsonb_build_object('clock_from',
                            coalesce(k.clock_from, (k.opened_at at time zone 'Europe/Helsinki')::date)))::text
                        from koto.client c join koto.integration_case k on k.client_id = c.id
                        where k.number = :number
                        """).param("number", caseNumber)).get(0);
        return List.of(
                Material.of(IDENTITY, DataCategory.IDENTITY_AND_CONTACT, "Henkilötiedot", row, PERSON),
                contact(row),
                Material.of(RESIDENCE, DataCategory.RESIDENCE, "Oleskelu ja määräaikojen alku", row, STAY));
    }

    /** Under a non-disclosure order a piece of its own, which only goes with whoever may see it. */
    private static Material contact(ObjectNode row) {
        return row.path("non_disclosure").booleanValue()
                ? Material.of(CONTACT, DataCategory.PROTECTED_CONTACT, "Yhteystiedot (turvakielto)", row, REACHED)
                : Material.of(CONTACT, DataCategory.IDENTITY_AND_CONTACT, "Yhteystiedot", row, REACHED);
    }

    @Override
    public void takeOver(String caseNumber, Received received) {
        // written with the case itself, which needs its client
    }
}
