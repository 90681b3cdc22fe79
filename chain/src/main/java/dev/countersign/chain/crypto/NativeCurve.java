package dev.countersign.chain.crypto;

import fr.acinq.secp256k1.Secp256k1Exception;
import org.jspecify.annotations.Nullable;

/** libsecp256k1 by way of JNI: some forty times as fast as Java. */
record NativeCurve(fr.acinq.secp256k1.Secp256k1 library) implements Curve {

  @Override
  public byte @Nullable [] recover(byte[] digest, byte[] rs, int recId) {
    try {
      return library.ecdsaRecover(rs, digest, recId);
    } catch (Secp256k1Exception e) {
      // The library's only way of saying that no point has this r, or that the key is infinity.
      return null;
    }
  }

  @Override
  public byte[] sign(byte[] digest, byte[] privateKey) {
    return library.sign(digest, privateKey);
  }

  @Override
  public boolean isPoint(byte[] key) {
    try {
      return library.pubkeyParse(key).length == key.length;
    } catch (Secp256k1Exception e) {
      // The library's only way of saying that the key is no point.
      return false;
    }
  }

  @Override
  public byte[] publicKey(byte[] privateKey) {
    return library.pubkeyCreate(privateKey);
  }

  @Override
  public byte @Nullable [] addToPublicKey(byte[] key, byte[] tweak) {
    try {
      return library.pubKeyCompress(library.pubKeyTweakAdd(key, tweak));
    } catch (Secp256k1Exception e) {
      // The library's only way of saying that the key is no point, or the sum infinity.
      return null;
    }
  }
}
