package dev.countersign.gate.calls;

import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;

/**
 * {@code multicall} of OpenZeppelin and Uniswap: a contract calls itself several times in its
 * caller's name.
 */
final class MulticallFunctions {
  static final List<CallEntry> ENTRIES =
      List.of(
          CallEntry.of("multicall(bytes[])", (scope, a) -> each(scope, a.list(0))),
          CallEntry.of("multicall(uint256,bytes[])", (scope, a) -> each(scope, a.list(1))));

  private MulticallFunctions() {}

  private static void each(CallScope scope, List<Object> calls) {
    // Without a selector it is no call of the contract to itself, and not a payment to it either.
    if (calls.isEmpty() || calls.stream().anyMatch(data -> ((Bytes) data).length() < 4)) {
      CallReading.unread(scope);
      return;
    }
    for (int i = 0; i < calls.size(); i++) {
      Bytes data = (Bytes) calls.get(i);
      String where = "call " + (i + 1) + " of " + calls.size() + " in the multicall";
      scope.inner(scope.actor(), scope.target(), BigInteger.ZERO, data, false, where);
    }
  }
}
