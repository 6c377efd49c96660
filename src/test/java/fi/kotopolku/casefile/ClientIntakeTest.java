package fi.kotopolku.casefile;

import static fi.kotopolku.casefile.CaseTestbed.KEURUU;
import static fi.kotopolku.casefile.CaseTestbed.MULTIA;
import static fi.kotopolku.casefile.CaseTestbed.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.Role;
import fi.kotopolku.form.FormRefused;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registering clients: what is taken, what is refused and with which words, and how cases are numbered. */
class ClientIntakeTest {

    private static CaseTestbed bed;
    private static ClientIntakeForm form;
    private static IntakeDesk desk;

    @BeforeAll
    static void start() {
        bed = new CaseTestbed("client_intake");
        form = bed.bean(ClientIntakeForm.class);
        desk = new IntakeDesk(bed);
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    @Test
    void registersClientAndCaseUnderOneNumber() {
        IntakeAnswer answer = IntakeAnswer.of("  Testi-Rekisteröity  ").code("010594y9032", LocalDate.of(1994, 5, 1));
        String number = desk.start(KEURUU, "249", answer);

        assertThat(number).matches("249-2026-\\d{4}");
        CaseSummary summary = bed.bean(Cases.class).find(number);
        assertThat(summary.state()).isEqualTo(CaseState.OPEN);
        assertThat(summary.openedOn()).isEqualTo(TODAY);
        assertThat(summary.responsiblePerson()).isEqualTo(KEURUU);
        assertThat(bed.jdbc
                        .sql(
                                "select family_name || '/' || identity_code || '/' || municipality from koto.client c"
                                        + " where exists (select 1 from koto.integration_case k where k.client_id = c.id and k.number = ?)")
                        .param(number)
                        .query(String.class)
                        .single())
                .isEqualTo("Testi-Rekisteröity/010594Y9032/249");
        assertThat(bed.count(
                        "select count(*) from koto.audit_entry where subject_key = ? and action = 'WRITE' and person_id = ?",
                        number,
                        KEURUU))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Müller",
                "O'Brien",
                "D’Angelo",
                "Łukasiewicz-Żak",
                "Þórsdóttir",
                "Əliyev",
                "de la Cruz Jr.",
                "Ștefănescu",
                "Çağlar",
                "Nguyễn",
                "İnönü",
                "Åström",
                "Jose\u0301"
            })
    void takesNamesOfEuropeanAlphabets(String name) {
        CaseTestbed.validate(IntakeAnswer.of(name).build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "محمد",
                "Иванов",
                "李",
                "Testi😀",
                "abc\u202Edef",
                "\u200FTesti",
                "Testi;",
                "Robert\u0000",
                "Te\nsti",
                "-",
                "'",
                "1234",
                "Ma\uFEFFtti",
                "ＡＢＣ"
            })
    void refusesOtherNamesWithWordsThatDoNotRepeatThem(String name) {
        for (IntakeAnswer answer : List.of(IntakeAnswer.of(name), given(name))) {
            assertThatThrownBy(() -> desk.start(KEURUU, "249", answer))
                    .isInstanceOf(FormRefused.class)
                    .hasMessage(
                            "Kirjoita nimi latinalaisin kirjaimin niin kuin se on passissa tai oleskelulupakortissa.")
                    .hasMessageNotContaining(name.equals("-") || name.equals("'") ? "\u0000" : name);
        }
    }

    @ParameterizedTest
    @MethodSource("fi.kotopolku.casefile.SpoiltIntakes#each")
    void refusesBadInputNamingTheFieldAndWritesNothing(String field, String words, Consumer<IntakeAnswer> spoil) {
        IntakeAnswer answer = IntakeAnswer.of("Testi-Virhe");
        spoil.accept(answer);
        int before = desk.rows();
        assertThatThrownBy(() -> desk.start(KEURUU, "249", answer))
                .isInstanceOfSatisfying(
                        FormRefused.class,
                        refused -> assertThat(refused.problems()).anySatisfy(problem -> {
                            assertThat(problem.field()).isEqualTo(field);
                            assertThat(problem.message()).contains(words);
                        }));
        assertThat(desk.rows()).isEqualTo(before);
    }

    @Test
    void afterTheWindowOnlyWithAReasonedException() {
        IntakeAnswer late = IntakeAnswer.of("Testi-Myöhäinen");
        late.firstPermitOn = TODAY.minusYears(3).minusDays(1);
        desk.assertRefused(late, "windowException", "päättyi 1.3.2026");

        late.windowException = WindowException.TRAFFICKING_VICTIM;
        desk.assertRefused(late, "windowExceptionReason", "Kirjoita");

        late.windowExceptionReason = "Tavoitettiin vasta nyt.";
        assertThat(desk.start(KEURUU, "249", late)).startsWith("249-2026-");
    }

