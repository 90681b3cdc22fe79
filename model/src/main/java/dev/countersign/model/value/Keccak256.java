package dev.countersign.model.value;

import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256 as Ethereum uses it: the padding of the Keccak submission, not that of FIPS 202. */
public final class Keccak256 {
  private Keccak256() {}

  /** The 32-byte digest of the parts, one after the other. */
  public static Bytes hash(Bytes... parts) {
    KeccakDigest digest = new KeccakDigest(256);
    for (Bytes part : parts) {
      byte[] bytes = part.toArray();
      digest.update(bytes, 0, bytes.length);
    }
    byte[] out = new byte[32];
    digest.doFinal(out, 0);
    return Bytes.of(out);
  }
}
