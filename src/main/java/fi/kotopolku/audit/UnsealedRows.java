package fi.kotopolku.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of an export that have no place yet. Those written after the last sealing are in order; one whose transaction was
 * over when the log was sealed would have its place, had it been there.
 */
final class UnsealedRows {

    private static final byte[] CHAIN = LineScanner.ascii("{\"chain\":\"");
    private static final byte[] ID = LineScanner.ascii(",\"seq\":0,\"id\":");
    private static final byte[] AT = LineScanner.ascii(",\"at\":\"");
    private static final byte[] TRANSACTION = LineScanner.ascii(",\"transaction\":");

    private final List<Row> rows = new ArrayList<>();

    void read(LineScanner line) throws UnreadableLine {
        line.expect(CHAIN);
        String chain = line.chain();
        line.expect(ID);
        long id = line.number();
        line.expect(AT);
        line.word();
        line.expect(TRANSACTION);
        rows.add(new Row(chain, id, line.number()));
    }

    long count() {
        return rows.size();
    }

    void findingsBelow(long sealedBelow, Findings findings) {
        rows.stream()
                .filter(row -> row.transaction() < sealedBelow)
                .forEach(row -> findings.add(new Finding(
                        Finding.Kind.ROW_ADDED,
                        row.chain(),
                        0,
                        0,
                        Finding.whose(row.chain()) + ", tunnus " + row.id()
                                + ": rivi on lisätty lokiin sinetöinnin ohi.")));
    }

    private record Row(String chain, long id, long transaction) {}
}
