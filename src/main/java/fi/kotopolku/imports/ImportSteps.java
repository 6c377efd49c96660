package fi.kotopolku.imports;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of an import on its way from the order to the end: its state, counts and cases. */
@Repository
class ImportSteps {

    private static final String SET = "update koto.data_import set version = version + 1, ";

    /** How many rows were read of a file, promised by the trial, and brought; the last is null before, and as good as none after. */
    record Count(FileKind kind, int read, int promised, Integer brought) {

        int broughtRows() {
            return brought == null ? 0 : brought;
        }

        boolean differs() {
            return broughtRows() != promised;
        }
    }

    /** @param begun whose process has been begun */
    record Progress(int cases, int begun) {}

    private final JdbcClient jdbc;

    ImportSteps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void order(String number, String by, String rightNumber) {
        jdbc.sql(SET + """
                        state = 'ORDERED', ordered_by = :by, ordered_at = koto.instant(), right_number = :right
                        where number = :number and state = 'PREPARING'
                        """)
                .param("by", by)
                .param("right", rightNumber)
                .param("number", number)
                .update();
    }

    /** The order has come to nothing: somebody has to look at the files again. */
    void prepareAgain(String number) {
        jdbc.sql(SET + """
                        state = 'PREPARING', ordered_by = null, ordered_at = null, right_number = null
                        where number = :number and state = 'ORDERED'
                        """).param("number", number).update();
    }

    /** By the database's clock, as its end is. */
    void brought(String number, Instant undoUntil) {
        jdbc.sql(SET + """
                        state = 'RUNNING', brought_at = koto.instant(), undo_until = :until
                        where number = :number and state = 'ORDERED'
                        """)
                .param("until", undoUntil.atOffset(ZoneOffset.UTC))
                .param("number", number)
                .update();
    }

    void advance(String number, ImportState from, ImportState to) {
        jdbc.sql(SET + "state = :to where number = :number and state = :from")
                .param("to", to.name())
                .param("from", from.name())
                .param("number", number)
                .update();
    }

    void signOff(String number, String by) {
        jdbc.sql(SET + """
                        state = 'SIGNED_OFF', signed_off_by = :by, signed_off_at = koto.instant()
                        where number = :number and state = 'BROUGHT'
                        """).param("by", by).param("number", number).update();
    }

    /** What is there to bring, as the last trial understood it: of the plans those that can be in force today. */
    void promise(String number) {
        jdbc.sql("""
                insert into koto.import_count (import, municipality, kind, read, promised)
                select f.import, f.municipality, f.kind, f.rows, (
                    select count(*) from koto.import_row r
                    where r.import = f.import and r.kind = f.kind and (f.kind <> 'PLANS'
                        or cast(r.content ->> 'valid_until' as date) >= (koto.instant() at time zone 'Europe/Helsinki')::date
                           and cast(r.content ->> 'understood' as boolean) and cast(r.content ->> 'agreed' as boolean)
                           and cast(r.content ->> 'rights_explained' as boolean)))
                from koto.import_file f where f.import = :import
                on conflict (import, kind) do update set read = excluded.read, promised = excluded.promised, brought = null
                """).param("import", number).update();
    }

    void count(String number, Map<String, Integer> brought) {
        brought.forEach((kind, rows) -> jdbc.sql("""
                        update koto.import_count set brought = :rows where import = :import and kind = :kind
                        """)
                .param("rows", rows)
                .param("import", number)
                .param("kind", kind)
                .update());
    }

    /** In the order of {@link FileKind}. */
    List<Count> counts(String number) {
        return jdbc
                .sql("select kind, read, promised, brought from koto.import_count where import = :import")
                .param("import", number)
                .query((row, n) -> new Count(
                        FileKind.valueOf(row.getString("kind")),
                        row.getInt("read"),
                        row.getInt("promised"),
                        row.getObject("brought", Integer.class)))
                .list()
                .stream()
                .sorted((a, b) -> a.kind().compareTo(b.kind()))
                .toList();
    }

    int faults(String number, String severity) {
        return jdbc.sql("select count(*) from koto.import_fault where import = :import and severity = :severity")
                .param("import", number)
                .param("severity", severity)
                .query(Integer.class)
                .single();
    }

    boolean hasClients(String number) {
        return !jdbc.sql("select 1 from koto.import_row where import = :import and kind = 'CLIENTS' limit 1")
                .param("import", number)
                .query()
                .listOfRows()
                .isEmpty();
    }

    /** Marks the next cases as begun, in the order of their numbers. */
    List<String> begin(String number, int portion) {
        return jdbc.sql("""
                update koto.import_case set path = 'BEGUN' where case_number in (
                    select case_number from koto.import_case where import = :import and path = 'WAITS'
                    order by case_number limit :portion for update)
                returning case_number
                """)
                .param("import", number)
                .param("portion", portion)
                .query(String.class)
                .list();
    }

    /** Marks the next cases of a taken back import as gone. */
    List<String> end(String number, int portion) {
        return jdbc.sql("""
                update koto.import_case set path = 'GONE' where case_number in (
                    select case_number from koto.import_case where import = :import and path <> 'GONE'
                    order by case_number limit :portion for update)
                returning case_number
                """)
                .param("import", number)
                .param("portion", portion)
                .query(String.class)
                .list();
    }

    /** Forgets the cases that are gone. */
    List<String> forget(String number) {
        return jdbc.sql("delete from koto.import_case where import = :import and path = 'GONE' returning case_number")
                .param("import", number)
                .query(String.class)
                .list();
    }

    Progress progress(String number) {
        return jdbc.sql("""
                select count(*)::int as cases, (count(*) filter (where path = 'BEGUN'))::int as begun
                from koto.import_case where import = :import
                """).param("import", number).query(Progress.class).single();
    }

    /** How many of the cases a person has worked on, as far as the log knows. */
    int workedOn(String number) {
        return jdbc.sql("select count(*) from koto.import_cases_worked_on(:import)")
                .param("import", number)
                .query(Integer.class)
                .single();
    }

    /** Everything that is staged; what was made of it stays. */
    void deleteStaged(String number) {
        jdbc.sql("delete from koto.import_file where import = :import")
                .param("import", number)
                .update();
        jdbc.sql("update koto.import_case set client_ref = null where import = :import")
                .param("import", number)
                .update();
    }

    void takeBack(String number, String by, String reason) {
        jdbc.sql("select koto.take_back_import(:import, :by, :reason)")
                .param("import", number)
                .param("by", by)
                .param("reason", reason)
                .query()
                .listOfRows();
    }

    boolean begun(String municipality) {
        return is("koto.has_adopted(cast(:key as char(3)))", municipality);
    }

    boolean mayStage(String municipality) {
        return is("koto.may_stage(cast(:key as char(3)))", municipality);
    }

    boolean inForce(String rightNumber) {
        return is("exists (select 1 from koto.right_in_force where number = :key)", rightNumber);
    }

    private boolean is(String condition, String key) {
        return jdbc.sql("select " + condition)
                .param("key", key)
                .query(Boolean.class)
                .single();
    }
}
