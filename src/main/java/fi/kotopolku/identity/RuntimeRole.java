package fi.kotopolku.identity;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Refuses to start as a database role that row-level security does not hold: a superuser, or the tables' owner. */
@Component
class RuntimeRole implements InitializingBean {

    private final JdbcClient jdbc;

    RuntimeRole(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        boolean passes = jdbc.sql("""
                select rolsuper or rolbypassrls or exists (
                       select 1 from pg_class
                       where relnamespace in ('koto'::regnamespace, 'engine'::regnamespace) and relkind in ('r', 'p')
                         and pg_has_role(relowner, 'USAGE'))
                from pg_roles where rolname = current_user
                """).query(Boolean.class).single();
        if (passes) {
            throw new IllegalStateException("The application is connected as a database role that row-level security"
                    + " does not hold. Let the pool work as kotopolku_app and only Flyway as the owner.");
        }
    }
}
