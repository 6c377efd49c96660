/**
 * Who read, wrote, decided or signed in, when, on what, under which right, with what outcome.
 *
 * <p>Owns {@code koto.audit_entry}, which takes inserts only. Uses no other module, so that every module can use it.
 * Entries hold identifiers and fixed words, never free text and never a name. They are kept; nothing here deletes them.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package fi.kotopolku.audit;
