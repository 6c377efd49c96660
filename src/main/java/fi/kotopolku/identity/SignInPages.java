package fi.kotopolku.identity;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The way in, and the question before the way out. */
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

    private final SignedIn signedIn;

    SignInPages(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @GetMapping("/")
    ResponseEntity<Void> start() {
        return redirect(Addresses.START);
    }

    @GetMapping(path = Addresses.SIGN_OUT, produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    ResponseEntity<String> signOut(CsrfToken token) {
        if (signedIn.personId().isEmpty()) {
            return redirect(Addresses.SIGNED_OUT);
        }
        return ResponseEntity.ok(SIGN_OUT.formatted(token.getParameterName(), HtmlUtils.htmlEscape(token.getToken())));
    }

    private static <T> ResponseEntity<T> redirect(String path) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(path))
                .build();
    }
}
