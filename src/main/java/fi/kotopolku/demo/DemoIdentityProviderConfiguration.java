package fi.kotopolku.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.web.servlet.server.Session;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OidcConfigurer;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * The beans of the demo identity provider's own context. Without {@code @Configuration} or any other stereotype, so that
 * the application's component scan, which covers this package, passes by.
 */
@EnableWebSecurity
class DemoIdentityProviderConfiguration {

    static final String CLIENT_ID = "kotopolku";
    /** Whom its access tokens are made for. */
    static final String API = "kotopolku-api";

    static final String SESSION_COOKIE = "KOTOPOLKU-IDP";

    private static final Map<String, DemoAccount> ACCOUNTS =
            DemoAccount.ALL.stream().collect(Collectors.toMap(DemoAccount::id, Function.identity()));

    record Settings(int port, String clientSecret) {}

    /** The default servlet serves nothing; Tomcat runs filters, and with them the protocol, only in front of one. */
    @Bean
    TomcatServletWebServerFactory webServer(Settings settings) {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(settings.port());
        factory.setRegisterDefaultServlet(true);
        factory.setAddress(InetAddress.getLoopbackAddress());
        Session session = new Session();
        session.getCookie().setName(SESSION_COOKIE);
        session.getCookie().setHttpOnly(true);
        factory.setSession(session);
        return factory;
    }

    @Bean
    ServletRegistrationBean<DemoIdentityProviderLoginPage> loginPage() {
        return new ServletRegistrationBean<>(
                new DemoIdentityProviderLoginPage(), DemoIdentityProviderLoginPage.ADDRESS);
    }

    @Bean
    @Order(1)
    SecurityFilterChain protocol(HttpSecurity http) throws Exception {
        OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
        http.securityMatcher(server.getEndpointsMatcher())
                .with(
                        server,
                        configured -> configured
                                .authorizationEndpoint(endpoint ->
                                        endpoint.authenticationProviders(DemoIdentityProviderRedirects::guardSignIn))
                                .oidc(DemoIdentityProviderConfiguration::openId))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(refused -> refused.defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(DemoIdentityProviderLoginPage.ADDRESS),
                        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain passwords(HttpSecurity http) throws Exception {
        var loginPage = PathPatternRequestMatcher.withDefaults().matcher(DemoIdentityProviderLoginPage.ADDRESS);
        http.authorizeHttpRequests(requests -> requests.requestMatchers(loginPage)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .formLogin(form -> form.loginPage(DemoIdentityProviderLoginPage.ADDRESS)
                        .failureUrl(DemoIdentityProviderLoginPage.WRONG)
                        .defaultSuccessUrl(DemoIdentityProviderLoginPage.STALE))
                .exceptionHandling(refused -> refused.accessDeniedHandler(
                        (request, response, reason) -> response.sendRedirect(DemoIdentityProviderLoginPage.STALE)));
        return http.build();
    }

    @Bean
    UserDetailsService accounts() {
        return name -> {
            if (!ACCOUNTS.containsKey(name)) {
                throw new UsernameNotFoundException("no such demo account");
            }
            return User.withUsername(name)
                    .password("{noop}" + DemoAccount.PASSWORD)
                    .build();
        };
    }

    @Bean
    RegisteredClientRepository clients(Settings settings) {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId(CLIENT_ID)
                .clientId(CLIENT_ID)
                .clientSecret("{noop}" + settings.clientSecret())
                .clientName("Kotopolku")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://localhost:8080" + DemoIdentityProviderRedirects.SIGN_IN)
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .scope(OidcScopes.EMAIL)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build());
    }

    /** No issuer is set: it follows the address that the provider is reached by, and with it the port. */
    @Bean
    AuthorizationServerSettings server() {
        return AuthorizationServerSettings.builder().build();
    }

    @Bean
    JWKSource<SecurityContext> keys() throws JOSEException {
        RSAKey key =
                new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        return new ImmutableJWKSet<>(new JWKSet(key));
    }

    @Bean
    JwtDecoder accessTokens(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> audience() {
        return context -> {
            if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                context.getClaims().audience(List.of(API));
            }
        };
    }

    private static void openId(OidcConfigurer openId) {
        openId.userInfoEndpoint(user -> user.userInfoMapper(DemoIdentityProviderConfiguration::userInfo))
                .logoutEndpoint(logout -> logout.authenticationProviders(DemoIdentityProviderRedirects::guardSignOut));
    }

    private static OidcUserInfo userInfo(OidcUserInfoAuthenticationContext context) {
        DemoAccount account = ACCOUNTS.get(context.getAuthorization().getPrincipalName());
        var scopes = context.getAccessToken().getScopes();
        OidcUserInfo.Builder info = OidcUserInfo.builder().subject(account.id());
        if (scopes.contains(OidcScopes.PROFILE)) {
            info.givenName(account.givenName()).familyName(account.familyName());
        }
        if (scopes.contains(OidcScopes.EMAIL)) {
            info.email(account.email());
        }
        return info.build();
    }
}
