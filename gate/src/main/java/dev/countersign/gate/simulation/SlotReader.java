package dev.countersign.gate.simulation;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads storage slots by putting a program of our own in the place of an account's code, only for
 * the question, so that the account's own code has no say in the answer.
 */
final class SlotReader {
  /**
   * For each word of the call's data, the storage at it:
   *
   * <pre>
   *   PUSH1 0
   *   JUMPDEST CALLDATASIZE DUP2 LT ISZERO PUSH1 0x15 JUMPI
   *   DUP1 CALLDATALOAD SLOAD DUP2 MSTORE PUSH1 0x20 ADD PUSH1 2 JUMP
   *   JUMPDEST CALLDATASIZE PUSH1 0 RETURN
   * </pre>
   */
  private static final Bytes CODE =
      Bytes.fromHex("0x60005b3681101560155780355481526020016002565b366000f3");

  private SlotReader() {}

  /** The override that puts the program in place. */
  static ObjectNode override(Address account) {
    return put(Json.object(), account);
  }

  /** Puts the program in place beside other overrides. */
  static ObjectNode put(ObjectNode overrides, Address account) {
    overrides.set(account.toHex(), Json.object().put("code", CODE.toHex()));
    return overrides;
  }

  /** The call that reads these slots. */
  static ObjectNode call(Address account, List<Bytes> slots) {
    Bytes data = Bytes.EMPTY;
    for (Bytes slot : slots) {
      data = data.concat(slot);
    }
    return Node.call(null, account, BigInteger.ZERO, data);
  }

  /** The slots' values out of the answer. */
  static List<Bytes> values(Bytes answer, List<Bytes> slots) throws NodeFault {
    if (answer.length() != 32 * slots.size()) {
      throw RpcValues.unusable("the storage", "is not of the length asked for");
    }
    List<Bytes> values = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      values.add(answer.slice(32 * i, 32 * i + 32));
    }
    return values;
  }
}
