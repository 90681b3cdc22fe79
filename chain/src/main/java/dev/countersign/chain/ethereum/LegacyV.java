package dev.countersign.chain.ethereum;

import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What the v of a signed transaction of type 0 says.
 *
 * @param chainId null when the signature is bound to no chain
 */
record LegacyV(BigInteger parity, @Nullable Long chainId) {
  private static final BigInteger FIRST_EIP155 = BigInteger.valueOf(35);

  /**
   * @throws UnreadableInput when it is neither 27, 28 nor 35 and more
   */
  static LegacyV of(BigInteger v) {
    if (v.compareTo(FIRST_EIP155) < 0) {
      BigInteger parity = v.subtract(BigInteger.valueOf(27));
      if (parity.signum() != 0 && !parity.equals(BigInteger.ONE)) {
        throw new UnreadableInput(
            "The v of the transaction is " + v + "; expected 27, 28, or 35 and more");
      }
      return new LegacyV(parity, null);
    }
    BigInteger[] parts = v.subtract(FIRST_EIP155).divideAndRemainder(BigInteger.TWO);
    return new LegacyV(parts[1], RlpTransaction.chainId(parts[0]));
  }
}
