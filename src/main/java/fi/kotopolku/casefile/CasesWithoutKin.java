package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.KinshipDeclared;
import fi.kotopolku.access.Role;
import fi.kotopolku.identity.Notices;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Nobody takes care of their own case or a relative's: until the team lead names somebody else, it is nobody's. */
@Component
class CasesWithoutKin {

    private final JdbcClient jdbc;
    private final AccessDecisions decisions;
    private final Notices notices;

    CasesWithoutKin(JdbcClient jdbc, AccessDecisions decisions, Notices notices) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.notices = notices;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void nobodyTakesCareOfKin(KinshipDeclared declared) {
        jdbc.sql("""
                update koto.integration_case set responsible_person = null
                where number = any (:numbers) and responsible_person = :person and state <> 'CLOSED'
                returning number
                """)
                .param("numbers", declared.cases().toArray(String[]::new))
                .param("person", declared.personId())
                .query(String.class)
                .list()
                .forEach(number -> tellLeads(number, declared));
    }

    private void tellLeads(String number, KinshipDeclared declared) {
        decisions.holders(Role.TEAM_LEAD, declared.municipality()).stream()
                .filter(lead -> !lead.equals(declared.personId()))
                .forEach(lead -> notices.tell(lead, "CASE_IS_NOBODYS", number));
    }
}
