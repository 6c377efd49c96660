package fi.kotopolku.casefile;

import fi.kotopolku.access.DataCategory;
import java.util.Collection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is missing of the client and of who takes care of the case. */
@Component
@Order(0)
class ClientGaps implements CaseGaps {

    private final JdbcClient jdbc;

    ClientGaps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CaseGap> among(Collection<String> caseNumbers) {
        return jdbc.sql("""
                select k.number, false as nobody
                from koto.integration_case k join koto.client c on c.id = k.client_id
                where k.number = any (:numbers) and c.identity_code is null
                union all
                select k.number, true from koto.integration_case k
                where k.number = any (:numbers) and k.responsible_person is null
                order by 1, 2
                """)
                .param("numbers", caseNumbers.toArray(String[]::new))
                .query((row, n) -> row.getBoolean("nobody")
                        ? nobodyResponsible(row.getString("number"))
                        : noIdentityCode(row.getString("number")))
                .list();
    }

    private static CaseGap noIdentityCode(String number) {
        return new CaseGap(
                number,
                "IDENTITY_CODE",
                "Henkilötunnus puuttuu.",
                "Personbeteckningen saknas.",
                DataCategory.IDENTITY_AND_CONTACT,
                null);
    }

    private static CaseGap nobodyResponsible(String number) {
        return new CaseGap(
                number,
                "NOBODY_RESPONSIBLE",
                "Asialla ei ole vastuuhenkilöä.",
                "Ärendet har ingen ansvarig.",
                DataCategory.IDENTITY_AND_CONTACT,
                null);
    }
}
