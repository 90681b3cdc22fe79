package dev.countersign.chain.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrivateKeyTest {
  private static final Bytes DIGEST = Keccak256.hash(Bytes.EMPTY);
  private static final byte[] SCALAR = Bytes.fromHex("0x" + "5a".repeat(32)).toArray();

  @Test
  void signsAlwaysTheSame() {
    try (PrivateKey key = PrivateKey.of(SCALAR)) {
      assertThat(key.sign(DIGEST)).isEqualTo(key.sign(DIGEST));
      assertThat(key.sign(DIGEST).bytes()).isEqualTo(Secp256k1.sign(DIGEST, Bytes.of(SCALAR)));
      assertThat(key.sign(DIGEST).signer(DIGEST)).contains(key.address());
    }
  }

  @Test
  void neverShowsItself() {
    try (PrivateKey key = PrivateKey.of(SCALAR)) {
      assertThat(key.toString()).contains(key.address().toString()).doesNotContain("5a5a");
    }
  }

  @Test
  void keepsACopyAndWipesIt() {
    byte[] mine = SCALAR.clone();
    PrivateKey key = PrivateKey.of(mine);
    Address address = key.address();
    Arrays.fill(mine, (byte) 0);
    byte[] copy = key.copyScalar();
    assertThat(copy).isEqualTo(SCALAR);
    key.close();
    assertThatIllegalStateException().isThrownBy(() -> key.sign(DIGEST));
    assertThatIllegalStateException()
        .isThrownBy(key::copyScalar)
        .withMessageContaining(address.toString());
  }

  @Test
  void refusesWhatIsNoKeyWithoutSayingIt() {
    for (byte[] bad :
        List.of(
            new byte[32],
            new byte[31],
            new byte[33],
            Bytes.word(Secp256k1.ORDER).toArray(),
            Bytes.word(Secp256k1.ORDER.add(BigInteger.TEN)).toArray())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PrivateKey.of(bad))
          .withMessageNotContaining("0x");
    }
    assertThat(PrivateKey.of(Bytes.word(Secp256k1.ORDER.subtract(BigInteger.ONE)).toArray()))
        .isNotNull();
  }

  /** A generator that first gives what is no key must be asked again. */
  @Test
  void asksAgainForRandomBytesThatAreNoKey() {
    SecureRandom random =
        new SecureRandom() {
          private static final long serialVersionUID = 1L;
          private int asked;

          @Override
          public void nextBytes(byte[] bytes) {
            asked++;
            Arrays.fill(bytes, (byte) (asked == 1 ? 0xff : asked == 2 ? 0 : 0x11));
          }
        };
    assertThat(PrivateKey.generate(random).copyScalar()).containsOnly(0x11);
  }
}
