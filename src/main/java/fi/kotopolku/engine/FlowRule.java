package fi.kotopolku.engine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which running processes and jobs a process manager sees: those of the municipalities where they have the role, now.
 * The engine asks the same, but says of what it refuses that it is there.
 */
@Component
class FlowRule {

    private final JdbcClient jdbc;

    FlowRule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param id of a process instance, an execution or a job */
    @Transactional(readOnly = true)
    boolean sees(String personId, String id) {
        return !jdbc.sql("""
                select 1 from (
                    select tenant_id_ from engine.act_ru_execution where id_ = :id
                    union all select tenant_id_ from engine.act_ru_job where id_ = :id) flow
                join koto.right_in_force r on r.municipality = flow.tenant_id_
                where r.person_id = :person and r.role = 'process-manager'
                """)
                .param("id", id)
                .param("person", personId)
                .query()
                .listOfRows()
                .isEmpty();
    }
}
