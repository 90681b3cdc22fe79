package dev.countersign.gate.operation;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.AbiValues;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code execute(bytes32 mode, bytes executionCalldata)} of ERC-7579, with the modes of ERC-7821.
 *
 * <p>The mode: one byte for the kind of call, one for what happens when a call fails (0 undoes
 * everything, 1 goes on), four unused, four that select an extension, 22 for the extension.
 * Whatever is set beyond the standards' own modes is not read, since an account may give it a
 * meaning.
 */
final class ModularExecution {
  private static final int SINGLE = 0x00;
  private static final int BATCH = 0x01;
  private static final int DELEGATE = 0xff;
  private static final int STOP_AT_FAILURE = 0x00;
  private static final int GO_ON_AFTER_FAILURE = 0x01;
  private static final int WORD = 32;
  private static final int ADDRESS = 20;

  private static final Bytes NO_EXTENSION = Bytes.fromHex("0x00000000");
  private static final Bytes WITH_OP_DATA = Bytes.fromHex("0x78210001");
  private static final Bytes BATCH_OF_BATCHES = Bytes.fromHex("0x78210002");

  private static final String CALLS_TYPE = "(address,uint256,bytes)[]";
  private static final AbiParameters CALLS = AbiParameters.parse(CALLS_TYPE);
  private static final AbiParameters CALLS_AND_OP_DATA = AbiParameters.parse(CALLS_TYPE + ",bytes");
  private static final AbiParameters BATCHES = AbiParameters.parse("bytes[]");

  /** Where {@code abi.encode(calls, opData)} differs from {@code abi.encode(calls)}. */
  private static final BigInteger TWO_WORDS = BigInteger.valueOf(2 * WORD);

  private ModularExecution() {}

  /**
   * The calls, or null for a mode that is not known.
   *
   * @throws UnreadableInput when the execution data of a known mode is malformed
   */
  static @Nullable List<AccountCall> calls(Bytes mode, Bytes execution, Reading out) {
    int kind = mode.at(0);
    int onFailure = mode.at(1);
    Bytes extension = mode.slice(6, 10);
    if (!mode.slice(2, 6).isZero() || !mode.from(10).isZero()) {
      return null;
    }
    if (extension.equals(NO_EXTENSION)
        && (onFailure == STOP_AT_FAILURE || onFailure == GO_ON_AFTER_FAILURE)) {
      return switch (kind) {
        case SINGLE -> List.of(single(execution));
        case BATCH -> batch(execution, out);
        case DELEGATE -> List.of(delegate(execution));
        default -> null;
      };
    }
    if (kind == BATCH && onFailure == STOP_AT_FAILURE) {
      if (extension.equals(WITH_OP_DATA)) {
        return batchWithOpData(execution, out);
      }
      if (extension.equals(BATCH_OF_BATCHES)) {
        return batches(execution, out);
      }
    }
    return null;
  }

  private static AccountCall single(Bytes execution) {
    requireLength(execution, ADDRESS + WORD, "a single call starts with a target and a value");
    return AccountCall.call(
        new Address(execution.slice(0, ADDRESS)),
        execution.slice(ADDRESS, ADDRESS + WORD).toUnsigned(),
        execution.from(ADDRESS + WORD));
  }

  private static AccountCall delegate(Bytes execution) {
    requireLength(execution, ADDRESS, "a delegatecall starts with a target");
    return new AccountCall(
        new Address(execution.slice(0, ADDRESS)), BigInteger.ZERO, execution.from(ADDRESS), true);
  }

  private static void requireLength(Bytes execution, int least, String why) {
    if (execution.length() < least) {
      throw new UnreadableInput(
          "The execution data (ERC-7579) has " + execution.length() + " bytes, but " + why);
    }
  }

  private static List<AccountCall> batch(Bytes execution, Reading out) {
    AbiValues values = CALLS.decode(execution, "The execution data (ERC-7579)");
    ExtraBytes.after(values, execution, "the batch", out);
    return AccountCall.ofTuples(values.list(0));
  }

  private static List<AccountCall> batchWithOpData(Bytes execution, Reading out) {
    if (execution.length() < WORD || !execution.slice(0, WORD).toUnsigned().equals(TWO_WORDS)) {
      return batch(execution, out);
    }
    AbiValues values = CALLS_AND_OP_DATA.decode(execution, "The execution data (ERC-7821)");
    ExtraBytes.after(values, execution, "the batch", out);
    ExtraBytes.note(values.bytes(1), "the batch (opData of ERC-7821)", out);
    return AccountCall.ofTuples(values.list(0));
  }

  private static List<AccountCall> batches(Bytes execution, Reading out) {
    AbiValues values = BATCHES.decode(execution, "The batches (ERC-7821)");
    ExtraBytes.after(values, execution, "the batches", out);
    List<AccountCall> calls = new ArrayList<>();
    for (Object batch : values.list(0)) {
      calls.addAll(batchWithOpData((Bytes) batch, out));
    }
    return calls;
  }
}
