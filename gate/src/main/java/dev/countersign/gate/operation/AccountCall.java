package dev.countersign.gate.operation;

import dev.countersign.chain.abi.AbiValues;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A call that an account is told to make.
 *
 * @param value wei; zero for a delegatecall, which sends nothing
 * @param delegate true for a delegatecall
 */
record AccountCall(Address target, BigInteger value, Bytes data, boolean delegate) {
  static AccountCall call(Address target, BigInteger value, Bytes data) {
    return new AccountCall(target, value, data, false);
  }

  /** Calls as tuples {@code (address target, uint256 value, bytes data)}. */
  static List<AccountCall> ofTuples(List<Object> tuples) {
    List<AccountCall> calls = new ArrayList<>(tuples.size());
    for (Object tuple : tuples) {
      AbiValues fields = (AbiValues) tuple;
      calls.add(call(fields.address(0), fields.uint(1), fields.bytes(2)));
    }
    return calls;
  }
}
