package fi.kotopolku.audit;

import fi.kotopolku.audit.Finding.Kind;

/** What an export says of itself, in its first and its last line, and whether the file is still one in form. */
final class ExportFrame {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] FORMAT = LineScanner.ascii("{\"format\":1,\"of\":\"");
    private static final byte[] AT = LineScanner.ascii(",\"at\":\"");
    private static final byte[] ROWS = LineScanner.ascii("{\"rows\":");
    private static final byte[] SEALS = LineScanner.ascii(",\"seals\":");
    private static final byte[] UNSEALED = LineScanner.ascii(",\"unsealed\":");
    private static final byte[] CLOSED = LineScanner.ascii("}}");
    private static final String ALL = "all";
    private static final String AFTER_ANY_TIME = "9999";

    private final Findings findings;
    private String of = ALL;
    private String madeAt = AFTER_ANY_TIME;
    private boolean hopeless;
    private boolean returnsNoticed;
    private boolean ended;
    private boolean linesAfterEnd;
    private long rows;
    private long seals;
    private long unsealed;

    ExportFrame(Findings findings) {
        this.findings = findings;
    }

    /** Where the first line begins, past a mark that an editor has put there. */
    int begin(byte[] bytes, int from, int end) {
        if (end - from >= 2
                && (isUtf16Mark(bytes[from], bytes[from + 1]) || bytes[from] == 0 || bytes[from + 1] == 0)) {
            hopeless = true;
            findings.add(
                    Finding.ofFile(
                            Kind.FILE_ENCODING,
                            "Tiedosto ei ole UTF-8-koodattu; se näyttää UTF-16:lta. Vie loki uudelleen, älä tallenna sitä muulla ohjelmalla."));
            return from;
        }
        if (end - from >= 3
                && bytes[from] == BYTE_ORDER_MARK[0]
                && bytes[from + 1] == BYTE_ORDER_MARK[1]
                && bytes[from + 2] == BYTE_ORDER_MARK[2]) {
            findings.add(Finding.ofFile(
                    Kind.FILE_ENCODING, "Tiedoston alussa on tavujärjestysmerkki; tiedosto on tallennettu uudelleen."));
            return from + 3;
        }
        return from;
    }

    private static boolean isUtf16Mark(byte first, byte second) {
        return first == (byte) 0xFF && second == (byte) 0xFE || first == (byte) 0xFE && second == (byte) 0xFF;
    }

    /** Where the line ends, without a carriage return, which is noticed once. */
    int endWithoutReturn(byte[] bytes, int from, int end) {
        if (end == from || bytes[end - 1] != '\r') {
            return end;
        }
        if (!returnsNoticed) {
            returnsNoticed = true;
            findings.add(Finding.ofFile(
                    Kind.FILE_ENCODING,
                    "Tiedoston rivinvaihdot on muutettu (CRLF); tiedosto on tallennettu uudelleen."));
        }
        return end - 1;
    }

    /** No line of the file can be understood. */
    boolean isHopeless() {
        return hopeless;
    }

    void header(long number, LineScanner line) throws UnreadableLine {
        if (number != 1) {
            throw new UnreadableLine();
        }
        line.expect(FORMAT);
        of = line.word();
        line.expect(AT);
        madeAt = line.word();
    }

    /** A line with a row or a seal. */
    void body(long number) {
        if (number == 1) {
            findings.add(Finding.ofFile(Kind.FILE_TRUNCATED, "Tiedoston alusta puuttuu otsikkorivi."));
        }
        if (ended && !linesAfterEnd) {
            linesAfterEnd = true;
            findings.add(Finding.ofFile(
                    Kind.FILE_MISCOUNTED, "Tiedostossa on rivejä loppurivin jälkeen, rivistä " + number + " alkaen."));
        }
    }

    void end(LineScanner line) throws UnreadableLine {
        line.expect(ROWS);
        rows = line.number();
        line.expect(SEALS);
        seals = line.number();
        line.expect(UNSEALED);
        unsealed = line.number();
        line.expect(CLOSED);
        ended = true;
    }

    void unreadable(long number, LineScanner line) {
        findings.add(
                line.isUtf8()
                        ? Finding.ofFile(
                                Kind.LINE_UNREADABLE,
                                number == 1
                                        ? "Tiedosto ei ala lokin viennin otsikkorivillä."
                                        : "Tiedoston rivi " + number + " ei ole lokin viennin rivi.")
                        : Finding.ofFile(
                                Kind.FILE_ENCODING,
                                "Tiedoston rivi " + number + " ei ole UTF-8-koodattu; vienti on tallennettu väärin."));
    }

    void finish(long rowsRead, long sealsRead, long unsealedRead) {
        if (!ended) {
            findings.add(Finding.ofFile(
                    Kind.FILE_TRUNCATED,
                    "Tiedosto päättyy kesken: loppurivi puuttuu. Luettiin " + rowsRead + " riviä."));
        } else if (rows != rowsRead || seals != sealsRead || unsealed != unsealedRead) {
            findings.add(Finding.ofFile(
                    Kind.FILE_MISCOUNTED,
                    "Loppurivin mukaan tiedostossa on " + counts(rows, seals, unsealed) + "; luettiin "
                            + counts(rowsRead, sealsRead, unsealedRead) + "."));
        }
    }

    private static String counts(long rows, long seals, long unsealed) {
        return rows + " riviä, " + seals + " sinettiä ja " + unsealed + " sinetöimätöntä riviä";
    }

    boolean covers(String chain) {
        return of.equals(ALL) || of.equals(chain);
    }

    /** Municipality, or {@code all}. */
    String of() {
        return of;
    }

    /** UTC, as the database writes it; later than anything when the file does not say. */
    String madeAt() {
        return madeAt;
    }
}
