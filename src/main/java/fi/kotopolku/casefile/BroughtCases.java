package fi.kotopolku.casefile;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far the cases of an import have come, for the modules that find it in their own data. */
@Component
public class BroughtCases {

    private final JdbcClient jdbc;

    BroughtCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The cases with a plan in force wait for its review. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void followPlansInForce(String importNumber) {
        jdbc.sql("""
                update koto.integration_case k set state = :state
                from koto.import_case i
                where i.import = :import and k.number = i.case_number and exists (
                    select 1 from koto.plan p join koto.plan_version v on v.plan_id = p.id and v.state = 'IN_FORCE'
                    where p.case_number = k.number)
                """)
                .param("state", CaseState.IN_FORCE.name())
                .param("import", importNumber)
                .update();
    }
}
