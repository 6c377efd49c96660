package fi.kotopolku.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.adoption.FinnishMunicipalities;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.SignedIn;
import jakarta.servlet.Filter;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The filters between sign-in and Camunda's web applications, in the order in which a request passes them. */
@Configuration(proxyBeanMethods = false)
class WebApps {

    private static final int AFTER_SIGN_IN = SecurityProperties.DEFAULT_FILTER_ORDER + 1;

    @Bean
    FilterRegistrationBean<WebAppDoors> webAppDoors(
            SignedIn signedIn, AccessDecisions access, TaskRule tasks, FlowRule flow, ObjectMapper json) {
        return registered(new WebAppDoors(signedIn, access, tasks, flow, json), AFTER_SIGN_IN, "/camunda/*");
    }

    @Bean
    FilterRegistrationBean<PageNonce> pageNonce() {
        return registered(new PageNonce(), AFTER_SIGN_IN, "/camunda/app/*");
    }

    @Bean
    FilterRegistrationBean<StartForms> startForms(
            SignedIn signedIn,
            StartRule starts,
            Organisations organisations,
            FinnishMunicipalities finland,
            FormDesk desk,
            RepositoryService models,
            EngineRun engine,
            ObjectMapper json) {
        return registered(
                new StartForms(signedIn, starts, organisations, finland, desk, models, engine, json),
                AFTER_SIGN_IN + 1,
                "/camunda/api/engine/*");
    }

    @Bean
    FilterRegistrationBean<TaskForms> taskForms(
            SignedIn signedIn, FormDesk desk, JdbcClient jdbc, TransactionTemplate transaction, ObjectMapper json) {
        return registered(
                new TaskForms(signedIn, desk, jdbc, transaction, json), AFTER_SIGN_IN + 1, "/camunda/api/engine/*");
    }

    @Bean
    FilterRegistrationBean<TasklistLetters> tasklistLetters(SignedIn signedIn, TaskRule tasks, ObjectMapper json) {
        return registered(new TasklistLetters(signedIn, tasks, json), AFTER_SIGN_IN + 1, "/camunda/api/engine/*");
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> webAppSignIn() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> filter = registered(
                new ContainerBasedAuthenticationFilter(), AFTER_SIGN_IN + 2, "/camunda/app/*", "/camunda/api/*");
        filter.addInitParameter("authentication-provider", WebAppSignIn.class.getName());
        return filter;
    }

    private static <F extends Filter> FilterRegistrationBean<F> registered(F filter, int order, String... patterns) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.addUrlPatterns(patterns);
        return registration;
    }
}
