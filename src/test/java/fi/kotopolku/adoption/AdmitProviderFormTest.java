package fi.kotopolku.adoption;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import fi.kotopolku.adoption.AdmitProviderForm.Answer;
import fi.kotopolku.adoption.AdmitProviderForm.Decision;
import fi.kotopolku.adoption.Adoption.State;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.identity.IdentityProviders;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot come about in the demo, which has a key of its own and takes away the tasks of a withdrawn adoption. */
class AdmitProviderFormTest {

    private static final String KEHA = "keha.admin";
    private static final FormContext OPENED = new FormContext(KEHA, "077", "077-KA-2026-0001", Map.of());
    private static final Answer ADMIT = new Answer(null, null, null, null, Decision.ADMIT, null);

    private final RequirementDesk desk = mock();
    private final AdoptionStore store = mock();
    private final TownProviders towns = mock();
    private final IdentityProviders providers = mock();
    private final AdmitProviderForm form =
            new AdmitProviderForm(desk, mock(RequirementStore.class), store, towns, providers, mock(Audit.class));

    @BeforeEach
    void kehaIsThere() {
        given(desk.national(KEHA)).willReturn(true);
        given(providers.hasKey()).willReturn(true);
    }

    @Test
    void withoutAKeyOfOurOwnItIsSaidWhoHelps() {
        given(store.lock(OPENED.key())).willReturn(Optional.of(adoption(State.PREPARING)));
        given(providers.hasKey()).willReturn(false);
        refused("docs/operations.md");
    }

    @Test
    void aWithdrawnAdoptionGetsNoProvider() {
        given(store.lock(OPENED.key())).willReturn(Optional.of(adoption(State.WITHDRAWN)));
        refused("on peruttu");
    }

    private void refused(String said) {
        assertThatThrownBy(() -> form.submit(OPENED, ADMIT))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining(said);
        verify(providers, never()).admit(any(), any());
    }

    private static Adoption adoption(State state) {
        LocalDate day = LocalDate.of(2026, 6, 1);
        return new Adoption(OPENED.key(), "077", day, day, state, KEHA, Instant.EPOCH, true, 0);
    }
}
