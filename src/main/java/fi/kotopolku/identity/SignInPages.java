package fi.kotopolku.identity;

import java.net.URI;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The way in, with the choice of the organisation where there are several, and the question before the way out. */
@RestController
class SignInPages {

    private static final String SIGN_OUT = """
            <!doctype html>
            <html lang="fi">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Kirjaudu ulos – Kotopolku</title>
            <link rel="stylesheet" href="/kotopolku/kirjautuminen.css">
            </head>
            <body>
            <main>
            <h1>Kirjaudutaanko ulos?</h1>
            <p lang="sv">Vill du logga ut?</p>
            <p>Tallentamattomat tiedot avoimista lomakkeista häviävät.</p>
            <form method="post" action="/logout">
            <input type="hidden" name="%s" value="%s">
            <button type="submit">Kirjaudu ulos</button>
            <a href="/">Jatka työskentelyä</a>
            </form>
            </main>
            </body>
            </html>
            """;

    private static final String CHOICE = """
            <!doctype html>
            <html lang="fi">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Kirjaudu sisään – Kotopolku</title>
            <link rel="stylesheet" href="/kotopolku/kirjautuminen.css">
            </head>
            <body>
            <main>
            <h1>Valitse organisaatiosi</h1>
            <p lang="sv">Välj din organisation</p>
            <p>Kirjaudut sisään oman työnantajasi tunnuksilla.</p>
            <ul class="organisations">
            %s
            </ul>
            </main>
            </body>
            </html>
            """;
    private static final String UTF_8 = "UTF-8";
    private static final String ORGANISATION = """
            <li><a href="%s">%s</a> <span lang="sv">%s</span></li>""";

    private final SignedIn signedIn;
    private final Issuers issuers;

    SignInPages(SignedIn signedIn, Issuers issuers) {
        this.signedIn = signedIn;
        this.issuers = issuers;
    }

    @GetMapping("/")
    ResponseEntity<Void> start() {
        return redirect(Addresses.START);
    }

    @GetMapping(path = Addresses.CHOOSE_ORGANISATION, produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    ResponseEntity<String> choose() {
        if (!issuers.wayIn().equals(Addresses.CHOOSE_ORGANISATION)) {
            return redirect(issuers.wayIn());
        }
        return ResponseEntity.ok(CHOICE.formatted(
                issuers.all().stream().map(SignInPages::organisation).collect(Collectors.joining("\n"))));
    }

    @GetMapping(path = Addresses.SIGN_OUT, produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    ResponseEntity<String> signOut(CsrfToken token) {
        if (signedIn.personId().isEmpty()) {
            return redirect(Addresses.SIGNED_OUT);
        }
        return ResponseEntity.ok(SIGN_OUT.formatted(token.getParameterName(), HtmlUtils.htmlEscape(token.getToken())));
    }

    private static String organisation(Issuer issuer) {
        return ORGANISATION.formatted(
                Addresses.AUTHORIZATION + issuer.registration(),
                HtmlUtils.htmlEscape(
                        issuer.organisation().map(Organisation::nameFi).orElse(issuer.registration()), UTF_8),
                HtmlUtils.htmlEscape(
                        issuer.organisation().map(Organisation::nameSv).orElse(""), UTF_8));
    }

    private static <T> ResponseEntity<T> redirect(String path) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(path))
                .build();
    }
}
