/**
 * What every address of the API keeps, whichever module answers: what a client may rely on when it writes.
 *
 * <p>A change names the state that it was made on ({@link fi.kotopolku.api.ChangedFrom}); a POST that was sent twice has
 * one effect ({@code Idempotency-Key}); a parameter that nobody knows and a body that is too large are refused.
 * The description of the whole is {@code docs/api/openapi.json}.
 *
 * <p>Owns {@code koto.idempotency_key}, whose rows are deleted after a day. May use {@code access}, {@code identity} and
 * {@code problem}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"access", "identity", "problem"})
package fi.kotopolku.api;
