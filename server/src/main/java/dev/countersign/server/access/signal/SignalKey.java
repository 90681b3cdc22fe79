package dev.countersign.server.access.signal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;

/** A key with which a server signs tokens for others: on P-256, in a file of its own. */
final class SignalKey {
  /** The type of a security event token (RFC 8417, section 2.3). */
  static final String TYPE = "secevent+jwt";

  private final ECKey key;
  private final Instant begun;

  private SignalKey(ECKey key, Instant begun) {
    this.key = key;
    this.begun = begun;
  }

  /**
   * Reads it.
   *
   * @throws IOException when it cannot be read
   * @throws IllegalStateException when the file holds no key
   */
  static SignalKey read(Path file) throws IOException {
    try {
      ECKey key = ECKey.parse(Files.readString(file));
      Date made = key.getIssueTime();
      return new SignalKey(
          key, made == null ? Files.getLastModifiedTime(file).toInstant() : made.toInstant());
    } catch (ParseException e) { // its content is not repeated
      throw new IllegalStateException(
          "The key of signals "
              + file
              + " holds no key; restore it, or move it away for a new one");
    }
  }

  /** A new one, in that file. */
  static SignalKey make(Path file, Instant now) throws IOException {
    ECKey key = fresh(now);
    Path fresh =
        Files.createTempFile(
            file.getParent(),
            "signals-",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, key.toJSONString() + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    return new SignalKey(key, now);
  }

  private static ECKey fresh(Instant now) {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .keyIDFromThumbprint(true)
          .issueTime(Date.from(now))
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK makes keys on P-256", e);
    }
  }

  String id() {
    return key.getKeyID();
  }

  /** When it was made. */
  Instant made() {
    return begun;
  }

  /** The public part, as a JSON Web Key. */
  String publicJwk() {
    return key.toPublicJWK().toJSONString();
  }

  /** A token with those claims. */
  String sign(String claims) {
    JWSObject token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType(TYPE))
                .keyID(key.getKeyID())
                .build(),
            new Payload(claims));
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK signs with P-256", e);
    }
    return token.serialize();
  }

  /** Names no secret. */
  @Override
  public String toString() {
    return "the key of signals " + key.getKeyID();
  }
}
