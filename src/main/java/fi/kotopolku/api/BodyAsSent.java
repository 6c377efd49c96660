package fi.kotopolku.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Reads a body no further than it may reach, and remembers its fingerprint: the same request is the same bytes. */
@RestControllerAdvice
class BodyAsSent extends RequestBodyAdviceAdapter {

    static final int LARGEST = 1_000_000;

    private static final String FINGERPRINT = BodyAsSent.class.getName();

    @Override
    public boolean supports(MethodParameter body, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    /** @throws ResponseStatusException 413 */
    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter body,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        byte[] bytes = message.getBody().readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new ResponseStatusException(HttpStatus.PAYLOAD_TOO_LARGE);
        }
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(FINGERPRINT, Fingerprint.of(bytes), RequestAttributes.SCOPE_REQUEST);
        return new Read(bytes, message.getHeaders());
    }

    /** @return of the current request's body; of no bytes when it had none */
    static String fingerprint() {
        Object found = RequestContextHolder.currentRequestAttributes()
                .getAttribute(FINGERPRINT, RequestAttributes.SCOPE_REQUEST);
        return found == null ? Fingerprint.of(new byte[0]) : found.toString();
    }

    private record Read(byte[] bytes, HttpHeaders headers) implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
