package fi.kotopolku.imports;

import java.time.Instant;

/**
 * What is known of one of an import's files; what stands in it is not.
 *
 * @param put false while there is none: everything after it is null then
 */
record FileLine(
        FileKind kind,
        String kindFi,
        String fileName,
        boolean put,
        Integer rows,
        Long bytes,
        String charset,
        String separator,
        Instant putAt) {

    static FileLine missing(FileKind kind) {
        return new FileLine(kind, kind.nameFi(), kind.fileName(), false, null, null, null, null, null);
    }
}
