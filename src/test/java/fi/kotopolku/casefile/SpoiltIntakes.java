package fi.kotopolku.casefile;

import static fi.kotopolku.casefile.CaseTestbed.TODAY;

import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Each way in which a registration can be wrong: the field, words that it is refused with, and how it is spoilt. */
final class SpoiltIntakes {

    private SpoiltIntakes() {}

    static Stream<Arguments> each() {
        return Stream.of(
                spoil("identityCode", "viimeinen merkki", a -> a.code("010594Y9031", LocalDate.of(1994, 5, 1))),
                spoil("identityCode", "sellaista päivää ei ole", a -> a.code("310294-9012", LocalDate.of(1994, 2, 28))),
                spoil("identityCode", "tulevaisuudessa", a -> a.code("010530A901R", LocalDate.of(1994, 5, 1))),
                spoil("identityCode", "PPKKVVXNNNT", a -> a.code("salakala", LocalDate.of(1994, 5, 1))),
                spoil(
                        "identityCode",
                        "eivät ole samasta päivästä",
                        a -> a.code("010594Y9032", LocalDate.of(1994, 5, 2))),
                spoil("birthDate", "tulevaisuudessa", a -> a.birthDate = TODAY.plusDays(1)),
                spoil("birthDate", "120", a -> a.birthDate = LocalDate.of(1890, 1, 1)),
                spoil("birthDate", "Anna syntymäaika", a -> a.birthDate = null),
                spoil("firstPermitOn", "tulevaisuudessa", a -> a.firstPermitOn = TODAY.plusDays(1)),
                spoil("firstPermitOn", "ennen syntymäaikaa", a -> {
                    a.birthDate = LocalDate.of(2026, 1, 10);
                    a.firstPermitOn = LocalDate.of(2026, 1, 9);
                }),
                spoil("arrivedOn", "ennen syntymäaikaa", a -> a.arrivedOn = LocalDate.of(1980, 1, 1)),
                spoil("arrivedOn", "vuoden päässä", a -> a.arrivedOn = TODAY.plusYears(2)),
                spoil("citizenship", "luettelosta", a -> a.citizenship = "QQ"),
                spoil("nativeLanguage", "luettelosta", a -> a.nativeLanguage = "klingon"),
                spoil("contactLanguage", "luettelosta", a -> a.contactLanguage = null),
                spoil("interpreterLanguage", "Valitse tulkkauskieli", a -> a.interpreterLanguage = null),
                spoil("phone", "numeroin", a -> a.phone = "soita illalla"),
                spoil("email", "nimi@esimerkki.fi", a -> a.email = "ei osoite"),
                spoil("postalCode", "viidellä numerolla", a -> a.postalCode = "4270"),
                spoil("familyName", "Kirjoita sukunimi", a -> a.familyName = "   "),
                spoil("familyName", "200", a -> a.familyName = "a".repeat(201)),
                spoil("streetAddress", "200", a -> a.streetAddress = "a".repeat(100_000)),
                spoil("streetAddress", "näkymättömät", a -> a.streetAddress = "Testi\u0000katu"),
                spoil("streetAddress", "näkymättömät", a -> a.streetAddress = "Testi\u202Ekatu"),
                spoil("windowExceptionReason", "4000", a -> a.windowExceptionReason = "a".repeat(4001)),
                spoil("permitKind", "Valitse", a -> a.permitKind = null),
                spoil("wayIn", "Valitse", a -> a.wayIn = null));
    }

    private static Arguments spoil(String field, String words, Consumer<IntakeAnswer> how) {
        return Arguments.of(field, words, how);
    }
}
