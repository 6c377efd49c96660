package fi.kotopolku.audit;

/**
 * A seal as a line of an export has it.
 *
 * @param below entries of transactions before this one had their place when it was made
 */
record ReadSeal(
        String chain,
        long batch,
        long run,
        long first,
        long last,
        long below,
        byte[] digest,
        byte[] previous,
        byte[] hash,
        boolean agreesWithItsHash) {

    private static final byte[] CHAIN = LineScanner.ascii("{\"chain\":\"");
    private static final byte[] BATCH = LineScanner.ascii(",\"batch\":");
    private static final byte[] RUN = LineScanner.ascii(",\"run\":");
    private static final byte[] FIRST = LineScanner.ascii(",\"first\":");
    private static final byte[] LAST = LineScanner.ascii(",\"last\":");
    private static final byte[] AT = LineScanner.ascii(",\"at\":\"");
    private static final byte[] BELOW = LineScanner.ascii(",\"below\":");
    private static final byte[] DIGEST = LineScanner.ascii(",\"digest\":\"");
    private static final byte[] PREVIOUS = LineScanner.ascii("\",\"previous\":\"");

    static ReadSeal read(LineScanner line, byte[] hash, boolean agreesWithItsHash) throws UnreadableLine {
        line.expect(CHAIN);
        String chain = line.chain();
        line.expect(BATCH);
        long batch = line.number();
        line.expect(RUN);
        long run = line.number();
        line.expect(FIRST);
        long first = line.number();
        line.expect(LAST);
        long last = line.number();
        line.expect(AT);
        line.word();
        line.expect(BELOW);
        long below = line.number();
        line.expect(DIGEST);
        byte[] digest = line.hash(new byte[32]);
        line.expect(PREVIOUS);
        byte[] previous = line.hash(new byte[32]);
        return new ReadSeal(chain, batch, run, first, last, below, digest, previous, hash, agreesWithItsHash);
    }
}
