package fi.kotopolku.imports;

import fi.kotopolku.imports.FileRefused.Code;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Knows by its beginning what a file is that is no CSV. */
final class FirstBytes {

    /** How many bytes tell a spreadsheet from another archive: the name of the first file in it. */
    static final int ENOUGH = 128;

    private static final String ZIP = "504b03";
    private static final String EMPTY_ZIP = "504b05";

    private FirstBytes() {}

    /** @throws FileRefused when the file is known not to be text */
    static void refuse(ByteBuffer bytes) {
        byte[] first = new byte[Math.min(ENOUGH, bytes.remaining())];
        bytes.duplicate().get(first);
        String hex = HexFormat.of().formatHex(first);
        Code code = code(hex, new String(first, StandardCharsets.ISO_8859_1));
        if (code != null) {
            throw new FileRefused(code);
        }
    }

    private static Code code(String hex, String text) {
        if (hex.isEmpty() || hex.equals("efbbbf")) {
            return Code.EMPTY;
        }
        if (hex.startsWith(ZIP) || hex.startsWith(EMPTY_ZIP)) {
            return archive(text);
        }
        if (hex.startsWith("d0cf11e0")) {
            return Code.SPREADSHEET_XLS;
        }
        if (text.startsWith("%PDF")) {
            return Code.PDF;
        }
        if (hex.startsWith("1f8b")
                || hex.startsWith("377abcaf")
                || text.startsWith("Rar!")
                || hex.startsWith("425a68")) {
            return Code.ARCHIVE;
        }
        return hex.startsWith("fffe") || hex.startsWith("feff") ? Code.UTF_16 : null;
    }

    private static Code archive(String text) {
        if (text.contains("opendocument.spreadsheet")) {
            return Code.SPREADSHEET_ODS;
        }
        return text.contains("[Content_Types].xml") || text.contains("_rels/") || text.contains("xl/")
                ? Code.SPREADSHEET_XLSX
                : Code.ARCHIVE;
    }
}
