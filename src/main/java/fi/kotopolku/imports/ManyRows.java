package fi.kotopolku.imports;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Statements over what the running transaction has just written. Nobody has counted it yet, so the database would take it for
 * a handful of rows and look through the whole once for each of them; without nested loops it reads each side once.
 */
@Component
class ManyRows {

    private final JdbcClient jdbc;

    ManyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds for the running transaction, as far as the work goes. */
    void plannedFor(Runnable work) {
        nestedLoops("off");
        work.run();
        nestedLoops("on");
    }

    private void nestedLoops(String onOrOff) {
        jdbc.sql("select set_config('enable_nestloop', :value, true)")
                .param("value", onOrOff)
                .query(String.class)
                .single();
    }
}
