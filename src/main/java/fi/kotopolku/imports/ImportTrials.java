package fi.kotopolku.imports;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the models ask of an import's trial. */
@Service("importTrials")
public class ImportTrials implements Recheck {

    private final ImportStore imports;
    private final CrossChecks checks;
    private final JdbcClient jdbc;

    ImportTrials(ImportStore imports, CrossChecks checks, JdbcClient jdbc) {
        this.imports = imports;
        this.checks = checks;
        this.jdbc = jdbc;
    }

    /** Whether the last trial was of the files and mappings as they are now. */
    @Transactional(readOnly = true)
    public boolean upToDate(String number) {
        return imports.find(number).filter(Import::trialUpToDate).isPresent();
    }

    /** How many faults stop the import. */
    @Transactional(readOnly = true)
    public long errors(String number) {
        return faults(number, "ERROR");
    }

    /** How many faults have to be read, and do not stop it. */
    @Transactional(readOnly = true)
    public long remarks(String number) {
        return faults(number, "REMARK");
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void check(String importNumber) {
        imports.find(importNumber).ifPresent(checks::againstClients);
    }

    private long faults(String number, String severity) {
        return jdbc.sql("select count(*) from koto.import_fault where import = :import and severity = :severity")
                .param("import", number)
                .param("severity", severity)
                .query(Long.class)
                .single();
    }
}
