package dev.countersign.gate.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.chain.crypto.PrivateKey;
import dev.countersign.chain.crypto.Signature65;
import dev.countersign.chain.message.MessageReader;
import dev.countersign.chain.signing.SigningInput;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class VerifiedKeyTest {
  private static final PrivateKey OWN = key(7);
  private static final PrivateKey OTHER = key(8);
  private static final SigningInput INPUT =
      SigningInput.of(MessageReader.read(Bytes.fromHex("0x01"), null, null));

  @Test
  void releasesItsOwnSignature() throws KeyFault {
    assertThat(over(made -> made).sign(INPUT)).isEqualTo(OWN.sign(INPUT.digest()));
  }

  @Test
  void throwsAwayEveryOtherSignature() {
    refused(over(made -> OTHER.sign(INPUT.digest())));
    refused(over(made -> OWN.sign(Keccak256.hash(INPUT.digest()))));
    refused(over(made -> new Signature65(made.r(), made.s(), 1 - made.yParity())));
    refused(over(made -> new Signature65(made.r().xor(BigInteger.ONE), made.s(), made.yParity())));
    refused(over(made -> new Signature65(made.r(), made.s().xor(BigInteger.ONE), made.yParity())));
  }

  private static void refused(SigningKey key) {
    KeyFault fault = catchThrowableOfType(KeyFault.class, () -> key.sign(INPUT));
    assertThat(fault.kind()).isEqualTo(KeyFault.Kind.WRONG_ANSWER);
    assertThat(fault.sentence()).contains("it was thrown away", OWN.address().toString());
  }

  private static SigningKey over(UnaryOperator<Signature65> change) {
    return new VerifiedKey(
        OWN.address(),
        "a device of the test",
        new VerifiedKey.Device() {
          @Override
          public Signature65 sign(SigningInput input, Bytes digest) {
            return change.apply(OWN.sign(digest));
          }

          @Override
          public void close() {}
        });
  }

  private static PrivateKey key(long scalar) {
    return PrivateKey.of(Bytes.word(BigInteger.valueOf(scalar)).toArray());
  }
}
