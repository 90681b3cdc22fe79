package dev.countersign.server.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Es256Test {
  // The example of RFC 7515, appendix A.3.
  private static final ECKey KEY =
      new ECKey.Builder(
              Curve.P_256,
              Base64URL.from("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
              Base64URL.from("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"))
          .build();
  private static final byte[] SIGNED =
      ("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
              + "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ")
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SIGNATURE =
      Base64URL.from(
              "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU"
                  + "1Q")
          .decode();

  @Test
  void theStandardsExampleIsVerified() {
    assertThat(Es256.verifies(KEY, SIGNED, SIGNATURE)).isTrue();
  }

  @Test
  void everyOtherBitMakesItAnother() {
    for (int bit = 0; bit < SIGNATURE.length * 8; bit++) {
      byte[] other = SIGNATURE.clone();
      other[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(Es256.verifies(KEY, SIGNED, other)).as("bit %d", bit).isFalse();
    }
    byte[] other = SIGNED.clone();
    other[20] ^= 1;
    assertThat(Es256.verifies(KEY, other, SIGNATURE)).isFalse();
  }

  @Test
  void nothingButTwoNumbersOfTheCurveIsASignature() {
    byte[] zero = new byte[64];
    byte[] largest = new byte[64];
    Arrays.fill(largest, (byte) 0xff);
    assertThat(Es256.verifies(KEY, SIGNED, zero)).isFalse();
    assertThat(Es256.verifies(KEY, SIGNED, largest)).isFalse();
    assertThat(Es256.verifies(KEY, SIGNED, new byte[0])).isFalse();
    assertThat(Es256.verifies(KEY, SIGNED, Arrays.copyOf(SIGNATURE, 63))).isFalse();
    assertThat(Es256.verifies(KEY, SIGNED, Arrays.copyOf(SIGNATURE, 65))).isFalse();
  }

  @Test
  void aPointBesideTheCurveIsNoKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Es256.point(KEY.getX().decodeToBigInteger(), KEY.getX().decodeToBigInteger()));
  }
}