    @Test
    void onTheLastDayOfTheWindowNoExceptionIsNeededNorTaken() {
        IntakeAnswer justInTime = IntakeAnswer.of("Testi-Viimeinen");
        justInTime.firstPermitOn = TODAY.minusYears(3);
        justInTime.windowException = WindowException.OTHER;
        justInTime.windowExceptionReason = "Turha.";
        desk.assertRefused(justInTime, "windowException", "Poista");

        justInTime.windowException = null;
        justInTime.windowExceptionReason = null;
        assertThat(desk.start(KEURUU, "249", justInTime)).startsWith("249-2026-");
    }

    @Test
    void theSameClientIsNotRegisteredTwiceInAMunicipality() {
        desk.start(KEURUU, "249", IntakeAnswer.of("Testi-Kahdesti").code("020594X903P", LocalDate.of(1994, 5, 2)));
        desk.assertRefused(
                IntakeAnswer.of("Testi-Toinen").code("020594X903P", LocalDate.of(1994, 5, 2)),
                "identityCode",
                "jo avoin asia kunnassasi");
    }

    @Test
    void anotherMunicipalityLearnsNothingOfAClientRegisteredElsewhere() {
        desk.start(KEURUU, "249", IntakeAnswer.of("Testi-Muuttaja").code("020594X902N", LocalDate.of(1994, 5, 2)));
        assertThat(desk.start(
                        MULTIA, "495", IntakeAnswer.of("Testi-Muuttaja").code("020594X902N", LocalDate.of(1994, 5, 2))))
                .startsWith("495-2026-");
    }

