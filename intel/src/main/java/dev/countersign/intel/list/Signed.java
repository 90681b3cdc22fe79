package dev.countersign.intel.list;

import dev.countersign.model.value.UnreadableInput;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** Detached signatures of lists: Ed25519 (RFC 8032) over the whole file. */
public final class Signed {
  /** An Ed25519 key as SubjectPublicKeyInfo (RFC 8410) is this and its 32 bytes. */
  private static final byte[] HEADER = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  private Signed() {}

  /**
   * Verifies.
   *
   * @param key the 32 bytes of the publisher's key, or its SubjectPublicKeyInfo (RFC 8410), in base
   *     64
   * @param signature its 64 bytes, in base 64
   * @throws UnreadableInput where it is not that key's signature of those bytes
   */
  public static void check(byte[] bytes, String key, String signature, String name) {
    try {
      byte[] given = Base64.getDecoder().decode(key.strip());
      boolean wrapped =
          given.length == HEADER.length + 32 && Arrays.equals(given, 0, 12, HEADER, 0, 12);
      byte[] raw = wrapped ? Arrays.copyOfRange(given, HEADER.length, given.length) : given;
      if (raw.length != 32) {
        throw new UnreadableInput("The key for " + name + " is no Ed25519 key of 32 bytes");
      }
      byte[] encoded = new byte[HEADER.length + raw.length];
      System.arraycopy(HEADER, 0, encoded, 0, HEADER.length);
      System.arraycopy(raw, 0, encoded, HEADER.length, raw.length);
      PublicKey known =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(known);
      verifier.update(bytes);
      if (!verifier.verify(Base64.getDecoder().decode(signature.strip()))) {
        throw new UnreadableInput(
            "The signature of " + name + " is not its publisher's; the file was changed");
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UnreadableInput(
          "The signature of " + name + " cannot be verified; expected Ed25519 in base 64");
    }
  }
}
