/**
 * Who people are: organisations, persons, their sign-in by OpenID Connect, and what they are told.
 *
 * <p>Owns {@code koto.municipality}, {@code koto.organisation}, {@code koto.person}, {@code koto.notice} and
 * {@code koto.signed_out}. Publishes
 * {@link fi.kotopolku.identity.People}, {@link fi.kotopolku.identity.Organisations},
 * {@link fi.kotopolku.identity.SignedIn} and {@link fi.kotopolku.identity.Notices}; may use {@code audit} and
 * {@code problem}. What a person
 * may do is not known here: that is {@code access}.
 *
 * <p>A person's row stays for as long as the log names it; the end of employment only turns {@code employed} off, and
 * with it every session and every right. Notices may be deleted freely: they tell, they do not prove.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"audit", "problem"})
package fi.kotopolku.identity;
