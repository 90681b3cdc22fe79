package dev.countersign.visit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.Provider;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/** The key that a browser or a machine holds, and the proofs that it makes (RFC 9449). */
public final class BrowserKey {
  /** Signs in a third of the time that the JDK takes, which counts where many machines ask. */
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private final ECKey key;

  /** A new one. */
  public BrowserKey() {
    try {
      this.key = new ECKeyGenerator(Curve.P_256).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A proof for a request made now. */
  public String proof(String origin, String method, String path) {
    return proof(origin, method, path, Instant.now(), UUID.randomUUID().toString(), null);
  }

  /** A proof with all that it says. */
  public String proof(
      String origin,
      String method,
      String path,
      Instant at,
      String id,
      @Nullable String tokenHash) {
    String plain = path.split("\\?", -1)[0];
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(key.toPublicJWK())
                .build(),
            new JWTClaimsSet.Builder()
                .jwtID(id)
                .claim("htm", method)
                .claim("htu", origin + plain)
                .claim("ath", tokenHash)
                .issueTime(Date.from(at))
                .build());
    try {
      ECDSASigner signer = new ECDSASigner(key);
      signer.getJCAContext().setProvider(BOUNCY_CASTLE);
      jwt.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return jwt.serialize();
  }

  /** Its public part as a JWK. */
  public String publicJwk() {
    return key.toPublicJWK().toJSONString();
  }

  /** All of it, which nobody should ever send. */
  public String privateJwk() {
    return key.toJSONString();
  }

  /** Its thumbprint (RFC 7638). */
  public String thumbprint() {
    try {
      return key.computeThumbprint().toString();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
