package dev.countersign.chain.crypto;

import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.jspecify.annotations.Nullable;

/** Bouncy Castle, for platforms on which the native library does not load. */
record JavaCurve() implements Curve {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final BigInteger N = CURVE.getN();
  private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);

  /** SEC 1, section 4.1.6, with the cofactor 1 of this curve. */
  @Override
  public byte @Nullable [] recover(byte[] digest, byte[] rs, int recId) {
    BigInteger r = new BigInteger(1, rs, 0, 32);
    BigInteger s = new BigInteger(1, rs, 32, 32);
    byte[] compressed = new byte[33];
    compressed[0] = (byte) (2 + recId);
    System.arraycopy(rs, 0, compressed, 1, 32);
    ECPoint ephemeral;
    try {
      ephemeral = CURVE.getCurve().decodePoint(compressed);
    } catch (IllegalArgumentException e) {
      // No point of the curve has this x.
      return null;
    }
    BigInteger inverse = r.modInverse(N);
    BigInteger e = new BigInteger(1, digest).mod(N);
    ECPoint key =
        ECAlgorithms.sumOfTwoMultiplies(
                CURVE.getG(),
                e.negate().multiply(inverse).mod(N),
                ephemeral,
                s.multiply(inverse).mod(N))
            .normalize();
    return key.isInfinity() ? null : key.getEncoded(false);
  }

  @Override
  public byte[] sign(byte[] digest, byte[] privateKey) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(new BigInteger(1, privateKey), DOMAIN));
    BigInteger[] pair = signer.generateSignature(digest);
    BigInteger s = pair[1].compareTo(N.shiftRight(1)) > 0 ? N.subtract(pair[1]) : pair[1];
    byte[] rs = Arrays.copyOf(Bytes.word(pair[0]).toArray(), 64);
    Bytes.word(s).copyTo(rs, 32);
    return rs;
  }

  @Override
  public boolean isPoint(byte[] key) {
    try {
      return !CURVE.getCurve().decodePoint(key).isInfinity();
    } catch (IllegalArgumentException e) {
      // Not on the curve, or a coordinate past the field.
      return false;
    }
  }

  @Override
  public byte[] publicKey(byte[] privateKey) {
    return new FixedPointCombMultiplier()
        .multiply(CURVE.getG(), new BigInteger(1, privateKey))
        .normalize()
        .getEncoded(false);
  }

  @Override
  public byte @Nullable [] addToPublicKey(byte[] key, byte[] tweak) {
    ECPoint point;
    try {
      point = CURVE.getCurve().decodePoint(key);
    } catch (IllegalArgumentException e) {
      // No point of the curve has this x.
      return null;
    }
    ECPoint sum =
        new FixedPointCombMultiplier()
            .multiply(CURVE.getG(), new BigInteger(1, tweak))
            .add(point)
            .normalize();
    return sum.isInfinity() ? null : sum.getEncoded(true);
  }
}
