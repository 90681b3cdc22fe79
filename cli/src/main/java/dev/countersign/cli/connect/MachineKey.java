package dev.countersign.cli.connect;

import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The key of a machine (P-256), and the proofs that it signs (ES256; RFC 9449, section 4.2). */
public final class MachineKey {
  private static final String CURVE = "secp256r1";
  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private final ObjectNode publicJwk;
  private final PrivateKey key;

  private MachineKey(ObjectNode publicJwk, PrivateKey key) {
    this.publicJwk = publicJwk;
    this.key = key;
  }

  /**
   * Makes a new one, in a file that only its owner may read.
   *
   * @throws UnreadableInput when the file is there already, or cannot be written
   */
  public static MachineKey create(Path file) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE));
      KeyPair pair = generator.generateKeyPair();
      ObjectNode jwk = jwk((ECPublicKey) pair.getPublic());
      ObjectNode all = jwk.deepCopy().put("d", text(((ECPrivateKey) pair.getPrivate()).getS()));
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, Json.compact(all) + "\n");
      return new MachineKey(jwk, pair.getPrivate());
    } catch (FileAlreadyExistsException e) {
      throw new UnreadableInput("There is a file " + file + " already; name another");
    } catch (IOException e) {
      throw new UnreadableInput("The file " + file + " cannot be written: " + e.getMessage());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has P-256", e);
    }
  }

  /**
   * Opens a file that {@link #create} wrote.
   *
   * @throws UnreadableInput when it holds no key, or others may read it; its content is not
   *     repeated
   */
  public static MachineKey open(Path file) {
    try {
      Set<PosixFilePermission> allowed = Files.getPosixFilePermissions(file);
      allowed.retainAll(OTHERS);
      if (!allowed.isEmpty()) {
        throw new UnreadableInput(
            "The file " + file + " can be used by others on this machine; chmod 600 " + file);
      }
      JsonNode jwk = Json.parse(Files.readString(file), "The key's file");
      JsonFields.only(jwk, "The key", "kty", "crv", "x", "y", "d");
      ObjectNode open = ((ObjectNode) jwk).deepCopy();
      open.remove("d");
      AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
      curve.init(new ECGenParameterSpec(CURVE));
      BigInteger d = new BigInteger(1, Base64.getUrlDecoder().decode(JsonFields.text(jwk, "d")));
      return new MachineKey(
          open,
          KeyFactory.getInstance("EC")
              .generatePrivate(
                  new ECPrivateKeySpec(d, curve.getParameterSpec(ECParameterSpec.class))));
    } catch (IOException e) {
      throw new UnreadableInput("The key's file " + file + " cannot be read");
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UnreadableInput("The file " + file + " holds no key of a machine");
    }
  }

  /** Its public part, by which the server knows the machine. */
  public ObjectNode publicJwk() {
    return publicJwk.deepCopy();
  }

  /**
   * A proof for one request.
   *
   * @param address of the request, without query
   * @param tokenHash SHA-256 of the access token, base64url; null where there is none
   */
  String proof(String method, String address, Instant now, @Nullable String tokenHash) {
    ObjectNode header = Json.object().put("typ", "dpop+jwt").put("alg", "ES256");
    header.set("jwk", publicJwk);
    ObjectNode claims = Json.object().put("jti", UUID.randomUUID().toString());
    claims.put("htm", method).put("htu", address).put("iat", now.getEpochSecond());
    if (tokenHash != null) {
      claims.put("ath", tokenHash);
    }
    String signed = part(header) + "." + part(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed + "." + text(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK signs with P-256", e);
    }
  }

  private static String part(ObjectNode node) {
    return text(Json.compact(node).getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode jwk(ECPublicKey key) {
    return Json.object()
        .put("kty", "EC")
        .put("crv", "P-256")
        .put("x", text(key.getW().getAffineX()))
        .put("y", text(key.getW().getAffineY()));
  }

  private static String text(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] exact = new byte[BYTES];
    int length = Math.min(bytes.length, BYTES);
    System.arraycopy(bytes, bytes.length - length, exact, BYTES - length, length);
    String text = text(exact);
    Arrays.fill(exact, (byte) 0);
    return text;
  }

  static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
