package fi.kotopolku.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.form.FormRefused;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked for is told by its shape; what cannot be anything is refused with what to type instead. */
class SearchTermTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);

    @Test
    void theFourShapes() {
        assertThat(of("249-2026-0001")).isEqualTo(new SearchTerm.CaseNumber("249-2026-0001"));
        assertThat(of("17.5.1990")).isEqualTo(new SearchTerm.BirthDate(LocalDate.of(1990, 5, 17)));
        assertThat(of("1990-05-17")).isEqualTo(new SearchTerm.BirthDate(LocalDate.of(1990, 5, 17)));
        assertThat(of(" 010594y9032 ")).isEqualTo(new SearchTerm.Code("010594Y9032"));
        assertThat(of("  Nguyễn   Thị ")).isEqualTo(new SearchTerm.Name("Nguyễn Thị"));
    }

    @ParameterizedTest
    @CsvSource({
        "31.2.1990, sellaista päivää ei ole",
        "2026-13-01, sellaista päivää ei ole",
        "5.5.2026, tulevaisuudessa",
        "010594Y9033, viimeinen merkki",
        "010594Y903, PPKKVVXNNNT",
        "310299-9022, sellaista päivää ei ole",
        "249/2026/1, Kirjoita asian numero muodossa",
        "Testi 7, nimi ilman numeroita",
        "محمد, latinalaisin kirjaimin",
        "Иванов, latinalaisin kirjaimin",
        "%, latinalaisin kirjaimin",
        "A, vähintään kaksi kirjainta"
    })
    void whatCannotBeLookedForIsRefusedInWords(String typed, String words) {
        assertThatThrownBy(() -> of(typed))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining(typed);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   "})
    void nothingAsksForSomething(String typed) {
        assertThatThrownBy(() -> of(typed)).hasMessageContaining("Kirjoita hakukenttään");
    }

    @Test
    void tooLong() {
        assertThatThrownBy(() -> of("a".repeat(101))).hasMessageContaining("100 merkkiin");
    }

    private static SearchTerm of(String typed) {
        return SearchTerm.of(typed, TODAY);
    }
}
