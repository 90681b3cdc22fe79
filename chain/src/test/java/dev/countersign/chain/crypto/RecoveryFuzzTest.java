package dev.countersign.chain.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.Arrays;

/** Whatever the numbers, the native library and Java recover the same signer, or neither does. */
class RecoveryFuzzTest {
  private static final Curve JAVA = new JavaCurve();

  /** A digest, r, s and a byte for the recovery id; what is cut off counts as zero. */
  @FuzzTest(maxDuration = "10s")
  void nativeAndJavaAgree(byte[] input) {
    Bytes bytes = Bytes.of(Arrays.copyOf(input, 97));
    Bytes digest = bytes.slice(0, 32);
    BigInteger r = bytes.slice(32, 64).toUnsigned();
    BigInteger s = bytes.slice(64, 96).toUnsigned();
    int recId = bytes.at(96) & 3;
    assertThat(Secp256k1.recover(digest, r, s, recId))
        .isEqualTo(Secp256k1.recover(JAVA, digest, r, s, recId));
  }
}
