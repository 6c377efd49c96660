package fi.kotopolku.access;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.audit.UseOfRights;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.SignedIn;
import fi.kotopolku.identity.WorkFor;
import fi.kotopolku.rules.Rules;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * The beans that the module needs around it. Not a configuration by annotation, or the whole application's tests would
 * find it and take it in.
 */
@EnableTransactionManagement(proxyTargetClass = true)
@ComponentScan("fi.kotopolku.access")
@Import({
    Audit.class,
    UseOfRights.class,
    Rules.class,
    People.class,
    Organisations.class,
    Notices.class,
    SignedIn.class,
    WorkFor.class
})
class AccessModule {

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }
}
