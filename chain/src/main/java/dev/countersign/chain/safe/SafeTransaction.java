package dev.countersign.chain.safe;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a Safe transaction's hash covers. Numbers are unsigned, at most 256 bits.
 *
 * @param operation 0 call, 1 delegatecall, 2 create (before 1.0.0 only)
 * @param baseGas called {@code dataGas} before 1.0.0
 * @param nonce null where the input does not say; then there is no hash
 */
public record SafeTransaction(
    Address to,
    BigInteger value,
    Bytes data,
    int operation,
    BigInteger safeTxGas,
    BigInteger baseGas,
    BigInteger gasPrice,
    Address gasToken,
    Address refundReceiver,
    @Nullable BigInteger nonce) {
  /** {@code operation} of a plain call. */
  public static final int CALL = 0;

  /** {@code operation} of a delegatecall. */
  public static final int DELEGATECALL = 1;

  /** Checks the operation. */
  public SafeTransaction {
    if (operation < 0 || operation > 2) {
      throw new IllegalArgumentException("operation is 0, 1 or 2, not " + operation);
    }
  }
}
