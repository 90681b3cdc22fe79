package dev.countersign.chain.userop;

import dev.countersign.model.value.Bytes;
import java.math.BigInteger;

/**
 * What an entry point takes for a user operation at the most. {@code preVerificationGas} is charged
 * in full, whatever was used, and goes to whoever bundles the operation.
 */
public final class UserOperationFee {
  private static final BigInteger VERIFICATIONS_WITH_PAYMASTER = BigInteger.valueOf(3);
  private static final int PAYMASTER = 20;
  private static final int FIXED = 52;

  private UserOperationFee() {}

  /**
   * The fee in wei: {@code EntryPoint._getRequiredPrefund} of 0.6 and of 0.7 and later.
   *
   * @param callGas gas, like the two that follow
   * @param maxFeePerGas wei
   * @param paymasterAndData as the contract takes it; from 0.7 on with the paymaster's two limits
   *     behind its address
   */
  public static BigInteger most(
      EntryPointVersion version,
      BigInteger callGas,
      BigInteger verificationGas,
      BigInteger preVerificationGas,
      BigInteger maxFeePerGas,
      Bytes paymasterAndData) {
    BigInteger gas = callGas.add(preVerificationGas);
    if (version == EntryPointVersion.V0_6) {
      return gas.add(
              paymasterAndData.isEmpty()
                  ? verificationGas
                  : verificationGas.multiply(VERIFICATIONS_WITH_PAYMASTER))
          .multiply(maxFeePerGas);
    }
    gas = gas.add(verificationGas);
    if (paymasterAndData.length() >= FIXED) {
      gas =
          gas.add(high(paymasterAndData.from(PAYMASTER)))
              .add(low(paymasterAndData.from(PAYMASTER)));
    }
    return gas.multiply(maxFeePerGas);
  }

  /**
   * The same for fields that are packed in two words (0.7 and later).
   *
   * @param accountGasLimits 32 bytes: verification, then call
   * @param gasFees 32 bytes: priority fee, then maximum fee
   */
  public static BigInteger most(
      EntryPointVersion version,
      Bytes accountGasLimits,
      BigInteger preVerificationGas,
      Bytes gasFees,
      Bytes paymasterAndData) {
    return most(
        version,
        low(accountGasLimits),
        high(accountGasLimits),
        preVerificationGas,
        low(gasFees),
        paymasterAndData);
  }

  private static BigInteger high(Bytes word) {
    return word.slice(0, 16).toUnsigned();
  }

  private static BigInteger low(Bytes word) {
    return word.slice(16, 32).toUnsigned();
  }
}
