package dev.countersign.server.proof;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/** Reads and checks proofs of possession (RFC 9449, section 4.3), with ES256 keys. */
public final class ProofReader {
  /** How far a proof's time may lie from ours, either way. */
  public static final Duration TOLERANCE = Duration.ofSeconds(60);

  private static final int LONGEST = 4_000;

  private final URI origin;
  private final InstantSource clock;

  /**
   * For requests to that origin.
   *
   * @param origin such as {@code https://countersign.example.com}, as browsers and machines see it
   */
  public ProofReader(URI origin, InstantSource clock) {
    this.origin = origin;
    this.clock = clock;
  }

  /**
   * Checks everything but whether it was used before.
   *
   * @param header the value of the header {@code DPoP}, or null
   * @param method of the request
   * @param path of the request, without query
   * @throws BadProof when it is no proof for this request
   */
  public Proof read(@Nullable String header, String method, String path) throws BadProof {
    if (header == null || header.isEmpty()) {
      throw new BadProof("The request carries no proof of its key (DPoP)");
    }
    if (header.length() > LONGEST) {
      throw new BadProof("The proof is longer than any proof");
    }
    try {
      SignedJWT jwt = SignedJWT.parse(header);
      ECKey key = key(jwt.getHeader());
      if (!Es256.verifies(key, jwt.getSigningInput(), jwt.getSignature().decode())) {
        throw new BadProof("The proof's signature is not its key's");
      }
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      about(claims, method, path);
      fresh(claims.getIssueTime());
      return new Proof(
          key.computeThumbprint().toString(), id(claims), claims.getStringClaim("ath"));
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      throw new BadProof("The proof is none that can be read (RFC 9449)");
    }
  }

  private static ECKey key(JWSHeader header) throws BadProof {
    boolean right =
        header.getType() != null
            && "dpop+jwt".equals(header.getType().toString())
            && JWSAlgorithm.ES256.equals(header.getAlgorithm());
    if (header.getCriticalParams() != null && !header.getCriticalParams().isEmpty()) {
      throw new BadProof("The proof has critical parameters, of which this server knows none");
    }
    if (!right || !(header.getJWK() instanceof ECKey key)) {
      throw new BadProof("The proof is not of type dpop+jwt with an ES256 key");
    }
    if (key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
      throw new BadProof("The proof's key is not a public key on P-256");
    }
    return key;
  }

  private void about(JWTClaimsSet claims, String method, String path)
      throws ParseException, BadProof {
    if (!method.equals(claims.getStringClaim("htm"))) {
      throw new BadProof("The proof is for another method");
    }
    String address = claims.getStringClaim("htu");
    if (!(origin + path).equals(address)) {
      throw new BadProof("The proof is for another address; this server calls itself " + origin);
    }
  }

  private void fresh(@Nullable Date issued) throws BadProof {
    if (issued == null) {
      throw new BadProof("The proof does not say when it was made");
    }
    Duration apart = Duration.between(issued.toInstant(), now()).abs();
    if (apart.compareTo(TOLERANCE) > 0) {
      throw new BadProof(
          "The proof was not made just now; the clocks differ by "
              + apart.toSeconds()
              + " seconds, and at most "
              + TOLERANCE.toSeconds()
              + " are taken");
    }
  }

  private Instant now() {
    return clock.instant();
  }

  private static String id(JWTClaimsSet claims) throws BadProof {
    String id = claims.getJWTID();
    if (id == null || id.length() < 16 || id.length() > 200) {
      throw new BadProof("The proof has no identifier of its own (jti) of 16 to 200 characters");
    }
    return id;
  }
}
