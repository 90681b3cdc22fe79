package dev.countersign.server.access.signal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import dev.countersign.access.signal.Signal;
import dev.countersign.access.signal.SignalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.access.settings.SignalSettings.Transmitter;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads tokens of others, and takes only what one of the known transmitters signed for us. */
final class SignalReader {
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256, JWSAlgorithm.PS256);

  /** How far a token's time may be ahead of ours. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  /** How old a token may be: a transmitter tries for days to deliver it. */
  private static final Duration OLDEST = Duration.ofDays(7);

  private static final int SMALLEST_RSA = 2_048;

  private final List<Transmitter> transmitters;

  SignalReader(List<Transmitter> transmitters) {
    this.transmitters = List.copyOf(transmitters);
  }

  /**
   * Reads one; whether it came before is not looked at.
   *
   * @throws SignalRefused when it is not to be taken
   */
  Signal read(String token, Instant now) throws SignalRefused {
    JWSObject jws = parsed(token);
    Signal signal = claims(jws);
    Transmitter from =
        transmitters.stream()
            .filter(one -> one.issuer().equals(signal.issuer()))
            .findFirst()
            .orElseThrow(() ->
                new SignalRefused("invalid_issuer", "Nobody of that name may send signals here"));
    demandSigned(jws, from);
    if (!signal.audiences().contains(from.audience())) {
      throw new SignalRefused("invalid_audience", "The token is for somebody else");
    }
    if (expired(jws, now)) {
      throw new SignalRefused("invalid_request", "The token has expired (exp)");
    }
    if (signal.made().isAfter(now.plus(AHEAD)) || signal.made().isBefore(now.minus(OLDEST))) {
      throw new SignalRefused(
          "invalid_request", "The token was made in the future, or more than seven days ago");
    }
    return signal;
  }

  /** Tokens of signals should have no such time; one that has it is taken by its word. */
  private static boolean expired(JWSObject jws, Instant now) {
    JsonNode exp = Json.parse(jws.getPayload().toString(), "The token").path("exp");
    return !exp.isMissingNode() && exp.asLong(0) < now.minus(AHEAD).getEpochSecond();
  }

  private static JWSObject parsed(String token) throws SignalRefused {
    try {
      JWSObject jws = JWSObject.parse(token.strip());
      JOSEObjectType type = jws.getHeader().getType();
      String said = type == null ? "" : type.getType().replaceFirst("^(?i)application/", "");
      Set<String> critical = jws.getHeader().getCriticalParams();
      if (!said.equalsIgnoreCase(SignalKey.TYPE) || (critical != null && !critical.isEmpty())) {
        throw new SignalRefused(
            "invalid_request", "The token is not of the type " + SignalKey.TYPE + " (RFC 8417)");
      }
      if (!ALGORITHMS.contains(jws.getHeader().getAlgorithm())) {
        throw new SignalRefused(
            "invalid_key", "The token is not signed with ES256, RS256 or PS256");
      }
      return jws;
    } catch (ParseException e) {
      throw new SignalRefused("invalid_request", "The body is no signed security event token");
    }
  }

  private static Signal claims(JWSObject jws) throws SignalRefused {
    try {
      return SignalJson.read(Json.parse(jws.getPayload().toString(), "The token"));
    } catch (UnreadableInput e) {
      throw new SignalRefused("invalid_request", e.sentence());
    }
  }

  private static void demandSigned(JWSObject jws, Transmitter from) throws SignalRefused {
    String kid = jws.getHeader().getKeyID();
    for (JWK key : from.keys().getKeys()) {
      boolean named = kid == null || key.getKeyID() == null || kid.equals(key.getKeyID());
      if (named && verifies(jws, key)) {
        return;
      }
    }
    throw new SignalRefused(
        "authentication_failed", "The token is signed by none of its issuer's keys");
  }

  private static boolean verifies(JWSObject jws, JWK key) {
    try {
      JWSVerifier verifier =
          switch (key) {
            case ECKey ec -> new ECDSAVerifier(ec);
            case RSAKey rsa when rsa.size() >= SMALLEST_RSA -> new RSASSAVerifier(rsa);
            default -> null;
          };
      return verifier != null
          && verifier.supportedJWSAlgorithms().contains(jws.getHeader().getAlgorithm())
          && jws.verify(verifier);
    } catch (JOSEException e) {
      return false;
    }
  }
}
