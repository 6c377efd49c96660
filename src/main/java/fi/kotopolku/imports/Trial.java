package fi.kotopolku.imports;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.imports.CrossChecks.Places;
import fi.kotopolku.imports.FileStore.PutFile;
import fi.kotopolku.imports.ImportFiles.NotPrepared;
import fi.kotopolku.imports.ReadRow.Found;
import fi.kotopolku.imports.Understood.Unknown;
import fi.kotopolku.imports.Understood.Value;
import fi.kotopolku.imports.Understood.Wrong;
import fi.kotopolku.rules.Rules;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A trial of an import: every row understood, every fault found, and nothing written but what it found. It is one
 * transaction under the lock of the import's row, page by page, and may be made as often as wished.
 */
@Service
public class Trial {

    private final ImportRule rule;
    private final ImportStore imports;
    private final FileStore files;
    private final MappingStore mappings;
    private final TrialStore store;
    private final CrossChecks checks;
    private final TrialOverviews overviews;
    private final Rules rules;
    private final Validator validator;
    private final Audit audit;
    private final Clock clock;

    Trial(
            ImportRule rule,
            ImportStore imports,
            FileStore files,
            MappingStore mappings,
            TrialStore store,
            CrossChecks checks,
            TrialOverviews overviews,
            Rules rules,
            Validator validator,
            Audit audit,
            Clock clock) {
        this.rule = rule;
        this.imports = imports;
        this.files = files;
        this.mappings = mappings;
        this.store = store;
        this.checks = checks;
        this.overviews = overviews;
        this.rules = rules;
        this.validator = validator;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws FormRefused when there are no clients to try */
    @Transactional
    public void make(String personId, String number) {
        Import of = rule.requireLocked(personId, number);
        if (!of.preparing()) {
            throw new NotPrepared();
        }
        List<PutFile> put = files.all(number);
        if (put.stream().noneMatch(file -> file.kind() == FileKind.CLIENTS)) {
            throw new FormRefused("CLIENTS", "Lisää ensin asiakkaiden tiedosto.");
        }
        LocalDate today = LocalDate.now(clock);
        Cells cells = new Cells(validator, today, store.employees(of.municipality()));
        RowRules together = new RowRules(rules, today);
        Map<FileKind, Integer> refs = new EnumMap<>(FileKind.class);
        store.clear(number);
        for (PutFile file : put) {
            Columns columns = Columns.of(file.kind(), file.headers(), mappings.columns(of.municipality(), file.kind()));
            columns.places().forEach((field, place) -> {
                if (field.key().equals(Layout.CLIENT_REF)) {
                    refs.put(file.kind(), place + 1);
                }
            });
            read(of, file, columns, cells, together);
        }
        checks.withinFiles(of, new Places(refs), today);
        checks.againstClients(of);
        imports.tried(number);
        overviews.count(number);
        audit.event(personId, "IMPORT_TRIED", number);
    }

    private void read(Import of, PutFile file, Columns columns, Cells cells, RowRules together) {
        FileKind kind = file.kind();
        List<Field> missing = columns.missing();
        if (!missing.isEmpty()) {
            store.addFaults(
                    of,
                    kind,
                    missing.stream()
                            .map(field -> new Found(file.headerLine(), field.key(), Fault.COLUMN_MISSING))
                            .toList());
            return;
        }
        Map<Field, Integer> places = columns.places();
        Map<String, Map<String, String>> said = mappings.codes(of.municipality(), kind);
        UnknownCodes unknown = new UnknownCodes();
        int after = 0;
        for (List<CsvFile.Row> page = files.page(of.number(), kind, after);
                !page.isEmpty();
                page = files.page(of.number(), kind, after)) {
            List<ReadRow> good = new ArrayList<>();
            List<Found> faults = new ArrayList<>();
            for (CsvFile.Row row : page) {
                ReadRow read = row.cells().length == file.headers().size()
                        ? understand(row, places, cells, said, unknown)
                        : new ReadRow(row.line()).fault(null, Fault.CELLS_COUNT);
                if (row.cells().length == file.headers().size()) {
                    together.look(kind, read);
                }
                faults.addAll(read.faults());
                if (read.good()) {
                    good.add(read);
                }
            }
            store.addRows(of, kind, good);
            store.addFaults(of, kind, faults);
            after = page.get(page.size() - 1).line();
        }
        unknown.kept().forEach((field, codes) -> store.addUnknown(of, kind, field, codes));
    }

    private static ReadRow understand(
            CsvFile.Row row,
            Map<Field, Integer> places,
            Cells cells,
            Map<String, Map<String, String>> said,
            UnknownCodes unknown) {
        ReadRow read = new ReadRow(row.line());
        places.forEach((field, place) -> {
            Understood cell = cells.understand(field, row.cells()[place], said.getOrDefault(field.key(), Map.of()));
            if (cell instanceof Value found) {
                read.put(field.key(), found.value());
                read.when(found.value() == null && field.required(), field.key(), Fault.MISSING);
            } else if (cell instanceof Unknown code) {
                unknown.add(field.key(), code.code());
                read.fault(field.key(), Fault.UNKNOWN_CODE);
            } else if (cell instanceof Wrong wrong) {
                read.fault(field.key(), wrong.fault());
            }
        });
        return read;
    }
}
