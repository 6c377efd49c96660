package fi.kotopolku.identity;

import fi.kotopolku.identity.Organisation.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The employers, and the municipalities that use the system. Lists are in the order of Finnish names. */
@Service
public class Organisations {

    private static final String SELECT = "select id, kind, name_fi, name_sv, municipality from koto.organisation";

    private final JdbcClient jdbc;

    Organisations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Organisation> find(String id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query((row, number) -> organisation(row, "id"))
                .optional();
    }

    /**
     * The municipality as an employer.
     *
     * @param code three-digit municipality code
     */
    public Optional<Organisation> ofMunicipality(String code) {
        return jdbc.sql(SELECT + " where municipality = :code")
                .param("code", code)
                .query((row, number) -> organisation(row, "id"))
                .optional();
    }

    /**
     * The municipality as an employer, which is entered when it is not there yet.
     *
     * @param code three digits
     */
    @Transactional
    public Organisation entered(String code, String nameFi, String nameSv) {
        jdbc.sql("""
                insert into koto.municipality (code, name_fi, name_sv) values (:code, :nameFi, :nameSv)
                on conflict do nothing
                """)
                .param("code", code)
                .param("nameFi", nameFi)
                .param("nameSv", nameSv)
                .update();
        jdbc.sql("""
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
                values ('kunta-' || :code, 'MUNICIPALITY', :nameFi, :nameSv, :code) on conflict do nothing
                """)
                .param("code", code)
                .param("nameFi", nameFi)
                .param("nameSv", nameSv)
                .update();
        return ofMunicipality(code).orElseThrow();
    }

    public List<Organisation> all() {
        return jdbc.sql(SELECT + " order by name_fi, id")
                .query((row, number) -> organisation(row, "id"))
                .list();
    }

    public Optional<Municipality> municipality(String code) {
        return jdbc.sql("select code, name_fi, name_sv from koto.municipality where code = :code")
                .param("code", code)
                .query(Organisations::municipality)
                .optional();
    }

    /**
     * The municipality has taken the system into use: the day of its adoption has come by the database's clock, in
     * Finland. Before it, it holds no client and grants no right to casework.
     */
    public boolean hasAdopted(String code) {
        return jdbc.sql("select koto.has_adopted(cast(:code as char(3)))")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    /** Without the country itself, {@code 000}, which is no municipality. */
    public List<Municipality> municipalities() {
        return jdbc.sql("select code, name_fi, name_sv from koto.municipality where code <> '000' order by name_fi")
                .query(Organisations::municipality)
                .list();
    }

    static Organisation organisation(ResultSet row, String idColumn) throws SQLException {
        return new Organisation(
                row.getString(idColumn),
                Kind.valueOf(row.getString("kind")),
                row.getString("name_fi"),
                row.getString("name_sv"),
                row.getString("municipality"));
    }

    private static Municipality municipality(ResultSet row, int number) throws SQLException {
        return new Municipality(row.getString("code"), row.getString("name_fi"), row.getString("name_sv"));
    }
}
