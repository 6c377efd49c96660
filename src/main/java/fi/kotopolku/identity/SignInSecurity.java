package fi.kotopolku.identity;

import fi.kotopolku.audit.Audit;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * Sign-in by OpenID Connect, the same in every environment, in front of the web applications and our own API. Any
 * address that is not named in {@link Addresses} is refused.
 *
 * <p>The web applications guard their own calls against forgery, so Spring's guard leaves {@code /camunda/**} alone. For
 * {@code /api/**} a script copies the cookie {@value #CSRF_COOKIE} into the header {@value #CSRF_HEADER}.
 *
 * <p>Providers are configured by {@code spring.security.oauth2.client.*}; the registration {@value #REGISTRATION} must
 * exist and name its {@code issuer-uri}, without which the issuer of tokens would go unchecked.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties(SignInProperties.class)
class SignInSecurity {

    static final String REGISTRATION = "kotopolku";
    static final String CSRF_COOKIE = "KOTOPOLKU-XSRF";
    static final String CSRF_HEADER = "X-KOTOPOLKU-XSRF";

    private static final String CONTENT_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain signIn(
            HttpSecurity http,
            ClientRegistrationRepository registrations,
            Admission admission,
            SignInProperties properties,
            Audit audit,
            Clock clock)
            throws Exception {
        requireIssuer(registrations.findByRegistrationId(REGISTRATION));
        Door door = new Door();
        SignOut signOut = new SignOut(registrations, admission);
        http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(Addresses.OPEN)
                                .permitAll()
                                .requestMatchers(Addresses.SIGNED_IN_ONLY)
                                .authenticated()
                                .anyRequest()
                                .denyAll())
                .oauth2Login(login -> login.loginPage(Addresses.SIGN_IN)
                        .authorizationEndpoint(to -> to.authorizationRequestResolver(withPkce(registrations)))
                        .userInfoEndpoint(user -> user.oidcUserService(new PersonOfToken(admission, properties)))
                        .authorizedClientRepository(new NoTokensKept())
                        .defaultSuccessUrl(Addresses.START)
                        .failureHandler(SignInSecurity::failed))
                .logout(logout -> logout.logoutRequestMatcher(signOutRequests())
                        .addLogoutHandler(signOut)
                        .logoutSuccessHandler(signOut))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(door).accessDeniedHandler(door))
                .addFilterAfter(new RefusedAtTheDoor(audit, clock), SecurityContextHolderFilter.class)
                .addFilterBefore(new EmploymentCheck(admission, door), AuthorizationFilter.class)
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .csrf(SignInSecurity::csrf)
                .headers(SignInSecurity::headers);
        return http.build();
    }

    private static void requireIssuer(ClientRegistration registration) {
        if (registration == null || registration.getProviderDetails().getIssuerUri() == null) {
            throw new IllegalStateException("Sign-in needs spring.security.oauth2.client.registration." + REGISTRATION
                    + " and the issuer-uri of its provider");
        }
    }

    private static OAuth2AuthorizationRequestResolver withPkce(ClientRegistrationRepository registrations) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(
                registrations, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver;
    }

    private static OrRequestMatcher signOutRequests() {
        return new OrRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, Addresses.SIGN_OUT),
                Addresses.CAMUNDA_SIGN_OUT);
    }

    private static HttpSessionRequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> Addresses.SIGNED_IN_ONLY.matches(request) && Addresses.isPage(request));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    private static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        boolean notAdmitted = reason instanceof OAuth2AuthenticationException refused
                && PersonOfToken.NOT_ADMITTED.equals(refused.getError().getErrorCode());
        response.sendRedirect(
                request.getContextPath() + (notAdmitted ? Addresses.NOT_ADMITTED : Addresses.SIGN_IN_FAILED));
    }

    /** The token is made at the first request and not masked, so that a script can read it from the cookie as it is. */
    private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
        CookieCsrfTokenRepository cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieName(CSRF_COOKIE);
        cookie.setHeaderName(CSRF_HEADER);
        cookie.setCookiePath("/");
        cookie.setCookieCustomizer(attributes -> attributes.sameSite("Lax"));
        CsrfTokenRequestAttributeHandler plain = new CsrfTokenRequestAttributeHandler();
        plain.setCsrfRequestAttributeName(null);
        csrf.csrfTokenRepository(cookie).csrfTokenRequestHandler(plain).ignoringRequestMatchers(Addresses.CAMUNDA);
    }

    /**
     * The web applications set their own content policy, and their own caching of files. What they say of caching their
     * calls is overruled: answers hold client data and stay out of the browser's cache.
     */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(Addresses.FILES),
                        (request, response) -> response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store")))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(Addresses.CAMUNDA),
                        new ContentSecurityPolicyHeaderWriter(CONTENT_POLICY)))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
    }
}
