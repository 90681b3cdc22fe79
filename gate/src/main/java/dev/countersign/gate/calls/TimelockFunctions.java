package dev.countersign.gate.calls;

import dev.countersign.chain.abi.AbiValues;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** OpenZeppelin's TimelockController and Compound's Timelock: the calls inside are read too. */
final class TimelockFunctions {
  static final List<CallEntry> ENTRIES =
      List.of(
          one(
              "schedule(address,uint256,bytes,bytes32,bytes32,uint256)",
              "the scheduled call",
              true),
          one("execute(address,uint256,bytes,bytes32,bytes32)", "the timelock's call", false),
          batch("scheduleBatch(address[],uint256[],bytes[],bytes32,bytes32,uint256)", true),
          batch("executeBatch(address[],uint256[],bytes[],bytes32,bytes32)", false),
          compound("queueTransaction(address,uint256,string,bytes,uint256)", true),
          compound("executeTransaction(address,uint256,string,bytes,uint256)", false),
          CallEntry.of(
              "cancel(bytes32)",
              (scope, a) -> scope.power("cancels the scheduled operation " + a.bytes(0), null)),
          CallEntry.of(
              "cancelTransaction(address,uint256,string,bytes,uint256)",
              (scope, a) -> scope.power("cancels a queued transaction", a.address(0))),
          CallEntry.of(
              "updateDelay(uint256)",
              (scope, a) ->
                  scope.power("sets the timelock's delay to " + a.uint(0) + " seconds", null)),
          CallEntry.of(
              "setDelay(uint256)",
              (scope, a) ->
                  scope.power("sets the timelock's delay to " + a.uint(0) + " seconds", null)));

  private TimelockFunctions() {}

  private static CallEntry one(String signature, String where, boolean later) {
    return CallEntry.of(
        signature,
        (scope, a) ->
            made(
                scope,
                later,
                () ->
                    scope.inner(
                        scope.target(), a.address(0), a.uint(1), a.bytes(2), false, where)));
  }

  private static CallEntry batch(String signature, boolean later) {
    return CallEntry.of(signature, (scope, a) -> made(scope, later, () -> calls(scope, a)));
  }

  private static void made(CallScope scope, boolean later, Runnable calls) {
    if (later) {
      scope.laterInItsName(calls);
    } else {
      scope.inItsName(calls);
    }
  }

  private static void calls(CallScope scope, AbiValues a) {
    List<Object> targets = a.list(0);
    List<Object> values = a.list(1);
    List<Object> payloads = a.list(2);
    if (targets.size() != values.size() || targets.size() != payloads.size()) {
      scope.finding(
          GateFinding.WOULD_FAIL,
          "The timelock's batch names "
              + targets.size()
              + " targets, "
              + values.size()
              + " values and "
              + payloads.size()
              + " calls");
      CallReading.unread(scope);
      return;
    }
    if (targets.isEmpty()) {
      CallReading.unread(scope);
    }
    for (int i = 0; i < targets.size(); i++) {
      scope.inner(
          scope.target(),
          (Address) targets.get(i),
          (BigInteger) values.get(i),
          (Bytes) payloads.get(i),
          false,
          "call " + (i + 1) + " of the timelock's batch");
    }
  }

  /** With a signature, the timelock puts its selector before the data. */
  private static CallEntry compound(String signature, boolean later) {
    return CallEntry.of(
        signature,
        (scope, a) -> {
          String called = a.text(2);
          Bytes data = called.isEmpty() ? a.bytes(3) : selector(called).concat(a.bytes(3));
          made(
              scope,
              later,
              () ->
                  scope.inner(
                      scope.target(), a.address(0), a.uint(1), data, false, "the timelock's call"));
        });
  }

  /** Of any text: the timelock hashes it without checking that it is a signature. */
  private static Bytes selector(String text) {
    return Keccak256.hash(Bytes.of(text.getBytes(StandardCharsets.UTF_8))).slice(0, 4);
  }
}
