package fi.kotopolku.imports;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.imports.Columns.Chosen;
import fi.kotopolku.imports.Columns.Column;
import fi.kotopolku.imports.FileRefused.Code;
import fi.kotopolku.imports.FileStore.PutFile;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files put into an import, taken away and explained, as long as the import is prepared. A file takes the place of the
 * one of its kind when it has been read to its end, and not before: a refused or broken one leaves everything as it was.
 */
@Service
public class ImportFiles {

    private static final int BATCH = 1_000;
    private static final String NO_MEANING = "";

    /** @param said whether a person has said it here before */
    record Mapping(List<Column> columns, List<FieldName> fields) {}

    record FieldName(String field, String fi, boolean required) {}

    /**
     * @param meanings what it may be said to mean
     * @param mayBeEmpty whether it may be said to mean nothing, by an empty meaning
     */
    record UnknownCode(
            FileKind kind,
            String kindFi,
            String field,
            String fieldFi,
            String code,
            int rows,
            List<Meaning> meanings,
            boolean mayBeEmpty) {}

    record Meaning(String code, String fi) {

        static List<Meaning> of(Field field) {
            return field.codes().choices().stream()
                    .map((Choice choice) -> new Meaning(choice.value(), choice.label()))
                    .toList();
        }
    }

    /** @param meaning a code of the field's; empty when the field is left empty where the old code stands */
    record SaidCode(FileKind kind, String field, String code, String meaning) {}

    private final ImportRule rule;
    private final ImportStore imports;
    private final FileStore files;
    private final MappingStore mappings;
    private final TrialStore trials;
    private final Audit audit;

    ImportFiles(
            ImportRule rule,
            ImportStore imports,
            FileStore files,
            MappingStore mappings,
            TrialStore trials,
            Audit audit) {
        this.rule = rule;
        this.imports = imports;
        this.files = files;
        this.mappings = mappings;
        this.trials = trials;
        this.audit = audit;
    }

    /** @throws FileRefused when the file cannot be taken at all; the one before stays then */
    @Transactional
    public FileLine put(String personId, String number, FileKind kind, InputStream body) {
        Import of = prepared(personId, number);
        CsvFile file = new CsvFile(body);
        if (!Columns.of(kind, file.header(), mappings.columns(of.municipality(), kind))
                .anyKnown()) {
            throw new FileRefused(Code.HEADER_MISSING, file.headerLine());
        }
        if (!file.hasNext()) {
            throw new FileRefused(Code.NO_ROWS);
        }
        files.begin(of, kind, file, personId);
        List<CsvFile.Row> batch = new ArrayList<>(BATCH);
        while (file.hasNext()) {
            batch.add(file.next());
            if (batch.size() == BATCH || !file.hasNext()) {
                files.add(of, kind, batch);
                batch.clear();
            }
        }
        files.finish(of, kind, file);
        changed(personId, number, "IMPORT_FILE_PUT");
        return files.find(number, kind).orElseThrow().line();
    }

    @Transactional
    public void remove(String personId, String number, FileKind kind) {
        prepared(personId, number);
        if (files.remove(number, kind)) {
            changed(personId, number, "IMPORT_FILE_REMOVED");
        }
    }

    @Transactional
    public Mapping columns(String personId, String number, FileKind kind) {
        Import of = rule.require(personId, number);
        PutFile file = file(number, kind);
        audit.event(personId, "IMPORT_COLUMNS_READ", number);
        return new Mapping(
                Columns.of(kind, file.headers(), mappings.columns(of.municipality(), kind))
                        .all(),
                Layout.fields(kind).stream()
                        .map(field -> new FieldName(field.key(), field.fi(), field.required()))
                        .toList());
    }

    /** @throws FormRefused naming the fields that no column is, or that two columns would be */
    @Transactional
    public void say(String personId, String number, FileKind kind, List<Chosen> chosen) {
        Import of = prepared(personId, number);
        PutFile file = file(number, kind);
        List<Chosen> known = chosen == null ? List.of() : chosen;
        check(kind, file, known);
        mappings.say(of, kind, known, personId);
        changed(personId, number, "IMPORT_COLUMNS_SAID");
    }

    private static void check(FileKind kind, PutFile file, List<Chosen> chosen) {
        Problems problems = new Problems();
        Set<String> headers = new HashSet<>();
        Set<String> fields = new HashSet<>();
        for (Chosen column : chosen) {
            problems.when(
                    !file.headers().contains(column.header()) || !headers.add(column.header()),
                    "columns",
                    "Valitse jokaiselle tiedoston sarakkeelle yksi tieto; muita sarakkeita ei voi valita.");
            if (column.field() != null) {
                problems.when(
                                Layout.field(kind, column.field()).isEmpty(),
                                "columns",
                                "Valitse sarakkeelle jokin luettelon tiedoista.")
                        .when(
                                !fields.add(column.field()),
                                column.field(),
                                "Sama tieto on valittu kahdelle sarakkeelle. Valitse toiselle jokin muu tai jätä se pois.");
            }
        }
        Layout.fields(kind).stream()
                .filter(field -> field.required() && !fields.contains(field.key()))
                .forEach(field -> problems.when(
                        true, field.key(), "Valitse, missä sarakkeessa on pakollinen tieto " + field.fi() + "."));
        problems.refuseAny();
    }

    /** The codes that the last trial did not know, on most rows first. */
    @Transactional
    public List<UnknownCode> codes(String personId, String number) {
        rule.require(personId, number);
        audit.event(personId, "IMPORT_REPORT_READ", number);
        return trials.unknownCodes(number);
    }

    @Transactional
    public void sayCodes(String personId, String number, List<SaidCode> codes) {
        Import of = prepared(personId, number);
        Problems problems = new Problems();
        List<SaidCode> known = codes == null ? List.of() : codes;
        for (SaidCode said : known) {
            Field field = said.kind() == null || said.field() == null
                    ? null
                    : Layout.field(said.kind(), said.field()).orElse(null);
            problems.when(field == null || !field.coded(), "codes", "Valitse tieto, jolla on koodiluettelo.")
                    .when(
                            Written.nothing(said.code()) || said.code().length() > Cells.LONGEST_CODE,
                            "codes",
                            "Anna vanhan järjestelmän koodi, enintään 40 merkkiä.")
                    .when(
                            field != null
                                    && !NO_MEANING.equals(said.meaning())
                                    && !field.codes().has(said.meaning()),
                            said.field(),
                            "Valitse jokaiselle koodille merkitys luettelosta.")
                    .when(
                            field != null && NO_MEANING.equals(said.meaning()) && !field.mayBeEmpty(),
                            said.field(),
                            "Tietoa ei voi jättää tyhjäksi. Valitse koodille merkitys luettelosta.");
        }
        problems.refuseAny();
        known.forEach(
                said -> mappings.say(of, said.kind(), said.field(), said.code().strip(), said.meaning(), personId));
        changed(personId, number, "IMPORT_CODES_SAID");
    }

    private Import prepared(String personId, String number) {
        Import of = rule.requireLocked(personId, number);
        if (!of.preparing()) {
            throw new NotPrepared();
        }
        return of;
    }

    private PutFile file(String number, FileKind kind) {
        return files.find(number, kind).orElseThrow(() -> new FormRefused("kind", "Lisää ensin tiedosto."));
    }

    private void changed(String personId, String number, String event) {
        imports.filesChanged(number);
        audit.event(personId, event, number);
    }

    /** The files can no longer be changed or tried. */
    static final class NotPrepared extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotPrepared() {
            super("The import is not being prepared", null, false, false);
        }
    }
}
