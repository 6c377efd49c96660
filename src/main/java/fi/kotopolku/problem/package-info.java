/**
 * How a refusal is said over HTTP: problem details (RFC 9457) with a code, in words that tell what to do.
 *
 * <p>Owns no rows. Publishes {@link fi.kotopolku.problem.ApiProblem}; uses no other module but the words of forms, so that
 * sign-in may say its refusals by it too. What a module refuses it says itself, in its own words; here is what any address may answer.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"form"})
package fi.kotopolku.problem;