    @Test
    void namesakesWithoutIdentityCodesNeedASecondLook() {
        desk.start(KEURUU, "249", IntakeAnswer.of("Testi-Kaima"));
        desk.assertRefused(IntakeAnswer.of("Testi-Kaima"), "anotherPerson", "Tarkista, onko hän sama henkilö");

        IntakeAnswer checked = IntakeAnswer.of("Testi-Kaima");
        checked.anotherPerson = true;
        assertThat(desk.start(KEURUU, "249", checked)).startsWith("249-2026-");
        assertThat(bed.count("select count(*) from koto.audit_entry where action = 'CLIENT_TOLD_APART'"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Testi-Řezáč, Bára Lenka, TESTI REZAC, bara lenka",
        "Testi-Aalto, Zahra Mariam, Zahra Mariam, Testi Aalto",
        "Testi-Þór, Ægir Østen, Testi-Thor, Aegir Osten",
        "Testi-O’Hara, Niamh Áine, Testi-OHara, Niamh",
        "Testi-Sõber, Lĩnh Đặng, Testi-Sober, Linh Dang"
    })
    void aNameWrittenOtherwiseIsLookedAtTwiceToo(String family, String given, String otherFamily, String otherGiven) {
        IntakeAnswer first = IntakeAnswer.of(family);
        first.givenNames = given;
        String number = desk.start(KEURUU, "249", first);
        IntakeAnswer second = IntakeAnswer.of(otherFamily);
        second.givenNames = otherGiven;
        desk.assertRefused(second, "anotherPerson", number);
        assertThat(bed.count(
                        "select count(*) from koto.audit_entry where subject_key = ? and action = 'CLIENT_ALIKE_WARNED'"
                                + " and outcome = 'REFUSED'",
                        number))
                .isEqualTo(1);

        second.birthDate = first.birthDate.plusDays(1);
        assertThat(desk.start(KEURUU, "249", second)).startsWith("249-2026-");
    }

    /** The same people in another unit: no case number, no warning and no word that there is anybody. */
    @Test
    void nobodyLearnsOfAClientBeyondTheirReach() {
        bed.person("west.keuruu", "keuruu");
        bed.grant("west.keuruu", "249", Role.CASEWORKER, "UNIT", "Länsi", Set.of("IDENTITY_AND_CONTACT", "RESIDENCE"));
        desk.start(KEURUU, "249", IntakeAnswer.of("Testi-Etäinen"));
        assertThat(desk.start("west.keuruu", "249", IntakeAnswer.of("Testi-Etäinen")))
                .startsWith("249-2026-");

        String coded = desk.start(
                KEURUU, "249", IntakeAnswer.of("Testi-Tunnus").code("050594U903M", LocalDate.of(1994, 5, 5)));
        assertThatThrownBy(() -> desk.start(
                        "west.keuruu",
                        "249",
                        IntakeAnswer.of("Testi-Muu").code("050594U903M", LocalDate.of(1994, 5, 5))))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("pyydä lähiesihenkilöäsi")
                .hasMessageNotContaining(coded)
                .hasMessageNotContaining("jo avoin");
        desk.assertRefused(
                IntakeAnswer.of("Testi-Muu").code("050594U903M", LocalDate.of(1994, 5, 5)), "identityCode", coded);
    }

    @Test
    void aClientWhoseCasesAreClosedComesBackUnderANewNumber() {
        IntakeAnswer answer = IntakeAnswer.of("Testi-Palaaja").code("030594W903B", LocalDate.of(1994, 5, 3));
        String first = desk.start(KEURUU, "249", answer);
        desk.close(first);
        answer.streetAddress = "Uusikatu 2";
        String second = desk.start(KEURUU, "249", answer);
        assertThat(second).isNotEqualTo(first);
        assertThat(bed.count("""
                select count(distinct client_id) from koto.integration_case k join koto.client c on c.id = k.client_id
                where c.street_address = 'Uusikatu 2' and k.number in (?, ?)
                """, first, second)).isEqualTo(1);
    }

    /** Also when the client comes back to somebody who may not see the contact data, they and the order stay as they are. */
    @Test
    void anOrderOutlastsARegistrationByWhoeverMayNotSeeWhatItCovers() {
        bed.person("without.keuruu", "keuruu");
        bed.grant(
                "without.keuruu",
                "249",
                Role.CASEWORKER,
                "MUNICIPALITY",
                null,
                Set.of("IDENTITY_AND_CONTACT", "RESIDENCE"));
        IntakeAnswer answer = IntakeAnswer.of("Testi-Turvattu").code("040594V9030", LocalDate.of(1994, 5, 4));
        answer.streetAddress = "Turvakatu 1";
        answer.nonDisclosure = true;
        desk.close(desk.start("without.keuruu", "249", answer));

        answer.streetAddress = "Toinenkatu 2";
        answer.nonDisclosure = false;
        assertThatThrownBy(() -> desk.start("without.keuruu", "249", answer))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("turvakielto")
                .hasMessageNotContaining("katu");
        answer.phone = null;
        answer.email = null;
        answer.streetAddress = null;
        answer.postalCode = null;
        answer.postOffice = null;
        String second = desk.start("without.keuruu", "249", answer);
        assertThat(desk.order(second)).isEqualTo("true Turvakatu 1");

        desk.close(second);
        answer.streetAddress = "Kolmaskatu 3";
        assertThat(desk.order(desk.start(KEURUU, "249", answer))).isEqualTo("false Kolmaskatu 3");
    }

    @Test
    void anotherMunicipalitysCaseworkerAndOneWithoutARightAreRefused() {
        int before = desk.rows();
        for (String person : List.of(MULTIA, "requester", CaseTestbed.NURSE, CaseTestbed.LEAD)) {
            assertThatThrownBy(() -> form.read(desk.context(person, "249"))).isInstanceOf(AccessRefused.class);
            assertThatThrownBy(() -> desk.start(person, "249", IntakeAnswer.of("Testi-Vieras")))
                    .isInstanceOf(AccessRefused.class);
        }
        assertThat(desk.rows()).isEqualTo(before);
    }

    @Test
    void aRightThatEndedOrDoesNotCoverResidenceRegistersNobody() {
        bed.person("ended.keuruu", "keuruu");
        String right = bed.grant(
                "ended.keuruu",
                "249",
                Role.CASEWORKER,
                "MUNICIPALITY",
                null,
                Set.of("IDENTITY_AND_CONTACT", "RESIDENCE"));
        desk.start("ended.keuruu", "249", IntakeAnswer.of("Testi-Ennen"));
        bed.end(right);
        assertThatThrownBy(() -> desk.start("ended.keuruu", "249", IntakeAnswer.of("Testi-Jälkeen")))
                .isInstanceOf(AccessRefused.class);
        bed.grant("ended.keuruu", "249", Role.CASEWORKER, "MUNICIPALITY", null, Set.of("IDENTITY_AND_CONTACT"));
        assertThatThrownBy(() -> desk.start("ended.keuruu", "249", IntakeAnswer.of("Testi-Kapea")))
                .isInstanceOf(AccessRefused.class);
    }

    @Test
    void aCaseBelongsToTheUnitOfTheRegisteringRight() {
        bed.grant("unit.keuruu", "249", Role.CASEWORKER, "UNIT", "Itä", Set.of("IDENTITY_AND_CONTACT", "RESIDENCE"));
        String number = desk.start("unit.keuruu", "249", IntakeAnswer.of("Testi-Yksikkö"));
        assertThat(bed.bean(Cases.class).find(number).unit()).isEqualTo("Itä");
    }

    private static IntakeAnswer given(String name) {
        IntakeAnswer answer = IntakeAnswer.of("Testi");
        answer.givenNames = name;
        return answer;
    }
}
