/**
 * Artificial people and clients for the first look, with an identity provider of their own, in the profile {@code demo}
 * only.
 *
 * <p>Owns no tables: what it makes goes through the same forms as everything else and dies with the database.
 */
@org.springframework.modulith.ApplicationModule
package fi.kotopolku.demo;
