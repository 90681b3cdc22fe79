package dev.countersign.server.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ProofReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
  private final ProofReader reader =
      new ProofReader(URI.create("https://countersign.example.com"), InstantSource.fixed(NOW));

  @Test
  void aProofForThisRequestIsGood() throws Exception {
    ECKey key = new ECKeyGenerator(Curve.P_256).generate();
    Proof proof = reader.read(proof(key, header -> header), "POST", "/api/v1/intents");
    assertThat(proof.thumbprint()).isEqualTo(key.computeThumbprint().toString());
  }

  @Test
  void criticalParametersThatNobodyKnowsHereAreRefused() throws Exception {
    String proof =
        proof(
            new ECKeyGenerator(Curve.P_256).generate(),
            header -> header.criticalParams(Set.of("b64")).base64URLEncodePayload(true));
    assertThatExceptionOfType(BadProof.class)
        .isThrownBy(() -> reader.read(proof, "POST", "/api/v1/intents"))
        .withMessageContaining("critical parameters");
  }

  @Test
  void aProofThatAnotherKeySignedIsRefused() throws Exception {
    ECKey shown = new ECKeyGenerator(Curve.P_256).generate();
    ECKey other = new ECKeyGenerator(Curve.P_256).generate();
    String proof = proof(other, header -> header.jwk(shown.toPublicJWK()));
    assertThatExceptionOfType(BadProof.class)
        .isThrownBy(() -> reader.read(proof, "POST", "/api/v1/intents"))
        .withMessageContaining("signature");
  }

  private static String proof(ECKey key, UnaryOperator<JWSHeader.Builder> more)
      throws JOSEException {
    JWSHeader.Builder header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(new JOSEObjectType("dpop+jwt"))
            .jwk(key.toPublicJWK());
    SignedJWT jwt =
        new SignedJWT(
            more.apply(header).build(),
            new JWTClaimsSet.Builder()
                .jwtID("a-proof-of-its-own")
                .claim("htm", "POST")
                .claim("htu", "https://countersign.example.com/api/v1/intents")
                .issueTime(Date.from(NOW))
                .build());
    jwt.sign(new ECDSASigner(key));
    return jwt.serialize();
  }
}
