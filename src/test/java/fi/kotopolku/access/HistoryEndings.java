package fi.kotopolku.access;

import fi.kotopolku.access.ReferenceModel.Change;
import fi.kotopolku.access.ReferenceModel.Granted;
import fi.kotopolku.access.ReferenceModel.Held;
import fi.kotopolku.access.ReferenceModel.Narrowed;
import fi.kotopolku.access.ReferenceModel.Revoked;
import fi.kotopolku.form.FormRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** Rights end or become narrower before their time, or somebody hears that they may not do that. */
final class HistoryEndings {

    private static final String WHY = "Arvottu historia";

    private final AccessRights accessRights;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    HistoryEndings(AccessRights accessRights, JdbcClient jdbc, TransactionTemplate transaction) {
        this.accessRights = accessRights;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    void revoke(HistoryWorld world, int client, Held right, int by) {
        String person = person(right, by);
        attempt(world, client, right, by, person + " revoked " + right.number(), model -> false, () -> {
            accessRights.revoke(right.number(), person, RevocationGround.NOT_NEEDED, WHY);
            return ended(right);
        });
    }

    void narrow(HistoryWorld world, int client, Held right, int by, Duration lasting) {
        String person = person(right, by);
        Requested whole = right.bounds();
        Set<DataCategory> content = whole.content().stream()
                .sorted()
                .limit((whole.content().size() + 1) / 2)
                .collect(Collectors.toSet());
        Set<Power> powers = Set.of(whole.powers().iterator().next());
        Instant earlier = world.now.get().plus(lasting);
        Instant until = earlier.isBefore(whole.until()) && earlier.isAfter(whole.from()) ? earlier : whole.until();
        Predicate<ReferenceModel> tooLate = model -> !until.isAfter(model.now());
        attempt(world, client, right, by, person + " narrowed " + right.number(), tooLate, () -> {
            String number = accessRights.narrow(
                    right.number(), person, new NarrowerBounds(content, whole.extent(), powers, until), WHY);
            Requested less = new Requested(
                    whole.person(),
                    whole.employer(),
                    whole.ground(),
                    whole.role(),
                    content,
                    whole.extent(),
                    powers,
                    whole.from(),
                    until,
                    WHY);
            return new Narrowed(ended(right), new Granted(new Held(number, right.municipality(), less, until, false)));
        });
    }

    private interface Attempt {
        Change make();
    }

    private record Done(Change change, long turn) {}

    private void attempt(
            HistoryWorld world,
            int client,
            Held right,
            int by,
            String what,
            Predicate<ReferenceModel> tooLate,
            Attempt attempt) {
        String holder = right.bounds().person();
        long start = world.record.moment();
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(person(right, by), null, "-"));
        try {
            Done done = transaction.execute(running -> new Done(attempt.make(), turn()));
            world.record.changed(client, start, done.turn(), done.change());
            world.record.seen(client, start, holder, what, model -> by < 2);
            if (done.change() instanceof Narrowed narrowed) {
                world.rights.add(narrowed.less().right());
            }
        } catch (RightOver over) {
            world.record.seen(
                    client, start, holder, what + ": over", model -> model.over(right.number()) || tooLate.test(model));
        } catch (AccessRefused refused) {
            boolean said = !refused.reasonFi().isBlank();
            world.record.seen(client, start, holder, what + ": " + refused.reasonFi(), model -> said && by >= 2);
        } catch (FormRefused refused) {
            world.record.seen(client, start, holder, what + ": " + refused.getMessage(), model -> false);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private Revoked ended(Held right) {
        Instant at = jdbc.sql("select ended_at from koto.access_right where number = :number")
                .param("number", right.number())
                .query((row, index) -> RightColumns.instant(row, "ended_at"))
                .single();
        return new Revoked(right.number(), at);
    }

    private long turn() {
        return jdbc.sql("select nextval('test.turn')").query(Long.class).single();
    }

    private static String person(Held right, int by) {
        String other = right.municipality().equals("249") ? "495" : "249";
        return switch (by) {
            case 0 -> HistoryGrants.officer(right.municipality());
            case 1 -> HistoryGrants.lead(right.municipality());
            case 2 -> HistoryGrants.officer(other);
            default -> right.bounds().person();
        };
    }
}
