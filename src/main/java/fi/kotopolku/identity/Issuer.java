package fi.kotopolku.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * An identity provider that we trust, and how far.
 *
 * @param registration the name of our client registration with it
 * @param address what stands in its tokens as {@code iss}
 * @param name what {@code koto.person.issuer} says for its people
 * @param organisation the one whose people it may vouch for; empty in the demo, whose provider vouches for everybody
 * @param help whom its people ask for access rights
 * @param audience what our API is called in its access tokens; empty when none of its tokens are taken
 * @param since when it was admitted, by the real clock; empty for one that is configured
 */
record Issuer(
        String registration,
        String address,
        String name,
        Optional<Organisation> organisation,
        Optional<String> help,
        Optional<String> audience,
        Optional<Instant> since) {

    /** A session of before its provider was closed does not come back when the provider is admitted anew. */
    boolean vouchedAt(Instant issuedAt) {
        return since.map(from -> !issuedAt.plus(IssuerTokens.CLOCK_SKEW).isBefore(from))
                .orElse(true);
    }

    boolean vouchesFor(String organisationId) {
        return organisation.map(own -> own.id().equals(organisationId)).orElse(true);
    }
}
