package dev.countersign.chain.userop;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;

/**
 * A user operation as its hash covers it.
 *
 * @param gas the 32-byte words between call data and paymaster: five numbers in 0.6 (callGasLimit,
 *     verificationGasLimit, preVerificationGas, maxFeePerGas, maxPriorityFeePerGas), three words
 *     later (accountGasLimits, preVerificationGas, gasFees)
 */
record OperationFields(
    Address sender,
    BigInteger nonce,
    Bytes initCode,
    Bytes callData,
    List<Bytes> gas,
    Bytes paymasterAndData) {
  private static final int ADDRESS = 20;

  /** The first 20 bytes of creation code that means "delegated by EIP-7702" to entry point 0.8. */
  private static final Bytes DELEGATED =
      Bytes.fromHex("0x7702000000000000000000000000000000000000");

  OperationFields {
    gas = List.copyOf(gas);
  }

  /** True when entry point 0.8 takes the creation code as the mark of a delegated account. */
  boolean isDelegated() {
    if (initCode.length() < 2) {
      return false;
    }
    // The contract reads past short creation code and finds zeros there.
    return initCode.length() >= ADDRESS
        ? initCode.slice(0, ADDRESS).equals(DELEGATED)
        : DELEGATED.slice(0, initCode.length()).equals(initCode);
  }

  /** What the entry point takes at the most, in wei. */
  BigInteger mostFee(EntryPointVersion version) {
    return version == EntryPointVersion.V0_6
        ? UserOperationFee.most(
            version, number(0), number(1), number(2), number(3), paymasterAndData)
        : UserOperationFee.most(version, gas.get(0), number(1), gas.get(2), paymasterAndData);
  }

  private BigInteger number(int word) {
    return gas.get(word).toUnsigned();
  }

  /** What follows the first 20 bytes of the creation code. */
  Bytes afterFactory() {
    return initCode.length() <= ADDRESS ? Bytes.EMPTY : initCode.from(ADDRESS);
  }
}
