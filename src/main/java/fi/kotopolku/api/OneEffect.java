package fi.kotopolku.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.api.IdempotencyKeys.Kept;
import fi.kotopolku.api.SentTwice.Code;
import fi.kotopolku.identity.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A request that comes twice with the same {@code Idempotency-Key} has its effect once
 * (draft-ietf-httpapi-idempotency-key-header): the second is answered as the first was. The key's row and the effect are
 * one transaction, so a request that was cut off halfway has left neither, and may be sent anew. A refusal leaves no row.
 *
 * <p>Machines have to send a key, people at our page may. A case that the person's rights no longer reach is not there
 * for a repeated request either.
 */
@Component
class OneEffect {

    static final String HEADER = "Idempotency-Key";
    static final String REPEATED = "Idempotency-Replayed";

    private static final Pattern KEY = Pattern.compile("\"?([\\x21\\x23-\\x7e]{1,255})\"?");
    /** Numbers of cases, ids, words and dates; no name and no text passes. */
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Z_]{1,40}|[0-9a-f-]{36}|[0-9A-Z:.-]{1,40}");

    private static final String OF_CASE = ApiSettings.PATH + "cases/{number}";

    /** What a controller does. */
    interface Work {
        Object doIt() throws Exception;
    }

    private final IdempotencyKeys keys;
    private final SignedIn signedIn;
    private final AccessDecisions access;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;

    OneEffect(
            IdempotencyKeys keys,
            SignedIn signedIn,
            AccessDecisions access,
            PlatformTransactionManager transactions,
            ObjectMapper json) {
        this.keys = keys;
        this.signedIn = signedIn;
        this.access = access;
        this.transaction = new TransactionTemplate(transactions);
        this.json = json;
    }

    /** @param silent the controller answers with a status and nothing else */
    Object of(Work work, boolean silent) throws Exception {
        ServletRequestAttributes current = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        HttpServletRequest request = current.getRequest();
        String key = request.getHeader(HEADER);
        if (!request.getRequestURI().startsWith(request.getContextPath() + ApiSettings.PATH)) {
            return work.doIt();
        }
        if (key == null) {
            if (signedIn.byToken()) {
                throw new SentTwice(Code.KEY_MISSING);
            }
            return work.doIt();
        }
        Matcher named = KEY.matcher(key);
        if (!named.matches()) {
            throw new SentTwice(Code.KEY_MALFORMED);
        }
        String person = signedIn.personId().orElseThrow(AccessRefused::nothingHere);
        Object answer = once(person, Fingerprint.of(bytes(named.group(1))), request, work);
        if (answer instanceof Kept kept) {
            current.getResponse().setHeader(REPEATED, "true");
            return silent ? null : again(kept);
        }
        return answer;
    }

    private Object once(String person, String key, HttpServletRequest request, Work work) throws Exception {
        String asked = fingerprint(request);
        try {
            return transaction.execute(status -> {
                if (!keys.take(person, key)) {
                    throw new SentTwice(Code.UNDER_WAY);
                }
                Kept before = keys.find(person, key).orElse(null);
                if (before != null) {
                    return same(person, request, before, asked);
                }
                Object answer = done(work);
                if (answer instanceof ResponseEntity<?> entity
                        && entity.getStatusCode().isError()) {
                    status.setRollbackOnly();
                } else {
                    keys.keep(person, key, kept(asked, answer));
                }
                return answer;
            });
        } catch (Failed failed) {
            throw (Exception) failed.getCause();
        }
    }

    private Kept same(String person, HttpServletRequest request, Kept before, String asked) {
        if (!before.request().equals(asked)) {
            throw new SentTwice(Code.OTHER_REQUEST);
        }
        String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        if (pattern.startsWith(OF_CASE) && variables instanceof Map<?, ?> in) {
            if (!access.reaches(person, String.valueOf(in.get("number")))) {
                throw AccessRefused.nothingHere();
            }
        }
        return before;
    }

    private Kept kept(String asked, Object answer) {
        if (answer instanceof ResponseEntity<?> entity) {
            String location = entity.getHeaders().getFirst("Location");
            return new Kept(asked, entity.getStatusCode().value(), location, identifiers(entity.getBody()));
        }
        return new Kept(asked, 0, null, identifiers(answer));
    }

    private Object again(Kept kept) {
        Object body = kept.answer() == null ? null : tree(kept.answer());
        if (kept.status() == 0) {
            if (body == null) {
                throw new SentTwice(Code.DONE_ALREADY);
            }
            return body;
        }
        if (body == null && kept.status() != HttpStatus.NO_CONTENT.value() && kept.location() == null) {
            throw new SentTwice(Code.DONE_ALREADY);
        }
        ResponseEntity.BodyBuilder again = ResponseEntity.status(kept.status());
        if (kept.location() != null) {
            again.header("Location", kept.location());
        }
        return again.body(body);
    }

    /** @return null for an answer that is more than identifiers: it is not ours to keep once more */
    private String identifiers(Object answer) {
        JsonNode tree = answer == null ? null : json.valueToTree(answer);
        boolean kept = tree != null
                && tree.isObject()
                && StreamSupport.stream(tree.spliterator(), false)
                        .allMatch(value -> value.isNumber()
                                || value.isBoolean()
                                || value.isNull()
                                || value.isTextual()
                                        && IDENTIFIER.matcher(value.textValue()).matches());
        return kept ? tree.toString() : null;
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fingerprint(HttpServletRequest request) {
        return Fingerprint.of(bytes(request.getMethod()
                + ' '
                + request.getRequestURI()
                + '?'
                + request.getQueryString()
                + ' '
                + BodyAsSent.fingerprint()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Object done(Work work) {
        try {
            return work.doIt();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new Failed(failure);
        }
    }

    /** Carries a checked failure past the transaction, which it rolls back; outside it is thrown on as what it was. */
    private static class Failed extends RuntimeException {
        Failed(Exception cause) {
            super(cause);
        }
    }
}
