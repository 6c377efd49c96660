package fi.kotopolku.imports;

import static fi.kotopolku.imports.FileKind.CLIENTS;
import static fi.kotopolku.imports.FileKind.HOUSEHOLDS;
import static fi.kotopolku.imports.FileKind.NOTES;
import static fi.kotopolku.imports.FileKind.PLANS;
import static fi.kotopolku.imports.FileKind.SERVICES;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A way in which a row of an old system can be wrong: the column at fault, and what is done to a row that was right. */
public enum SampleFault {
    NO_FAMILY_NAME(CLIENTS, "sukunimi", put("sukunimi", "")),
    FORMULA_AS_NAME(CLIENTS, "sukunimi", put("sukunimi", "=cmd|'/C calc'!A0")),
    NAME_TOO_LONG(CLIENTS, "etunimet", put("etunimet", "A".repeat(201))),
    IMPOSSIBLE_BIRTH_DATE(CLIENTS, "syntymaaika", put("syntymaaika", "31.2.1990")),
    BORN_IN_FUTURE(CLIENTS, "syntymaaika", (row, today) -> {
        row.put("syntymaaika", SampleFiles.day(today.plusDays(40)));
        row.put("henkilotunnus", "");
    }),
    CODE_OF_ANOTHER_CENTURY(
            CLIENTS,
            "henkilotunnus",
            (row, today) -> row.put("henkilotunnus", SampleFiles.anotherCentury(row.get("henkilotunnus")))),
    CODE_WITH_WRONG_CHECK(
            CLIENTS,
            "henkilotunnus",
            (row, today) -> row.put("henkilotunnus", SampleFiles.wrongCheck(row.get("henkilotunnus")))),
    CODE_IN_WRONG_FORM(CLIENTS, "henkilotunnus", put("henkilotunnus", "ei ole")),
    CODE_OF_THE_ONE_BEFORE(CLIENTS, "henkilotunnus", (row, today) -> {}),
    REFERENCE_OF_THE_ONE_BEFORE(CLIENTS, "asiakas_tunniste", (row, today) -> {}),
    UNKNOWN_PERMIT(CLIENTS, "oleskelun_peruste", put("oleskelun_peruste", "XK9")),
    UNKNOWN_LANGUAGE(CLIENTS, "aidinkieli", put("aidinkieli", "klingon")),
    UNKNOWN_COUNTRY(CLIENTS, "kansalaisuus", put("kansalaisuus", "Atlantis")),
    BAD_POSTAL_CODE(CLIENTS, "postinumero", put("postinumero", "4270")),
    BAD_EMAIL(CLIENTS, "sahkoposti", put("sahkoposti", "ei sähköpostia")),
    PERMIT_BEFORE_BIRTH(CLIENTS, "ensimmainen_lupa", put("ensimmainen_lupa", "1.1.1920")),
    PERMIT_IN_FUTURE(
            CLIENTS,
            "ensimmainen_lupa",
            (row, today) -> row.put("ensimmainen_lupa", SampleFiles.day(today.plusDays(30)))),
    NO_WAY_TO_SAY_YES(CLIENTS, "turvakielto", put("turvakielto", "ehkä")),
    CLOSED_CASE(CLIENTS, "paattynyt", (row, today) -> row.put("paattynyt", SampleFiles.day(today.minusDays(1)))),
    CONCLUDED_WITHOUT_INTERVIEW(CLIENTS, "haastateltu", (row, today) -> {
        row.put("haastateltu", "");
        row.put("monialainen", "E");
        row.put("arviointi_valmis", SampleFiles.day(today.minusDays(2)));
        row.put("suunnitelma_tarvitaan", "K");
    }),
    FAMILY_OF_NOBODY(HOUSEHOLDS, "asiakas_tunniste", put("asiakas_tunniste", "EI-OLE-1")),
    MEMBER_TWICE_SAID(HOUSEHOLDS, "perheenjasen_nimi", (row, today) -> {
        row.put("perheenjasen_nimi", "Testi Kaksoistieto");
        row.put("perheenjasen_tunniste", row.get("asiakas_tunniste"));
    }),
    UNKNOWN_ROLE(HOUSEHOLDS, "suhde", put("suhde", "Q7")),
    FAMILY_ENDS_BEFORE_IT_BEGINS(HOUSEHOLDS, "paattyen", (row, today) -> {
        row.put("alkaen", SampleFiles.day(today.minusDays(30)));
        row.put("paattyen", SampleFiles.day(today.minusDays(60)));
    }),
    PLAN_OF_NOBODY(PLANS, "asiakas_tunniste", put("asiakas_tunniste", "EI-OLE-2")),
    PLAN_ENDS_BEFORE_IT_BEGINS(PLANS, "voimassa_asti", put("voimassa_asti", "1.1.2020")),
    PLAN_WITHOUT_GOALS(PLANS, "tavoitteet", put("tavoitteet", "")),
    UNKNOWN_CONFIRMATION(PLANS, "vahvistustapa", put("vahvistustapa", "SAV")),
    UNKNOWN_SERVICE(SERVICES, "palvelu", put("palvelu", "KOTO-X")),
    SERVICE_WITHOUT_PROVIDER(SERVICES, "tuottaja", put("tuottaja", "")),
    SERVICE_ENDS_BEFORE_IT_BEGINS(SERVICES, "paattyy", put("paattyy", "1.1.2020")),
    NOTE_OF_NOBODY(NOTES, "asiakas_tunniste", put("asiakas_tunniste", "EI-OLE-3")),
    NOTE_IN_FUTURE(NOTES, "kirjattu", (row, today) -> row.put("kirjattu", SampleFiles.day(today.plusDays(3)))),
    EMPTY_NOTE(NOTES, "teksti", put("teksti", "")),
    NOTE_TOO_LONG(NOTES, "teksti", put("teksti", "pitkä ".repeat(700)));

    private final FileKind kind;
    private final String header;
    private final BiConsumer<Map<String, String>, LocalDate> spoil;

    SampleFault(FileKind kind, String header, BiConsumer<Map<String, String>, LocalDate> spoil) {
        this.kind = kind;
        this.header = header;
        this.spoil = spoil;
    }

    /** The column at fault. */
    public String header() {
        return header;
    }

    static List<SampleFault> of(FileKind kind) {
        return Arrays.stream(values()).filter(fault -> fault.kind == kind).toList();
    }

    void spoil(Map<String, String> row, LocalDate today) {
        spoil.accept(row, today);
    }

    private static BiConsumer<Map<String, String>, LocalDate> put(String header, String value) {
        return (row, today) -> row.put(header, value);
    }
}
