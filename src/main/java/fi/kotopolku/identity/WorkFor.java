package fi.kotopolku.identity;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Says for which municipality work is done that is nobody's, as a timer's is, or that goes on after a person's right. */
@Component
public class WorkFor {

    private final JdbcClient jdbc;

    WorkFor(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * From here to its end, the running transaction reaches the municipality's rows, besides those of the person who
     * began it.
     *
     * @param code three digits; takes the place of a municipality named before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void municipality(String code) {
        jdbc.sql("select set_config('koto.municipality', :code, true)")
                .param("code", code)
                .query(String.class)
                .single();
    }

    /** Does the work in one transaction for the municipality. */
    @Transactional
    public <T> T municipality(String code, Supplier<T> work) {
        municipality(code);
        return work.get();
    }
}
