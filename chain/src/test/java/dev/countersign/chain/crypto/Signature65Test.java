package dev.countersign.chain.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Signature65Test {
  private static final Bytes KEY = Bytes.word(BigInteger.TWO);
  private static final Address SIGNER = Secp256k1.addressOf(KEY);
  private static final Bytes DIGEST = Keccak256.hash(Bytes.EMPTY);

  private final Bytes bytes = Secp256k1.sign(DIGEST, KEY);
  private final Signature65 signature = Signature65.of(bytes);

  @Test
  void readsAndWritesThe65Bytes() {
    assertThat(signature.bytes()).isEqualTo(bytes);
    assertThat(signature.signer(DIGEST)).contains(SIGNER);
  }

  @Test
  void takesVWithoutIts27() {
    Bytes small = bytes.slice(0, 64).concat(Bytes.of(new byte[] {(byte) (bytes.at(64) - 27)}));
    assertThat(Signature65.of(small)).isEqualTo(signature);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 26, 29, 31, 37, 255})
  void refusesAnotherV(int v) {
    Bytes bad = bytes.slice(0, 64).concat(Bytes.of(new byte[] {(byte) v}));
    assertThatIllegalArgumentException().isThrownBy(() -> Signature65.of(bad));
  }

  @Test
  void refusesWhatIsOutOfRange() {
    BigInteger r = signature.r();
    BigInteger s = signature.s();
    BigInteger n = Secp256k1.ORDER;
    for (BigInteger bad : new BigInteger[] {BigInteger.ZERO, BigInteger.ONE.negate(), n}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new Signature65(bad, s, 0));
      assertThatIllegalArgumentException().isThrownBy(() -> new Signature65(r, bad, 0));
    }
    assertThat(new Signature65(r, Secp256k1.HALF_ORDER, 0).s()).isEqualTo(Secp256k1.HALF_ORDER);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Signature65(r, Secp256k1.HALF_ORDER.add(BigInteger.ONE), 0))
        .withMessageContaining("EIP-2");
    assertThatIllegalArgumentException().isThrownBy(() -> Signature65.of(bytes.slice(0, 64)));
  }

  @Test
  void findsTheRecoveryIdAndTheLowHalfForASignerThatTellsNeither() {
    BigInteger high = Secp256k1.ORDER.subtract(signature.s());
    assertThat(Signature65.by(SIGNER, DIGEST, signature.r(), signature.s())).contains(signature);
    assertThat(Signature65.by(SIGNER, DIGEST, signature.r(), high)).contains(signature);
  }

  @Test
  void findsNothingInASignatureOfSomebodyElseOrOfSomethingElse() {
    BigInteger r = signature.r();
    BigInteger s = signature.s();
    assertThat(Signature65.by(Address.ZERO, DIGEST, r, s)).isEmpty();
    assertThat(Signature65.by(SIGNER, Keccak256.hash(DIGEST), r, s)).isEmpty();
    assertThat(Signature65.by(SIGNER, DIGEST, r, BigInteger.ZERO)).isEmpty();
    assertThat(Signature65.by(SIGNER, DIGEST, r, Secp256k1.ORDER)).isEmpty();
    assertThat(Signature65.by(SIGNER, DIGEST, Secp256k1.ORDER, s)).isEmpty();
  }
}
