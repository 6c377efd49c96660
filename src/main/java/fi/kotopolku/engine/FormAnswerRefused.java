package fi.kotopolku.engine;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * What Tasklist gets when a form, or another thing that it sends, cannot be taken: the status and one Finnish text, as
 * Tasklist reads it.
 *
 * <p>Not an engine exception, because the engine's REST layer puts an English sentence before those.
 */
class FormAnswerRefused extends WebApplicationException {

    FormAnswerRefused(Response.Status status, String message) {
        super(
                message,
                Response.status(status)
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .entity(Map.of("type", "FormRefused", "message", message))
                        .build());
    }
}
