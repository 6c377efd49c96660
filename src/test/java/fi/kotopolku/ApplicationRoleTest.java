package fi.kotopolku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/**
 * The wall stands only as long as the role that the application works in cannot pull it down, go round it or own it.
 */
class ApplicationRoleTest extends WallTest {

    @Test
    void theApplicationsRoleOwnsNothingAndCannotPass() {
        assertThat(application.sql("select current_user").query(String.class).single())
                .isEqualTo("kotopolku_app");
        assertThat(owner.sql("""
                        select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin or rolreplication
                        from pg_roles where rolname = 'kotopolku_app'
                        """).query(Boolean.class).single()).isFalse();
        assertThat(owner.sql("""
                        select count(*) from pg_auth_members m join pg_roles r on r.oid = m.member
                        where r.rolname = 'kotopolku_app'
                        """).query(Integer.class).single())
                .as("roles that it could change into")
                .isZero();
        assertThat(owner.sql("""
                        select relname from pg_class
                        where pg_has_role('kotopolku_app', relowner, 'MEMBER')
                          and relnamespace in ('koto'::regnamespace, 'engine'::regnamespace)
                        """).query(String.class).list()).isEmpty();
        assertThat(owner.sql("""
                        select has_schema_privilege('kotopolku_app', 'koto', 'CREATE')
                            or has_schema_privilege('kotopolku_app', 'engine', 'CREATE')
                            or has_schema_privilege('kotopolku_app', 'public', 'CREATE')
                            or has_table_privilege('kotopolku_app', 'koto.flyway_schema_history', 'SELECT')
                        """).query(Boolean.class).single()).isFalse();
    }

    @Test
    void whatIsWrittenOnceIsWrittenOnceByPrivilegeToo() {
        for (String table : List.of("audit_entry", "access_right_event")) {
            for (String privilege : List.of("UPDATE", "DELETE", "TRUNCATE")) {
                assertThat(owner.sql("select has_table_privilege('kotopolku_app', 'koto.' || :table, :privilege)")
                                .param("table", table)
                                .param("privilege", privilege)
                                .query(Boolean.class)
                                .single())
                        .as("%s on %s", privilege, table)
                        .isFalse();
            }
        }
    }

    @Test
    void theApplicationHasNoRightToMakeOrToLoosenAnything() {
        for (String statement : List.of(
                "create table koto.another (id int)",
                "create table engine.another (id int)",
                "drop policy municipality_wall on koto.client",
                "alter table koto.client disable row level security",
                "create or replace function koto.instant() returns timestamptz language sql as 'select now()'",
                "truncate koto.client cascade")) {
            assertThatThrownBy(() -> application.sql(statement).update())
                    .as(statement)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageMatching("(?s)ERROR: (permission denied for|must be owner of) .*");
        }
    }
}
