package fi.kotopolku.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verify;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever signs out is out here and at the provider, and no foreign page does it for them. */
class SignOutTest extends SignInHouse {

    @Test
    void signsOutHereAndAtTheProvider() {
        signIn("/");
        HttpResponse<String> question = browser.page(app("/logout"));
        assertThat(question.body()).contains("Kirjaudutaanko ulos?");

        HttpResponse<String> answer = browser.submit(app("/logout"), Map.of("_csrf", browser.hidden(question)));
        assertThat(answer.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\", \"storage\"");
        HttpResponse<String> goodbye = browser.follow(answer);

        assertThat(goodbye.uri()).hasToString(app("/kotopolku/uloskirjauduttu.html"));
        assertThat(goodbye.body()).contains("Olet kirjautunut ulos");
        assertThat(browser.follow(browser.page(app("/"))).uri()).hasToString(providersPage());
        verify(audit).event("caseworker.keuruu", "SIGN_OUT", null);
    }

    @Test
    void theWebApplicationsSignOutAtTheProviderTooAtTheNextPage() {
        signIn("/");

        HttpResponse<String> answer =
                browser.post(app("/camunda/api/admin/auth/user/default/logout"), "X-XSRF-TOKEN", "any");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(browser.call(app("/api/v1/notices")).statusCode()).isEqualTo(401);

        HttpResponse<String> goodbye = browser.follow(browser.page(app("/camunda/app/tasklist/default/")));
        assertThat(goodbye.uri()).hasToString(app("/kotopolku/uloskirjauduttu.html"));
        assertThat(browser.follow(browser.page(app("/"))).uri()).hasToString(providersPage());
    }

    @Test
    void nobodyIsSignedOutByAForeignPage() {
        signIn("/");

        assertThat(browser.post(app("/logout")).statusCode()).isEqualTo(403);
        browser.post(app("/camunda/api/admin/auth/user/default/logout"));
        assertThat(browser.page(app("/camunda/app/tasklist/default/")).statusCode())
                .isEqualTo(200);
    }
}
