package fi.kotopolku.casefile;

import static fi.kotopolku.casefile.CaseTestbed.KEURUU;
import static fi.kotopolku.casefile.CaseTestbed.MULTIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.Role;
import fi.kotopolku.api.ChangedFrom;
import fi.kotopolku.casefile.HouseholdApi.Change;
import fi.kotopolku.casefile.HouseholdApi.MemberEntry;
import fi.kotopolku.casefile.HouseholdApi.MemberLine;
import fi.kotopolku.casefile.HouseholdApi.RepresentativeEntry;
import fi.kotopolku.form.FormRefused;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A family as its members' caseworkers see it: each one's own part, and the others only where the right reaches them. */
class HouseholdTest {

    /** Reaches the cases of their own unit only. */
    private static final String UNIT = "unit.keuruu";

    private static final LocalDate DAY = LocalDate.of(2020, 6, 1);

    private static CaseTestbed bed;
    private static Households households;
    private static int clients;
    private String mother;
    private String child;

    @BeforeAll
    static void start() {
        bed = new CaseTestbed("household");
        households = bed.bean(Households.class);
        bed.grant(
                UNIT, "249", Role.CASEWORKER, "UNIT", "Itä", Set.of("IDENTITY_AND_CONTACT", "RESIDENCE", "HOUSEHOLD"));
        bed.person("without.keuruu", "keuruu");
        bed.grant(
                "without.keuruu",
                "249",
                Role.CASEWORKER,
                "MUNICIPALITY",
                null,
                Set.of("IDENTITY_AND_CONTACT", "RESIDENCE", "HOUSEHOLD"));
        bed.person("contact.keuruu", "keuruu");
        bed.grant("contact.keuruu", "249", Role.CASEWORKER, "MUNICIPALITY", null, Set.of("IDENTITY_AND_CONTACT"));
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    @BeforeEach
    void aMotherOfTheUnitAndAChildOfNoUnit() {
        mother = client(UNIT);
        child = client(KEURUU);
        households.change(KEURUU, mother, new ChangedFrom(0), new Change(List.of(tied(child, FamilyRole.CHILD)), null));
    }

    @Test
    void aLinkIsSeenFromBothSides() {
        assertThat(households.view(KEURUU, mother).members()).singleElement().satisfies(line -> {
            assertThat(line.role()).isEqualTo(FamilyRole.CHILD);
            assertThat(line.caseNumber()).isEqualTo(child);
            assertThat(line.age()).isEqualTo(35);
            assertThat(line.hidden()).isFalse();
            assertThat(line.mayChange()).isTrue();
        });
        assertThat(households.view(KEURUU, child).members())
                .singleElement()
                .extracting(MemberLine::role, MemberLine::caseNumber)
                .containsExactly(FamilyRole.PARENT, mother);
        assertThat(households.view(KEURUU, child).version()).isEqualTo(1);
    }

    @Test
    void whatIsShownAndWrittenIsLoggedOnEachCase() {
        for (String number : List.of(mother, child)) {
            assertThat(entries(number, "WRITE", "HOUSEHOLD")).as(number).isEqualTo(1);
        }
        int before = entries(child, "READ", "IDENTITY_AND_CONTACT");
        households.view(KEURUU, mother);
        assertThat(entries(mother, "READ", "HOUSEHOLD")).isEqualTo(1);
        assertThat(entries(child, "READ", "HOUSEHOLD")).isEqualTo(1);
        assertThat(entries(child, "READ", "IDENTITY_AND_CONTACT")).isEqualTo(before + 1);
    }

    @Test
    void anothersPartIsClosedToWhomTheirCaseIsBeyond() {
        int before = entries(child, "READ", "HOUSEHOLD");
        assertThat(households.view(UNIT, mother).members()).containsExactly(MemberLine.CLOSED);
        assertThat(entries(child, "READ", "HOUSEHOLD")).isEqualTo(before);
        assertThatThrownBy(() -> households.view(UNIT, child)).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> households.view("contact.keuruu", mother)).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> households.view(MULTIA, mother))
                .isInstanceOfSatisfying(
                        AccessRefused.class,
                        refused -> assertThat(refused.hidden()).isTrue());
    }

    @Test
    void aClosedLineOutlastsAChangeByWhomItIsClosedTo() {
        households.change(
                UNIT, mother, new ChangedFrom(1), new Change(List.of(named("Testi-Serkku", FamilyRole.OTHER)), null));

        assertThat(households.view(KEURUU, mother).members())
                .extracting(MemberLine::name)
                .containsExactlyInAnyOrder(
                        "Testi-Serkku",
                        households.view(KEURUU, mother).members().stream()
                                .filter(line -> child.equals(line.caseNumber()))
                                .findFirst()
                                .orElseThrow()
                                .name());
        assertThatThrownBy(() -> households.change(
                        UNIT, mother, new ChangedFrom(2), new Change(List.of(tied(child, FamilyRole.SIBLING)), null)))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("sellaista toisen asiakkaan asiaa ei ole");
        assertThatThrownBy(() -> households.change(
                        UNIT,
                        mother,
                        new ChangedFrom(2),
                        new Change(List.of(tied("249-2026-9999", FamilyRole.SIBLING)), null)))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("sellaista toisen asiakkaan asiaa ei ole");
    }

    @Test
    void takingALineOutTakesBothSides() {
        households.change(KEURUU, child, new ChangedFrom(1), new Change(List.of(), null));
        assertThat(households.view(KEURUU, mother).members()).isEmpty();
        assertThat(households.view(KEURUU, child).members()).isEmpty();
    }

    @Test
    void aChangeOnAnOldVersionIsRefused() {
        assertThatThrownBy(() -> households.change(KEURUU, mother, new ChangedFrom(0), new Change(List.of(), null)))
                .isInstanceOfSatisfying(
                        FormRefused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(FormRefused.Problem::field)
                                .containsExactly("version"));
        assertThat(households.view(KEURUU, mother).members()).hasSize(1);
    }

    /** A family lives together: whoever may not know where one lives is not led there by the others. */
    @Test
    void anOrderClosesTheLinkOnBothSidesAndTheRepresentatives() {
        households.change(
                KEURUU,
                child,
                new ChangedFrom(1),
                new Change(List.of(tied(mother, FamilyRole.PARENT)), List.of(custodian())));
        String without = "without.keuruu";
        assertThat(households.view(without, child).representatives()).hasSize(1);
        assertThat(households.view(without, mother).members().get(0).hidden()).isFalse();
        order(child);

        assertThat(households.view(without, child).representatives()).isNull();
        assertThat(households.view(without, child).members()).containsExactly(MemberLine.CLOSED);
        assertThat(households.view(without, mother).members()).containsExactly(MemberLine.CLOSED);
        assertThatThrownBy(
                        () -> households.change(without, child, new ChangedFrom(2), new Change(List.of(), List.of())))
                .isInstanceOf(AccessRefused.class);
        households.change(without, child, new ChangedFrom(2), new Change(List.of(), null));
        assertThat(households.view(KEURUU, child).representatives()).hasSize(1);
        assertThat(households.view(KEURUU, child).members()).hasSize(1);
        assertThat(households.view(KEURUU, mother).members().get(0).hidden()).isFalse();
    }

    static Stream<Arguments> spoilt() {
        MemberEntry good = named("Testi-Hyvä", FamilyRole.SPOUSE);
        return Stream.of(
                Arguments.of(member(null, null, null, null), "joko asian numero tai nimi"),
                Arguments.of(member(null, "Testi", DAY, DAY.minusDays(1)), "päättymispäivä on ennen alkamispäivää"),
                Arguments.of(
                        new MemberEntry(null, "Testi", DAY, FamilyRole.CHILD, DAY.minusDays(1), null),
                        "alkamispäivä on ennen syntymäaikaa"),
                Arguments.of(
                        new MemberEntry(null, "Testi", CaseTestbed.TODAY.plusDays(1), FamilyRole.CHILD, null, null),
                        "tulevaisuudessa"),
                Arguments.of(member("249-2026-0001", good.name(), null, null), "ei molempia"),
                Arguments.of(
                        new MemberEntry("249-2026-0001", null, DAY, FamilyRole.CHILD, null, null), "tulee asiasta"));
    }

    @ParameterizedTest
    @MethodSource("spoilt")
    void impossibleLinesAreRefusedAndNothingIsWritten(MemberEntry entry, String words) {
        assertThatThrownBy(
                        () -> households.change(KEURUU, mother, new ChangedFrom(1), new Change(List.of(entry), null)))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining(words);
        assertThat(households.view(KEURUU, mother).version()).isEqualTo(1);
        assertThat(households.view(KEURUU, mother).members()).hasSize(1);
    }

    @Test
    void nobodyIsTiedToThemselvesTwiceOrToAnotherMunicipality() {
        String elsewhere = bed.openCase(MULTIA, "Testi-Muualla" + letters());
        for (List<MemberEntry> entries : List.of(
                List.of(tied(mother, FamilyRole.SIBLING)),
                List.of(tied(elsewhere, FamilyRole.SIBLING)),
                List.of(tied(child, FamilyRole.CHILD), tied(child, FamilyRole.SIBLING)))) {
            assertThatThrownBy(() -> bed.inTransaction(() -> {
                        households.change(KEURUU, mother, new ChangedFrom(1), new Change(entries, null));
                        return null;
                    }))
                    .isInstanceOf(FormRefused.class);
        }
        assertThat(households.view(KEURUU, mother).version()).isEqualTo(1);
    }

    @Test
    void aRepresentativeHasABasisAndDaysInOrder() {
        RepresentativeEntry upsideDown = new RepresentativeEntry(
                "Testi-Edustaja", null, null, RepresentationBasis.GUARDIAN, DAY, DAY.minusDays(1));
        assertThatThrownBy(() -> households.change(
                        KEURUU, child, new ChangedFrom(1), new Change(List.of(), List.of(upsideDown))))
                .hasMessageContaining("Tarkista edustajan päivät");
        households.change(KEURUU, child, new ChangedFrom(1), new Change(List.of(), List.of(custodian())));
        assertThat(households.view(KEURUU, child).representatives())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.name()).isEqualTo("Testi-Huoltaja");
                    assertThat(one.basisFi()).isEqualTo("Huoltaja");
                });
    }

    private static RepresentativeEntry custodian() {
        return new RepresentativeEntry(
                "Testi-Huoltaja", "040 123 4567", null, RepresentationBasis.CUSTODIAN, DAY, DAY.plusYears(10));
    }

    private static MemberEntry tied(String caseNumber, FamilyRole role) {
        return new MemberEntry(caseNumber, null, null, role, null, null);
    }

    private static MemberEntry named(String name, FamilyRole role) {
        return new MemberEntry(null, name, null, role, DAY, null);
    }

    private static MemberEntry member(String caseNumber, String name, LocalDate since, LocalDate until) {
        return new MemberEntry(caseNumber, name, null, FamilyRole.OTHER, since, until);
    }

    private static String client(String person) {
        return bed.openCase(person, "Testi-Perhe" + letters());
    }

    private static String letters() {
        clients++;
        return "" + (char) ('a' + clients / 26) + (char) ('a' + clients % 26);
    }

    private static void order(String number) {
        bed.jdbc
                .sql("update koto.client set non_disclosure = true where id ="
                        + " (select client_id from koto.integration_case where number = ?)")
                .param(number)
                .update();
    }

    private static int entries(String number, String action, String category) {
        return bed.count(
                "select count(*) from koto.audit_entry where subject_key = ? and action = ? and category = ?",
                number,
                action,
                category);
    }
}
