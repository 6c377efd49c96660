package fi.kotopolku.identity;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.web.client.RestClient;

/**
 * Exchanges a code for tokens at a provider. Where a provider has our public key we show who we are by a signature, and
 * where it has a secret of ours by that. A provider that keeps us waiting keeps nobody but its own people waiting: the call
 * is given up after a few seconds, and follows no redirect.
 */
final class CodeExchange implements OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final RestClientAuthorizationCodeTokenResponseClient client =
            new RestClientAuthorizationCodeTokenResponseClient();

    CodeExchange(OwnKeys keys) {
        client.addParametersConverter(new NimbusJwtClientAuthenticationParametersConverter<>(
                registration -> keys.signing().orElse(null)));
        client.setRestClient(RestClient.builder()
                .requestFactory(impatient())
                .messageConverters(
                        List.of(new FormHttpMessageConverter(), new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
    }

    @Override
    public OAuth2AccessTokenResponse getTokenResponse(OAuth2AuthorizationCodeGrantRequest code) {
        return client.getTokenResponse(code);
    }

    private static JdkClientHttpRequestFactory impatient() {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(LONGEST).build());
        factory.setReadTimeout(LONGEST);
        return factory;
    }
}
