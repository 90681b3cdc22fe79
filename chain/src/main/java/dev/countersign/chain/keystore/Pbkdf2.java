package dev.countersign.chain.keystore;

import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/** PBKDF2 with HMAC-SHA-256 (RFC 8018). */
final class Pbkdf2 {
  private Pbkdf2() {}

  /**
   * Derives a key.
   *
   * @param rounds 1 or more
   * @param length bytes of the key
   */
  static byte[] sha256(byte[] password, byte[] salt, int rounds, int length) {
    PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA256Digest());
    generator.init(password, salt, rounds);
    return ((KeyParameter) generator.generateDerivedParameters(length * 8)).getKey();
  }
}
