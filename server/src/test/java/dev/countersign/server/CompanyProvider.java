package dev.countersign.server;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.countersign.server.visit.FreePort;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/**
 * A company's identity provider: a real OpenID provider, at which everybody's password is their
 * name.
 */
final class CompanyProvider implements AutoCloseable {
  static final String CLIENT = "countersign";
  static final String SECRET = "what only the client knows";

  /** What it says about whoever has that name: their mail address, verified where it has no "?". */
  private final Map<String, String> emails = new ConcurrentHashMap<>();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI issuer;
  private final ConfigurableApplicationContext context;

  CompanyProvider(URI back) throws IOException {
    int port = FreePort.any();
    issuer = URI.create("http://localhost:" + port);
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "provider", Map.of("server.port", port, "server.address", "127.0.0.1")));
    SpringApplication application = new SpringApplication(Parts.class);
    application.setEnvironment(environment);
    application.setRegisterShutdownHook(false);
    application.addInitializers(generic -> {
      generic.getBeanFactory().registerSingleton("issuer", issuer);
      generic.getBeanFactory().registerSingleton("client", client(back));
      generic.getBeanFactory().registerSingleton("emails", new Emails(emails));
    });
    context = application.run();
  }

  URI issuer() {
    return issuer;
  }

  /** It says that about whoever has that name; with a "?" before it, that it is not verified. */
  void says(String name, String email) {
    emails.put(name, email);
  }

  /** Somebody signs in there; the address to which their browser is sent back. */
  URI signIn(URI way, String name) throws IOException, InterruptedException {
    String basic =
        Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(way).header("Authorization", "Basic " + basic).build(),
            HttpResponse.BodyHandlers.ofString());
    return URI.create(
        answer
            .headers()
            .firstValue("Location")
            .orElseThrow(() -> new AssertionError(answer.statusCode() + ": " + answer.body())));
  }

  @Override
  public void close() {
    context.close();
  }

  private static RegisteredClient client(URI back) {
    return RegisteredClient.withId("1")
        .clientId(CLIENT)
        .clientSecret("{noop}" + SECRET)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(back.toString())
        .scope("openid")
        .scope("email")
        .clientSettings(ClientSettings.builder().requireProofKey(true).build())
        .build();
  }

  /** What it says about people. */
  record Emails(Map<String, String> byName) {
    OidcUserInfo of(String name) {
      String email = byName.getOrDefault(name, name + "@example.com");
      boolean verified = !email.startsWith("?");
      return OidcUserInfo.builder()
          .subject(name)
          .email(verified ? email : email.substring(1))
          .emailVerified(verified)
          .build();
    }
  }

  /** Spring's authorization server. */
  @Configuration(proxyBeanMethods = false)
  @EnableWebSecurity
  @ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class
  })
  static class Parts {
    @Bean
    SecurityFilterChain chain(HttpSecurity http, Emails emails) throws Exception {
      http.oauth2AuthorizationServer(server ->
              server.oidc(oidc ->
                  oidc.userInfoEndpoint(info ->
                      info.userInfoMapper(
                          asked -> emails.of(asked.getAuthorization().getPrincipalName())))))
          .authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
          .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
          .addFilterBefore(passwords(), LogoutFilter.class);
      return http.build();
    }

    @Bean
    RegisteredClientRepository clients(RegisteredClient client) {
      return new InMemoryRegisteredClientRepository(client);
    }

    @Bean
    AuthorizationServerSettings settings(URI issuer) {
      return AuthorizationServerSettings.builder().issuer(issuer.toString()).build();
    }

    @Bean
    JWKSource<SecurityContext> keys() throws JOSEException {
      return new ImmutableJWKSet<>(
          new JWKSet(new RSAKeyGenerator(2_048).keyID("of this run").generate()));
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
      DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
      processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
      return new NimbusJwtDecoder(processor);
    }

    /** Where people sign in; elsewhere the same header is the client's. */
    private static Filter passwords() {
      DaoAuthenticationProvider people =
          new DaoAuthenticationProvider(name ->
              User.withUsername(name).password("{noop}" + name).authorities("USER").build());
      return new BasicAuthenticationFilter(new ProviderManager(people)) {
        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
          return !request.getRequestURI().equals("/oauth2/authorize");
        }
      };
    }
  }
}
