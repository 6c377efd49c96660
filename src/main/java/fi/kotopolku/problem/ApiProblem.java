package fi.kotopolku.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * A refusal of the API as a problem detail (RFC 9457). The detail is Finnish and says what to do, never what was sent;
 * the title follows the reader's language where that is Swedish or English. A machine goes by {@code code}, which
 * {@code type} repeats as a name that belongs to nobody else.
 */
public final class ApiProblem {

    /** What is wrong with one field of what was sent. */
    public record FieldError(String field, String message) {}

    private static final String TYPE = "urn:kotopolku:problem:";
    private static final List<Locale> LANGUAGES =
            List.of(Locale.forLanguageTag("fi"), Locale.forLanguageTag("sv"), Locale.ENGLISH);
    private static final String[] OTHERWISE = {"Pyyntöä ei voitu käsitellä", "Begäran kunde inte behandlas", "Refused"};
    private static final Map<Integer, String[]> TITLES = Map.ofEntries(
            Map.entry(400, new String[] {"Virheellinen pyyntö", "Felaktig begäran", "Bad request"}),
            Map.entry(401, new String[] {"Kirjaudu sisään", "Logga in", "Sign in"}),
            Map.entry(403, new String[] {"Ei oikeutta", "Ingen rätt", "No right"}),
            Map.entry(404, new String[] {"Ei löydy", "Finns inte", "Not found"}),
            Map.entry(405, new String[] {"Toiminto ei ole sallittu", "Metoden är inte tillåten", "Method not allowed"}),
            Map.entry(406, new String[] {"Muotoa ei ole", "Formatet finns inte", "Not acceptable"}),
            Map.entry(409, new String[] {"Ristiriita", "Konflikt", "Conflict"}),
            Map.entry(412, new String[] {"Tiedot ovat muuttuneet", "Uppgifterna har ändrats", "Precondition failed"}),
            Map.entry(413, new String[] {"Liian suuri pyyntö", "För stor begäran", "Content too large"}),
            Map.entry(415, new String[] {"Väärä tietomuoto", "Fel dataformat", "Unsupported media type"}),
            Map.entry(422, new String[] {"Pyyntöä ei voi suorittaa", "Kan inte utföras", "Unprocessable content"}),
            Map.entry(428, new String[] {"Ehto puuttuu", "Villkor saknas", "Precondition required"}),
            Map.entry(500, new String[] {"Odottamaton virhe", "Oväntat fel", "Unexpected error"}),
            Map.entry(503, new String[] {"Ei juuri nyt", "Inte just nu", "Not at the moment"}));

    private ApiProblem() {}

    /**
     * @param code a word for machines; stays when the words for people change
     * @param detailFi what is wrong and what to do, without what was sent
     */
    public static ProblemDetail of(HttpStatusCode status, String code, String detailFi, List<FieldError> errors) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detailFi);
        problem.setProperty("code", code);
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }

    public static ProblemDetail of(HttpStatusCode status, String code, String detailFi) {
        return of(status, code, detailFi, List.of());
    }

    /** Said where no controller has been reached; the words are ours and hold no quotation mark. */
    public static void write(
            HttpServletRequest request, HttpServletResponse response, HttpStatusCode status, String code, String detail)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("""
                {"type":"%s","title":"%s","status":%d,"detail":"%s","code":"%s"}""".formatted(
                        type(code), title(status, request.getHeader("Accept-Language")), status.value(), detail, code));
    }

    static URI type(String code) {
        return URI.create(TYPE + code.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** @param accepted the header Accept-Language as it came, or null */
    static String title(HttpStatusCode status, String accepted) {
        return TITLES.getOrDefault(status.value(), OTHERWISE)[language(accepted)];
    }

    private static int language(String accepted) {
        try {
            Locale chosen = accepted == null ? null : Locale.lookup(Locale.LanguageRange.parse(accepted), LANGUAGES);
            return chosen == null ? 0 : LANGUAGES.indexOf(chosen);
        } catch (IllegalArgumentException unreadable) {
            return 0;
        }
    }
}
