package fi.kotopolku.identity;

import fi.kotopolku.audit.Audit;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
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
 * <p>Providers are configured by {@code spring.security.oauth2.client.*} or admitted in an adoption, and {@link Issuers}
 * says for whom each may vouch.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableConfigurationProperties({SignInProperties.class, OAuth2ClientProperties.class})
class SignInSecurity {

    static final String CSRF_COOKIE = "KOTOPOLKU-XSRF";
    static final String CSRF_HEADER = "X-KOTOPOLKU-XSRF";

    private static final String CONTENT_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    /** Calls with an access token: no session is opened and none is looked at, so nothing can be forged by a page. */
    @Bean
    @Order(1)
    SecurityFilterChain calls(
            HttpSecurity http,
            ClientRegistrationRepository registrations,
            Issuers issuers,
            IssuerTokens tokens,
            Admission admission,
            Audit audit,
            Clock clock)
            throws Exception {
        Callers callers = new Callers(issuers, registrations, tokens, admission);
        CallRefused refused = new CallRefused();
        http.securityMatcher(Addresses.WITH_TOKEN)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.authenticationManagerResolver(request -> callers)
                        .authenticationEntryPoint(refused)
                        .accessDeniedHandler(new Door(issuers))
                        .withObjectPostProcessor(sayingRefusals(refused)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(refused))
                .addFilterAfter(new RefusedAtTheDoor(audit, clock), SecurityContextHolderFilter.class)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .logout(LogoutConfigurer::disable)
                .csrf(CsrfConfigurer::disable)
                .headers(SignInSecurity::headers);
        return http.build();
    }

    @Bean
    SecurityFilterChain signIn(
            HttpSecurity http,
            ClientRegistrationRepository registrations,
            Issuers issuers,
            OwnKeys keys,
            Admission admission,
            Audit audit,
            Clock clock)
            throws Exception {
        Door door = new Door(issuers);
        SignInFailure failure = new SignInFailure(admission, issuers);
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
                .oauth2Login(login -> login.loginPage(Addresses.CHOOSE_ORGANISATION)
                        .authorizationEndpoint(to -> to.authorizationRequestResolver(withPkce(registrations))
                                .authorizationRequestRepository(new AnswersToOwnQuestions(issuers)))
                        .tokenEndpoint(from -> from.accessTokenResponseClient(new CodeExchange(keys)))
                        .userInfoEndpoint(user -> user.oidcUserService(new PersonOfToken(admission, issuers)))
                        .authorizedClientRepository(new NoTokensKept())
                        .defaultSuccessUrl(Addresses.START)
                        .failureHandler(failure)
                        .withObjectPostProcessor(sayingWhenNotAsked(failure)))
                .logout(logout -> logout.logoutRequestMatcher(signOutRequests())
                        .addLogoutHandler(signOut)
                        .logoutSuccessHandler(signOut))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(door).accessDeniedHandler(door))
                .addFilterAfter(new RefusedAtTheDoor(audit, clock), SecurityContextHolderFilter.class)
                .addFilterBefore(new SessionCheck(admission, door), AuthorizationFilter.class)
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .csrf(SignInSecurity::csrf)
                .headers(SignInSecurity::headers);
        return http.build();
    }

    /** Also that the provider could not be asked is said, and not thrown. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> sayingRefusals(CallRefused refused) {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends BearerTokenAuthenticationFilter> T postProcess(T filter) {
                filter.setAuthenticationFailureHandler(refused::commence);
                return filter;
            }
        };
    }

    private static OAuth2AuthorizationRequestResolver withPkce(ClientRegistrationRepository registrations) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(
                registrations, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return resolver;
    }

    private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> sayingWhenNotAsked(
            SignInFailure failure) {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends OAuth2AuthorizationRequestRedirectFilter> T postProcess(T filter) {
                filter.setAuthenticationFailureHandler(failure::notAsked);
                return filter;
            }
        };
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

    /** The token is made at the first request and not masked, so that a script can read it from the cookie as it is. */
    private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
        CookieCsrfTokenRepository cookie = CookieCsrfTokenRepository.withHttpOnlyFalse();
        cookie.setCookieName(CSRF_COOKIE);
        cookie.setHeaderName(CSRF_HEADER);
        cookie.setCookiePath("/");
        cookie.setCookieCustomizer(attributes -> attributes.sameSite("Lax"));
        CsrfTokenRequestAttributeHandler plain = new CsrfTokenRequestAttributeHandler();
        plain.setCsrfRequestAttributeName(null);
        csrf.csrfTokenRepository(cookie)
                .csrfTokenRequestHandler(plain)
                .ignoringRequestMatchers(Addresses.CAMUNDA, Addresses.FROM_ISSUERS);
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
