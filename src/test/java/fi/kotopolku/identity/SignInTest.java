package fi.kotopolku.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import fi.kotopolku.demo.DemoIdentityProvider;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The whole way in, for those who are known and employed, and to a friendly page for the others. */
class SignInTest extends SignInHouse {

    @Test
    void signsInAndComesBackToThePageThatWasAskedFor() {
        HttpResponse<String> there = signIn("/camunda/app/cockpit/default/");

        assertThat(there.statusCode()).isEqualTo(200);
        assertThat(there.uri()).hasToString(app("/camunda/app/cockpit/default/"));
        assertThat(there.body()).isEqualTo("page of caseworker.keuruu");
        verify(audit).event("caseworker.keuruu", "SIGN_IN", null);
    }

    @Test
    void startsInTasklist() {
        assertThat(signIn("/").uri()).hasToString(app("/camunda/app/tasklist/default/"));
    }

    @Test
    void signInGivesAnotherSession() {
        browser.follow(browser.page(app("/")));
        String before = session().getValue();
        signIn("/");

        assertThat(session().getValue()).isNotEqualTo(before);
        assertThat(session().isHttpOnly()).isTrue();
    }

    @Test
    void noAddressHoldsAName() {
        signIn("/");

        assertThat(browser.visited())
                .isNotEmpty()
                .allSatisfy(visited -> assertThat(visited.toString())
                        .doesNotContainIgnoringCase("caseworker")
                        .doesNotContain("Testi"));
    }

    @Test
    void asksForProofStateAndNonce() {
        browser.page(app("/"));
        String request = Browser.target(browser.page(app("/oauth2/authorization/kotopolku")))
                .getQuery();

        assertThat(request).contains("code_challenge_method=S256", "code_challenge=", "state=", "nonce=");
    }

    @Test
    void aStrangerMeetsAFriendlyPage() {
        given(people.ofSubject(DemoIdentityProvider.ISSUER_NAME, "nurse.keskisuomi"))
                .willReturn(Optional.empty());

        HttpResponse<String> there = browser.signIn(app("/"), "nurse.keskisuomi", "kotopolku");

        assertThat(there.uri()).hasToString(app("/kotopolku/ei-oikeutta.html"));
        assertThat(browser.call(app("/api/v1/notices")).statusCode()).isEqualTo(401);
        verify(audit).event("?", "SIGN_IN_REFUSED", null);
    }

    @Test
    void somebodyNoLongerEmployedMeetsTheSamePage() {
        given(people.ofSubject(DemoIdentityProvider.ISSUER_NAME, "caseworker.keuruu"))
                .willReturn(Optional.of(person(false)));

        assertThat(signIn("/").uri()).hasToString(app("/kotopolku/ei-oikeutta.html"));
        verify(audit).event("caseworker.keuruu", "SIGN_IN_REFUSED", null);
        verify(audit, never()).event("caseworker.keuruu", "SIGN_IN", null);
    }

    @Test
    void theEndOfEmploymentEndsTheSessionAtTheNextRequest() {
        signIn("/");
        given(sessions.of(any())).willReturn(Sessions.State.NOT_ADMITTED);

        HttpResponse<String> call = browser.call(app("/api/v1/notices"));
        assertThat(call.statusCode()).isEqualTo(401);
        assertThat(call.body()).contains("not-admitted");
        assertThat(browser.call(app("/api/v1/notices")).body()).contains("sign-in-required");
        verify(audit).event("caseworker.keuruu", "SESSION_ENDED", null);
    }

    @Test
    void theEndOfEmploymentShowsTheFriendlyPage() {
        signIn("/");
        given(sessions.of(any())).willReturn(Sessions.State.NOT_ADMITTED);

        HttpResponse<String> next = browser.page(app("/camunda/app/tasklist/default/"));

        assertThat(Browser.target(next)).hasToString(app("/kotopolku/ei-oikeutta.html"));
    }

    @Test
    void aSignInThatWasNeverBegunEndsOnAPageThatHelps() {
        HttpResponse<String> there =
                browser.follow(browser.page(app("/login/oauth2/code/kotopolku?code=made-up&state=made-up")));

        assertThat(there.uri()).hasToString(app("/kotopolku/kirjautuminen-keskeytyi.html"));
        assertThat(there.body()).contains("Yritä uudelleen");
    }

    private HttpCookie session() {
        return browser.cookie("KOTOPOLKU-SESSION").orElseThrow();
    }
}
