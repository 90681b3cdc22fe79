package dev.countersign.server.access.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.countersign.access.signal.Signal;
import dev.countersign.access.signal.SignalType;
import dev.countersign.model.json.Json;
import dev.countersign.server.access.settings.SignalSettings.Transmitter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Tokens of others: what is taken, and every way in which one is not. */
class SignalReaderTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final String REVOKED = SignalType.SESSION_REVOKED.uri();
  private static final ECKey KEY = key("one");
  private static final RSAKey RSA = rsa(2_048);

  private final SignalReader reader =
      new SignalReader(
          List.of(
              new Transmitter(
                  "https://idp.example.com",
                  "https://countersign.example.com",
                  new JWKSet(List.of(KEY.toPublicJWK(), RSA.toPublicJWK())))));

  private static ECKey key(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static RSAKey rsa(int bits) {
    try {
      return new RSAKeyGenerator(bits, true).keyID("rsa").generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static ObjectNode claims() {
    ObjectNode claims =
        Json.object()
            .put("iss", "https://idp.example.com")
            .put("aud", "https://countersign.example.com")
            .put("jti", "24c63fb56e5a2d77a6b512616ca9fa24")
            .put("iat", NOW.getEpochSecond());
    claims.putObject("sub_id").put("format", "email").put("email", "Ada@Example.com");
    claims
        .putObject("events")
        .putObject(REVOKED)
        .put("event_timestamp", NOW.minusSeconds(30).getEpochSecond())
        .putObject("reason_admin")
        .put("en", "Landspeed policy");
    return claims;
  }

  private static String signed(ObjectNode claims, String type, JWSAlgorithm algorithm) {
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(algorithm).type(new JOSEObjectType(type)).build(),
            new Payload(Json.compact(claims)));
    try {
      if (JWSAlgorithm.ES256.equals(algorithm)) {
        token.sign(new ECDSASigner(KEY));
      } else if (JWSAlgorithm.RS256.equals(algorithm)) {
        token.sign(new RSASSASigner(RSA));
      } else {
        // The public key as a shared secret, as forgers try.
        token.sign(
            new MACSigner(KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
      }
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
    return token.serialize();
  }

  private static String signed(ObjectNode claims) {
    return signed(claims, "secevent+jwt", JWSAlgorithm.ES256);
  }

  private static String with(Consumer<ObjectNode> change) {
    ObjectNode claims = claims();
    change.accept(claims);
    return signed(claims);
  }

  private String refused(String token) {
    return Objects.requireNonNull(
            catchThrowableOfType(SignalRefused.class, () -> reader.read(token, NOW)))
        .error();
  }

  @Test
  void takesWhatAKnownTransmitterSignedForUs() throws Exception {
    Signal signal = reader.read(signed(claims()), NOW);
    assertThat(signal.type()).isEqualTo(SignalType.SESSION_REVOKED);
    assertThat(signal.subject().email()).isEqualTo("ada@example.com");
    assertThat(signal.at()).isEqualTo(NOW.minusSeconds(30));
    assertThat(signal.reason()).isEqualTo("Landspeed policy");
    assertThat(reader.read(signed(claims(), "application/secevent+jwt", JWSAlgorithm.RS256), NOW))
        .isEqualTo(signal);
  }

  @ParameterizedTest
  @CsvSource({"-604800, true", "-604801, false", "300, true", "301, false"})
  void takesTokensOfTheLastSevenDays(long seconds, boolean taken) {
    String token = with(claims -> claims.put("iat", NOW.plusSeconds(seconds).getEpochSecond()));
    assertThat(catchThrowableOfType(SignalRefused.class, () -> reader.read(token, NOW)) == null)
        .isEqualTo(taken);
  }

  @Test
  void refusesWhatIsForged() {
    assertThat(refused(with(claims -> claims.put("iss", "https://evil.example.com"))))
        .isEqualTo("invalid_issuer");
    assertThat(refused(with(claims -> claims.put("aud", "https://other.example.com"))))
        .isEqualTo("invalid_audience");
    String token = signed(claims());
    int dot = token.lastIndexOf('.');
    String other = signed(with());
    assertThat(refused(token.substring(0, dot) + other.substring(other.lastIndexOf('.'))))
        .isEqualTo("authentication_failed");
    assertThat(refused(signed(claims(), "secevent+jwt", JWSAlgorithm.HS256)))
        .isEqualTo("invalid_key");
    assertThat(refused(signed(claims(), "JWT", JWSAlgorithm.ES256))).isEqualTo("invalid_request");
    String none = "eyJ0eXAiOiJzZWNldmVudCtqd3QiLCJhbGciOiJub25lIn0." + token.split("\\.", -1)[1];
    assertThat(refused(none + ".")).isEqualTo("invalid_request");
  }

  private static ObjectNode with() {
    return claims().put("jti", "another");
  }

  @Test
  void refusesWhatIsNoSignal() {
    assertThat(refused("hello")).isEqualTo("invalid_request");
    assertThat(refused("")).isEqualTo("invalid_request");
    assertThat(refused(with(claims -> claims.remove("events")))).isEqualTo("invalid_request");
    assertThat(refused(with(claims -> claims.remove("jti")))).isEqualTo("invalid_request");
    assertThat(refused(with(claims -> claims.remove("iat")))).isEqualTo("invalid_request");
    assertThat(refused(with(claims -> claims.put("jti", "x".repeat(501)))))
        .isEqualTo("invalid_request");
    assertThat(
            refused(with(claims -> ((ObjectNode) claims.path("events")).putObject("https://more"))))
        .isEqualTo("invalid_request");
  }
}
