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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The key with which this server signs tokens for others: on P-256, in the data folder. */
public final class SignalKey {
  /** The type of a security event token (RFC 8417, section 2.3). */
  static final String TYPE = "secevent+jwt";

  private final ECKey key;

  private SignalKey(ECKey key) {
    this.key = key;
  }

  /**
   * Reads it, or makes one where there is none.
   *
   * @param folder of the data; the file is {@code keys/signals.jwk}
   * @throws UncheckedIOException when it cannot be read or written
   * @throws IllegalStateException when the file holds no key
   */
  public static SignalKey in(Path folder) {
    Path keys = folder.resolve("keys");
    Path file = keys.resolve("signals.jwk");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(keys);
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
        write(file, fresh());
      }
      return new SignalKey(ECKey.parse(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException("the key of signals " + file + " cannot be used", e);
    } catch (ParseException e) { // its content is not repeated
      throw new IllegalStateException(
          "The key of signals "
              + file
              + " holds no key; restore it, or move it away for a new one");
    }
  }

  private static ECKey fresh() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("every JDK makes keys on P-256", e);
    }
  }

  private static void write(Path file, ECKey key) throws IOException {
    Path fresh =
        Files.createTempFile(
            file.getParent(),
            "signals-",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, key.toJSONString() + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  String id() {
    return key.getKeyID();
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
