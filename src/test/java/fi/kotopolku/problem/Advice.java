package fi.kotopolku.problem;

/** What answers for every address, for tests of one controller by itself. */
public final class Advice {

    private Advice() {}

    public static Object ofEveryAddress() {
        return new RefusedRequests();
    }
}
