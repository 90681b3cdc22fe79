package dev.countersign.visit;

import dev.countersign.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An authenticator of WebAuthn in software: one resident ES256 key, user verification on. */
public final class SoftPasskey {
  private static final int USER_PRESENT = 0x01;
  private static final int USER_VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;

  private final KeyPair key;
  private final byte[] id = new byte[16];
  private String origin;
  private byte[] userHandle = {};
  private int counter;
  private boolean verifiesUser = true;

  /** One for a page at that origin. */
  public SoftPasskey(String origin) {
    this.origin = origin;
    new SecureRandom().nextBytes(id);
    this.key = generate();
  }

  /** From now on, whether it says that it did not verify its user. */
  public void skipUserVerification(boolean skip) {
    verifiesUser = !skip;
  }

  /** From now on it has signed that much less often than it says: a copy made earlier. */
  public void countBack(int signatures) {
    counter -= signatures;
  }

  /** Answers on a page of another site. */
  public ObjectNode getAt(String site, JsonNode options) {
    String own = origin;
    origin = site;
    try {
      return get(options);
    } finally {
      origin = own;
    }
  }

  /** Answers {@code navigator.credentials.create}. */
  public ObjectNode create(JsonNode options) {
    userHandle = fromBase64(options.path("user").path("id").asString());
    byte[] data = authenticatorData(options.path("rp").path("id").asString(), true);
    ByteArrayOutputStream attestation = new ByteArrayOutputStream();
    attestation.write(0xa3); // a map of three
    text(attestation, "fmt");
    text(attestation, "none");
    text(attestation, "attStmt");
    attestation.write(0xa0);
    text(attestation, "authData");
    bytes(attestation, data);
    ObjectNode response = Json.object();
    response.put("attestationObject", base64(attestation.toByteArray()));
    response.put("clientDataJSON", base64(clientData("webauthn.create", options)));
    response.putArray("transports").add("internal");
    return credential(response);
  }

  /** Answers {@code navigator.credentials.get}. */
  public ObjectNode get(JsonNode options) {
    counter++;
    byte[] data = authenticatorData(options.path("rpId").asString(), false);
    byte[] client = clientData("webauthn.get", options);
    ObjectNode response = Json.object();
    response.put("authenticatorData", base64(data));
    response.put("clientDataJSON", base64(client));
    response.put("signature", base64(sign(data, sha256(client))));
    response.put("userHandle", base64(userHandle));
    return credential(response);
  }

  private ObjectNode credential(ObjectNode response) {
    ObjectNode credential = Json.object();
    credential.put("id", base64(id)).put("rawId", base64(id)).put("type", "public-key");
    credential.set("response", response);
    return credential;
  }

  private byte[] clientData(String type, JsonNode options) {
    ObjectNode client = Json.object();
    client.put("type", type).put("challenge", options.path("challenge").asString());
    client.put("origin", origin).put("crossOrigin", false);
    return Json.compact(client).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] authenticatorData(String relyingParty, boolean attested) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(sha256(relyingParty.getBytes(StandardCharsets.UTF_8)));
    out.write(USER_PRESENT | (verifiesUser ? USER_VERIFIED : 0) | (attested ? ATTESTED : 0));
    out.writeBytes(ByteBuffer.allocate(4).putInt(counter).array());
    if (attested) {
      out.writeBytes(new byte[16]); // the model is not told
      out.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
      out.writeBytes(id);
      ECPublicKey shown = (ECPublicKey) key.getPublic();
      out.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21});
      bytes(out, coordinate(shown.getW().getAffineX().toByteArray()));
      out.write(0x22);
      bytes(out, coordinate(shown.getW().getAffineY().toByteArray()));
    }
    return out.toByteArray();
  }

  private byte[] sign(byte[]... parts) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key.getPrivate());
      for (byte[] part : parts) {
        signature.update(part);
      }
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] coordinate(byte[] number) {
    byte[] out = new byte[32];
    int from = Math.max(0, number.length - 32);
    System.arraycopy(number, from, out, 32 - (number.length - from), number.length - from);
    return out;
  }

  /** Text of CBOR (RFC 8949), shorter than 24 bytes. */
  private static void text(ByteArrayOutputStream out, String text) {
    out.write(0x60 + text.length());
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static void bytes(ByteArrayOutputStream out, byte[] bytes) {
    if (bytes.length < 256) {
      out.write(0x58);
    } else {
      out.write(0x59);
      out.write(bytes.length >> 8);
    }
    out.write(bytes.length & 0xff);
    out.writeBytes(bytes);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] fromBase64(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
