package fi.kotopolku.imports;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.identity.SignedIn;
import fi.kotopolku.imports.Columns.Chosen;
import fi.kotopolku.imports.ImportFiles.Mapping;
import fi.kotopolku.imports.ImportFiles.Meaning;
import fi.kotopolku.imports.ImportFiles.NotPrepared;
import fi.kotopolku.imports.ImportFiles.SaidCode;
import fi.kotopolku.imports.ImportFiles.UnknownCode;
import fi.kotopolku.imports.TrialReports.Report;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The files of an import, their columns and codes, and what a trial found, for the municipality's main user.
 *
 * <p>A file is the body itself, read as it comes in: nothing between here and the database keeps it. A change is not bound
 * to a state that was read before (If-Match): a file takes the place of another whole, and a trial says which files it was of.
 */
@RestController
@RequestMapping("/api/v1/imports")
class ImportFilesApi {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    record KindLayout(FileKind kind, String kindFi, String fileName, List<FieldLayout> fields) {}

    /** @param codes what may stand in it, when it is a word of a list */
    record FieldLayout(
            String field, String header, String fi, String sv, boolean required, String about, List<Meaning> codes) {}

    record SaidColumns(List<Chosen> columns) {}

    record SaidCodes(List<SaidCode> codes) {}

    private final ImportFiles files;
    private final Trial trial;
    private final TrialReports reports;
    private final SignedIn signedIn;

    ImportFilesApi(ImportFiles files, Trial trial, TrialReports reports, SignedIn signedIn) {
        this.files = files;
        this.trial = trial;
        this.reports = reports;
        this.signedIn = signedIn;
    }

    @GetMapping("/layout")
    List<KindLayout> layout() {
        return Arrays.stream(FileKind.values())
                .map(kind -> new KindLayout(
                        kind,
                        kind.nameFi(),
                        kind.fileName() + ".csv",
                        Layout.fields(kind).stream()
                                .map(field -> new FieldLayout(
                                        field.key(),
                                        field.header(),
                                        field.fi(),
                                        field.sv(),
                                        field.required(),
                                        field.about(),
                                        Meaning.of(field)))
                                .toList()))
                .toList();
    }

    /** An empty file with the names of the columns. */
    @GetMapping("/layout/{kind}.csv")
    ResponseEntity<byte[]> emptyFile(@PathVariable("kind") FileKind kind) {
        String header = Layout.fields(kind).stream().map(Field::header).collect(Collectors.joining(";"));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(kind.fileName() + ".csv"))
                .body((BYTE_ORDER_MARK + header + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** @throws FileRefused when the file cannot be taken at all */
    @PutMapping("/{number}/files/{kind}")
    FileLine put(@PathVariable("number") String number, @PathVariable("kind") FileKind kind, InputStream body)
            throws IOException {
        try {
            return files.put(me(), number, kind, body);
        } catch (FileRefused refused) {
            leaveBehind(body);
            throw refused;
        }
    }

    @DeleteMapping("/{number}/files/{kind}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable("number") String number, @PathVariable("kind") FileKind kind) {
        files.remove(me(), number, kind);
    }

    @GetMapping("/{number}/files/{kind}/columns")
    Mapping columns(@PathVariable("number") String number, @PathVariable("kind") FileKind kind) {
        return files.columns(me(), number, kind);
    }

    @PutMapping("/{number}/files/{kind}/columns")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void say(
            @PathVariable("number") String number, @PathVariable("kind") FileKind kind, @RequestBody SaidColumns said) {
        files.say(me(), number, kind, said.columns());
    }

    @PostMapping("/{number}/trial")
    Report trial(@PathVariable("number") String number) {
        trial.make(me(), number);
        return reports.read(me(), number, null, null, 0);
    }

    /** @param page from zero; a hundred faults on a page, errors first */
    @GetMapping("/{number}/report")
    Report report(
            @PathVariable("number") String number,
            @RequestParam(name = "kind", required = false) FileKind kind,
            @RequestParam(name = "severity", required = false) String severity,
            @RequestParam(name = "page", defaultValue = "0") int page) {
        return reports.read(me(), number, kind, severity, page);
    }

    /** All faults; there may be a million, so they are sent as they are read. Every word in it is ours. */
    @GetMapping("/{number}/report.csv")
    void reportFile(@PathVariable("number") String number, HttpServletResponse response) throws IOException {
        reports.open(me(), number);
        response.setContentType(CSV.toString());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment("koetuonti-" + number + ".csv"));
        response.getWriter().write(BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(';')
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .build(response.getWriter())) {
            csv.writeRecord("Tiedosto", "Rivi", "Tieto", "Laji", "Mitä on vialla ja mitä tehdä");
            reports.each(me(), number, fault -> write(csv, fault));
        }
    }

    @GetMapping("/{number}/codes")
    List<UnknownCode> codes(@PathVariable("number") String number) {
        return files.codes(me(), number);
    }

    @PutMapping("/{number}/codes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sayCodes(@PathVariable("number") String number, @RequestBody SaidCodes said) {
        files.sayCodes(me(), number, said.codes());
    }

    /** What is wrong with the file as a whole and what to do; never what stands in it. */
    @ExceptionHandler
    ProblemDetail refused(FileRefused refused) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, refused.detailFi());
        problem.setProperty("code", "file-" + refused.code().code());
        if (refused.line() > 0) {
            problem.setProperty("line", refused.line());
        }
        return problem;
    }

    @ExceptionHandler
    ProblemDetail refused(NotPrepared late) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT, "Tuontia ei enää valmistella, joten sen tiedostoja ei voi muuttaa.");
        problem.setProperty("code", "not-preparing");
        return problem;
    }

    private static void write(CsvWriter csv, FaultLine fault) {
        csv.writeRecord(
                fault.kindFi(),
                String.valueOf(fault.line()),
                fault.fieldFi() == null ? "koko rivi" : fault.fieldFi(),
                fault.severity().equals("ERROR") ? "virhe" : "huomautus",
                fault.faultFi());
    }

    /** A browser reads an answer only when it has sent everything. */
    private static void leaveBehind(InputStream body) throws IOException {
        byte[] part = new byte[1 << 16];
        long left = FileText.MOST_BYTES;
        for (int read = body.read(part); read > 0 && left > 0; read = body.read(part)) {
            left -= read;
        }
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }

    private String me() {
        return signedIn.personId().orElseThrow(AccessRefused::nothingHere);
    }
}
