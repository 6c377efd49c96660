package fi.kotopolku.access;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes a case that has gone elsewhere out of the rights that name it. */
@Component
class NamedCases {

    private static final String GONE = "Asia on siirretty pois kunnasta.";

    private final JdbcClient jdbc;
    private final Rights rights;
    private final RightEndings endings;

    NamedCases(JdbcClient jdbc, Rights rights, RightEndings endings) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.endings = endings;
    }

    /** In the order of numbers, so that two that end the same rights wait for each other instead of dying. */
    void end(String caseNumber, String byPerson) {
        for (String number : naming(caseNumber)) {
            rights.lock(number).filter(Right::revocable).ifPresent(right -> end(right, caseNumber, byPerson));
        }
    }

    private void end(Right right, String caseNumber, String byPerson) {
        Set<String> others = others(right, caseNumber);
        if (others.isEmpty() || right.ofStep()) {
            endings.end(right.number(), Ending.byNobody(EndCause.STEP_CLOSED, GONE));
        } else {
            Requested asked = right.asked();
            endings.narrow(
                    right,
                    new NarrowerBounds(asked.content(), new Extent.Cases(others), asked.powers(), right.endsAt()),
                    byPerson,
                    GONE);
        }
    }

    private static Set<String> others(Right right, String caseNumber) {
        Set<String> others = new HashSet<>();
        if (right.asked().extent() instanceof Extent.Cases cases) {
            others.addAll(cases.numbers());
        }
        others.remove(caseNumber);
        return others;
    }

    private List<String> naming(String caseNumber) {
        return jdbc.sql("""
                select r.number from koto.access_right r
                join koto.access_right_case k on k.right_number = r.number and k.case_number = :case
                where r.state = 'GRANTED' and r.ended_at is null and r.ends_at > koto.instant()
                order by r.number
                """).param("case", caseNumber).query(String.class).list();
    }
}
