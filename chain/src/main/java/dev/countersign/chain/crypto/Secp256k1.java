package dev.countersign.chain.crypto;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** ECDSA over secp256k1 (SEC 1, SEC 2) as Ethereum uses it: signers are recovered as addresses. */
public final class Secp256k1 {
  /** The order of the group; r and s of a signature are from 1 to below it. */
  public static final BigInteger ORDER =
      Bytes.fromHex("0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141")
          .toUnsigned();

  /** Half the order: the largest s of a transaction's signature (EIP-2). */
  public static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

  // Compared as bytes, so that no number with the key's value is left behind.
  private static final byte[] ONE = Bytes.word(BigInteger.ONE).toArray();
  private static final byte[] LAST = Bytes.word(ORDER.subtract(BigInteger.ONE)).toArray();

  private static final Curve CURVE = load();

  private Secp256k1() {}

  /**
   * The account whose key made a signature, as the precompile {@code ecrecover} finds it: a high s
   * is accepted.
   *
   * @param digest 32 bytes
   * @param recId 0 or 1, which is v less 27
   * @return empty when r or s is outside 1 to {@link #ORDER} - 1, recId is not 0 or 1, or no key
   *     could have made the signature
   * @throws IllegalArgumentException when the digest has not 32 bytes
   */
  public static Optional<Address> recover(Bytes digest, BigInteger r, BigInteger s, int recId) {
    return recover(CURVE, digest, r, s, recId);
  }

  /**
   * A deterministic signature (RFC 6979), low s.
   *
   * @param digest 32 bytes
   * @param privateKey 32 bytes, from 1 to {@link #ORDER} - 1
   * @return 65 bytes: r, s, and v of 27 or 28
   * @throws IllegalArgumentException on another length or range; it does not say the key
   */
  public static Bytes sign(Bytes digest, Bytes privateKey) {
    return sign(digest, privateKey.toArray());
  }

  /** The same with the key as bytes that the caller can wipe; they are not kept. */
  static Bytes sign(Bytes digest, byte[] privateKey) {
    return sign(CURVE, digest, privateKey);
  }

  /**
   * The account of a private key.
   *
   * @param privateKey 32 bytes, from 1 to {@link #ORDER} - 1
   * @throws IllegalArgumentException on another length or range; it does not say the key
   */
  public static Address addressOf(Bytes privateKey) {
    return addressOf(privateKey.toArray());
  }

  static Address addressOf(byte[] privateKey) {
    requireKey(privateKey);
    return addressOfPublicKey(CURVE.publicKey(privateKey));
  }

  /**
   * The account of a public key.
   *
   * @param point 64 bytes x and y, or 65 of them starting with 4 (SEC 1, section 2.3.3)
   * @return empty when it is no point of the curve
   */
  public static Optional<Address> addressOfPoint(Bytes point) {
    boolean prefixed = point.length() == 65 && point.at(0) == 4;
    if (!prefixed && point.length() != 64) {
      return Optional.empty();
    }
    byte[] key = new byte[65];
    key[0] = 4;
    point.copyTo(key, prefixed ? 0 : 1);
    return CURVE.isPoint(key) ? Optional.of(addressOfPublicKey(key)) : Optional.empty();
  }

  /** True for 32 bytes from 1 to the order less 1. */
  static boolean isPrivateKey(byte[] scalar) {
    return scalar.length == 32
        && Arrays.compareUnsigned(scalar, ONE) >= 0
        && Arrays.compareUnsigned(scalar, LAST) <= 0;
  }

  /**
   * A public key plus a tweak times the generator, as BIP-32 derives children and BIP-341 commits
   * to scripts.
   *
   * @param key 33 bytes, starting with 2 or 3
   * @param tweak 32 bytes
   * @return 33 bytes; empty when the key is no point of the curve, the tweak is not below {@link
   *     #ORDER}, or the sum is infinity
   * @throws IllegalArgumentException on another length
   */
  public static Optional<Bytes> addToPublicKey(Bytes key, Bytes tweak) {
    return addToPublicKey(CURVE, key, tweak);
  }

  /** True when the native library serves, false when Bouncy Castle does. */
  public static boolean isNative() {
    return CURVE instanceof NativeCurve;
  }

  static Optional<Address> recover(
      Curve curve, Bytes digest, BigInteger r, BigInteger s, int recId) {
    requireDigest(digest);
    if (!inRange(r) || !inRange(s) || (recId != 0 && recId != 1)) {
      return Optional.empty();
    }
    byte[] rs = new byte[64];
    Bytes.word(r).copyTo(rs, 0);
    Bytes.word(s).copyTo(rs, 32);
    byte[] key = curve.recover(digest.toArray(), rs, recId);
    return key == null ? Optional.empty() : Optional.of(addressOfPublicKey(key));
  }

  static Optional<Bytes> addToPublicKey(Curve curve, Bytes key, Bytes tweak) {
    if (key.length() != 33 || tweak.length() != 32) {
      throw new IllegalArgumentException("a public key has 33 bytes and a tweak 32");
    }
    boolean possible = key.at(0) >> 1 == 1 && tweak.toUnsigned().compareTo(ORDER) < 0;
    byte[] sum = possible ? curve.addToPublicKey(key.toArray(), tweak.toArray()) : null;
    return sum == null ? Optional.empty() : Optional.of(Bytes.of(sum));
  }

  static Bytes sign(Curve curve, Bytes digest, byte[] privateKey) {
    requireDigest(digest);
    requireKey(privateKey);
    byte[] message = digest.toArray();
    byte[] rs = curve.sign(message, privateKey);
    byte[] own = curve.publicKey(privateKey);
    for (int recId = 0; recId < 2; recId++) {
      if (Arrays.equals(own, curve.recover(message, rs, recId))) {
        byte[] signature = Arrays.copyOf(rs, 65);
        signature[64] = (byte) (27 + recId);
        return Bytes.of(signature);
      }
    }
    // r past the field's prime less the order has recId 2 or 3: once in 2^127 signatures.
    throw new IllegalStateException("the signature has no recovery id of 0 or 1");
  }

  private static Address addressOfPublicKey(byte[] key) {
    Bytes point = Bytes.of(Arrays.copyOfRange(key, 1, 65));
    return Address.ofWord(Keccak256.hash(point));
  }

  private static boolean inRange(BigInteger number) {
    return number.signum() > 0 && number.compareTo(ORDER) < 0;
  }

  private static void requireDigest(Bytes digest) {
    if (digest.length() != 32) {
      throw new IllegalArgumentException("a digest has 32 bytes, not " + digest.length());
    }
  }

  private static void requireKey(byte[] privateKey) {
    if (!isPrivateKey(privateKey)) {
      throw new IllegalArgumentException("a private key has 32 bytes, from 1 to the order less 1");
    }
  }

  /** A library that loads but computes wrongly would be worse than none, so one sum is checked. */
  private static Curve load() {
    Curve java = new JavaCurve();
    try {
      Curve found = new NativeCurve(fr.acinq.secp256k1.Secp256k1.get());
      byte[] one = Bytes.word(BigInteger.ONE).toArray();
      byte[] rs = found.sign(one, one);
      boolean agree =
          Arrays.equals(found.recover(one, rs, 0), java.recover(one, rs, 0))
              && Arrays.equals(found.recover(one, rs, 1), java.recover(one, rs, 1));
      return agree ? found : java;
    } catch (LinkageError | RuntimeException e) {
      // No native library for this platform: the same results, slower; isNative() tells.
      return java;
    }
  }
}
