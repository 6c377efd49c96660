package fi.kotopolku.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * The page of somebody who signed in and may not come in: whom to ask. It says the same to a stranger as to a person
 * whose right has ended; of the organisation, only what is configured for this page.
 */
@RestController
class NotAdmittedPage {

    private static final String PARAMETER = "kirjautuminen";
    private static final String UTF_8 = "UTF-8";
    private static final String PLACE = "<!-- yhteys -->";

    private final Issuers issuers;
    private final String page;

    NotAdmittedPage(Issuers issuers) {
        this.issuers = issuers;
        this.page = read();
    }

    /** The page's address, with the name of the registration when it has something to say of its organisation. */
    static String address(Issuers issuers, String registration) {
        return issuers.find(registration).flatMap(Issuer::help).isPresent()
                ? Addresses.NOT_ADMITTED + "?" + PARAMETER + "=" + registration
                : Addresses.NOT_ADMITTED;
    }

    @GetMapping(path = Addresses.NOT_ADMITTED, produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page(@RequestParam(name = PARAMETER, defaultValue = "") String registration) {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        Optional<Issuer> issuer = known != null && known.getPrincipal() instanceof SignedInPerson person
                ? issuers.named(person.issuer())
                : issuers.find(registration);
        return page.replace(PLACE, issuer.map(NotAdmittedPage::whomToAsk).orElse(""));
    }

    private static String whomToAsk(Issuer issuer) {
        if (issuer.help().isEmpty()) {
            return "";
        }
        String organisation = issuer.organisation().map(Organisation::nameFi).orElse("Organisaatiosi");
        return "<p class=\"contact\"><strong>%s:</strong> %s</p>"
                .formatted(
                        HtmlUtils.htmlEscape(organisation, UTF_8),
                        HtmlUtils.htmlEscape(issuer.help().get(), UTF_8));
    }

    private static String read() {
        try {
            return new ClassPathResource("META-INF/resources" + Addresses.NOT_ADMITTED)
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
