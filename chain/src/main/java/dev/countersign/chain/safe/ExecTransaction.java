package dev.countersign.chain.safe;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.AbiValues;
import dev.countersign.chain.payload.SafePayload;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * The data of a call of {@code execTransaction}. It names neither the Safe nor the nonce, so by
 * itself it has no hash.
 */
public final class ExecTransaction {
  /**
   * {@code
   * execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)}.
   */
  public static final Bytes SELECTOR = Bytes.fromHex("0x6a761202");

  private static final AbiParameters PARAMETERS =
      AbiParameters.parse(
          "address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes");

  private ExecTransaction() {}

  /** True when the data calls it. */
  public static boolean matches(Bytes data) {
    return data.length() >= 4 && data.slice(0, 4).equals(SELECTOR);
  }

  /**
   * Reads it.
   *
   * @param safe the called Safe, or null where only the data is given
   * @throws UnreadableInput when the arguments are not in the ABI's one canonical form
   */
  public static SafePayload read(@Nullable Long chainId, @Nullable Address safe, Bytes data) {
    AbiValues values = PARAMETERS.decode(data.from(4), "The data of execTransaction");
    int operation = values.uint(3).intValueExact();
    if (operation > 2) {
      throw new UnreadableInput(
          "The operation of execTransaction is " + operation + "; expected 0 or 1");
    }
    SafeTransaction transaction =
        new SafeTransaction(
            values.address(0),
            values.uint(1),
            values.bytes(2),
            operation,
            values.uint(4),
            values.uint(5),
            values.uint(6),
            values.address(7),
            values.address(8),
            null);
    return new SafePayload(
        chainId, safe, null, transaction, SafeSignatures.split(values.bytes(9)), SafeClaims.NONE);
  }

  /** The data that calls it with these fields and signatures. */
  public static Bytes encode(SafeTransaction transaction, Bytes signatures) {
    return SELECTOR.concat(
        PARAMETERS.encode(
            transaction.to(),
            transaction.value(),
            transaction.data(),
            BigInteger.valueOf(transaction.operation()),
            transaction.safeTxGas(),
            transaction.baseGas(),
            transaction.gasPrice(),
            transaction.gasToken(),
            transaction.refundReceiver(),
            signatures));
  }
}
