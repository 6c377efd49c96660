package fi.kotopolku.imports;

import java.util.Locale;

/** A file cannot be taken at all. Says what to do and, where there is one, the line; never what stands in the file. */
class FileRefused extends RuntimeException {

    private static final String AS_CSV = " Avaa se taulukkolaskennassa ja valitse Tallenna nimellä – CSV (UTF-8).";

    enum Code {
        EMPTY("Tiedosto on tyhjä. Valitse tiedosto, jossa on otsikkorivi ja ainakin yksi rivi tietoja."),
        SPREADSHEET_XLSX("Tiedosto on Excel-taulukko. Tallenna taulukko CSV-tiedostona." + AS_CSV),
        SPREADSHEET_XLS("Tiedosto on vanha Excel-taulukko. Tallenna taulukko CSV-tiedostona." + AS_CSV),
        SPREADSHEET_ODS("Tiedosto on ODS-taulukko. Tallenna taulukko CSV-tiedostona." + AS_CSV),
        ARCHIVE("Tiedosto on pakattu. Pura se ja lähetä siinä olevat CSV-tiedostot yksi kerrallaan."),
        PDF("Tiedosto on PDF. Ota tiedot vanhasta järjestelmästä CSV-tiedostona."),
        UTF_16("Tiedoston merkistö on UTF-16. Tallenna taulukko CSV-tiedostona, jonka merkistö on UTF-8."),
        NOT_TEXT("Tiedosto ei ole tekstiä. Tallenna taulukko CSV-tiedostona, jonka merkistö on UTF-8."),
        MIXED_CHARSETS("Tiedostossa on kahta merkistöä: alku on UTF-8-muodossa ja tämä rivi ei ole."
                + " Tallenna koko taulukko uudelleen CSV-tiedostona, jonka merkistö on UTF-8."),
        TOO_LARGE("Tiedosto on yli 200 megatavua. Jaa aineisto ja tuo se osissa."),
        HEADER_MISSING(
                "Rivillä ei ole yhtään tunnettua sarakkeen nimeä. Lisää tiedoston alkuun"
                        + " otsikkorivi, esimerkiksi mallitiedoston otsikkorivi. Sarakkeet erotetaan puolipisteellä tai pilkulla."),
        SEPARATOR_OTHER("Rivi sanoo, että sarakkeet erotetaan muulla kuin puolipisteellä tai pilkulla."
                + " Tallenna taulukko CSV-tiedostona, jossa erotin on puolipiste."),
        HEADER_EMPTY(
                "Otsikkorivillä on tyhjä sarakkeen nimi. Anna jokaiselle sarakkeelle nimi tai poista tyhjä sarake."),
        HEADER_TWICE("Otsikkorivillä on sama sarakkeen nimi kahdesti. Anna sarakkeille eri nimet tai poista toinen."),
        HEADER_LONG("Otsikkorivillä on yli 100 merkin pituinen sarakkeen nimi. Lyhennä se."),
        FIELD_LONG("Rivillä on kenttä, jossa on yli 8 000 merkkiä. Tarkista, ettei lainausmerkki ole jäänyt sulkematta,"
                + " tai lyhennä teksti."),
        QUOTE_BROKEN(
                "Rivillä on lainausmerkki, joka ei ala tai pääty oikein. Sulje lainaus tai kirjoita tekstissä oleva"
                        + " lainausmerkki kahdesti."),
        ROW_WIDE("Rivillä on yli 500 saraketta. Tarkista tiedosto."),
        TOO_MANY_ROWS("Tiedostossa on yli 500 000 riviä. Jaa aineisto ja tuo se osissa."),
        NO_ROWS("Tiedostossa on vain otsikkorivi. Lisää rivit tai jätä tiedosto pois."),
        CUT_OFF("Tiedoston lähettäminen keskeytyi. Lähetä se uudelleen.");

        private final String wordsFi;

        Code(String wordsFi) {
            this.wordsFi = wordsFi;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Code code;
    private final long line;

    FileRefused(Code code) {
        this(code, 0);
    }

    /** @param line as an editor counts them, from one; zero when the whole file is meant */
    FileRefused(Code code, long line) {
        super(code.name(), null, false, false);
        this.code = code;
        this.line = line;
    }

    Code code() {
        return code;
    }

    long line() {
        return line;
    }

    String detailFi() {
        return line > 0 ? "Rivi " + line + ": " + code.wordsFi : code.wordsFi;
    }
}
