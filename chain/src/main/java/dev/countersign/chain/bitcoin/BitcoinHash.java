package dev.countersign.chain.bitcoin;

import dev.countersign.model.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;

/** The hashes of Bitcoin. */
final class BitcoinHash {
  private BitcoinHash() {}

  static Bytes sha256(Bytes bytes) {
    return Bytes.of(digest().digest(bytes.toArray()));
  }

  /** SHA-256 twice: transaction ids, checksums. */
  static Bytes hash256(Bytes bytes) {
    return sha256(sha256(bytes));
  }

  /** SHA-256, then RIPEMD-160: 20 bytes, of keys and scripts. */
  static Bytes hash160(Bytes bytes) {
    byte[] inner = sha256(bytes).toArray();
    RIPEMD160Digest ripemd = new RIPEMD160Digest();
    ripemd.update(inner, 0, inner.length);
    byte[] out = new byte[20];
    ripemd.doFinal(out, 0);
    return Bytes.of(out);
  }

  /** BIP-340's hash for one purpose. */
  static Bytes tagged(String tag, Bytes bytes) {
    Bytes prefix = sha256(Bytes.of(tag.getBytes(StandardCharsets.US_ASCII)));
    return sha256(prefix.concat(prefix).concat(bytes));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
