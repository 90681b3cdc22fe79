package dev.countersign.gate.check;

import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.gate.calls.CallReading;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Chains;
import dev.countersign.gate.reading.Call;
import dev.countersign.gate.reading.Reading;
import dev.countersign.gate.report.CheckReport.Field;
import dev.countersign.gate.safe.SafeFacts;
import dev.countersign.gate.safe.SafeReading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a Safe transaction: what it is, and what its call would do. */
final class SafeStep {
  /** The operation of Safes before 1.0.0 that creates a contract. */
  private static final int CREATE = 2;

  private SafeStep() {}

  static Draft read(SafePayload given, Context context) {
    Long chainId = context.chain(given.chainId());
    Address safe = context.wallet(given.safe());
    Reading out = new Reading();
    NodeLink.Side node = context.node().on(chainId, out);
    SafeFacts facts = safe == null ? null : node.safe(safe);
    SafePayload payload = withNonce(given, facts);
    SafeReading.Found found =
        new SafeReading(context.directory())
            .read(payload, safe, chainId, context.beside().safeVersion(), facts, out);
    SafeTransaction transaction = payload.transaction();
    SafeVersion version = found.version();
    if (chainId == null && version != null && !version.domainHasChainId()) {
      out.finding(
          GateFinding.CHAIN_UNKNOWN,
          "The payload does not say for which chain it is; a Safe "
              + version
              + " leaves it out of the hash, so the same signatures are good on every chain where"
              + " this Safe stands");
    }
    NonceConflicts.known(chainId, safe, transaction.nonce(), found.safeTxHash(), context, out);
    new CallReading(context.directory(), node.facts()).read(call(payload, chainId, safe), out);
    if (transaction.operation() == CREATE
        && found.version() != null
        && found.version().major() >= 1) {
      throw new UnreadableInput(
          "The operation is 2 (create), which Safes from 1.0.0 on do not have; expected 0 or 1");
    }
    Draft draft =
        new Draft(
            "safe-transaction",
            summary(payload, chainId, safe, context),
            chainId,
            safe,
            fields(payload, transaction),
            found.hashes(),
            found.confirmations(),
            out);
    return draft.tried(node.trySafe(draft, transaction, found.version()));
  }

  /** The data of execTransaction carries no nonce: the Safe uses its next one. */
  private static SafePayload withNonce(SafePayload payload, @Nullable SafeFacts facts) {
    SafeTransaction tx = payload.transaction();
    BigInteger next = facts == null ? null : facts.nonce().orElse(null);
    if (tx.nonce() != null || next == null) {
      return payload;
    }
    return new SafePayload(
        payload.chainId(),
        payload.safe(),
        payload.version(),
        new SafeTransaction(
            tx.to(),
            tx.value(),
            tx.data(),
            tx.operation(),
            tx.safeTxGas(),
            tx.baseGas(),
            tx.gasPrice(),
            tx.gasToken(),
            tx.refundReceiver(),
            next),
        payload.confirmations(),
        payload.claims());
  }

  private static Call call(SafePayload payload, @Nullable Long chainId, @Nullable Address safe) {
    SafeTransaction transaction = payload.transaction();
    return new Call(
        chainId,
        safe == null ? Effect.SIGNER : safe,
        transaction.operation() == CREATE ? null : transaction.to(),
        transaction.value(),
        transaction.data(),
        transaction.operation() == SafeTransaction.DELEGATECALL,
        "",
        0);
  }

  private static String summary(
      SafePayload payload, @Nullable Long chainId, @Nullable Address safe, Context context) {
    SafeTransaction transaction = payload.transaction();
    String what =
        switch (transaction.operation()) {
          case SafeTransaction.CALL ->
              (transaction.data().isEmpty() ? "a payment to " : "a call of ")
                  + context.name(chainId, transaction.to());
          case SafeTransaction.DELEGATECALL ->
              "a delegatecall of " + context.name(chainId, transaction.to());
          default -> "the creation of a contract";
        };
    return "Safe transaction"
        + (transaction.nonce() == null ? "" : " " + transaction.nonce())
        + (safe == null ? "" : " of " + context.name(chainId, safe))
        + (chainId == null ? "" : " on " + Chains.name(chainId))
        + ": "
        + what;
  }

  private static List<Field> fields(SafePayload payload, SafeTransaction transaction) {
    return new Fields()
        .add("safe", payload.safe())
        .add("chainId", payload.chainId())
        .add("version", payload.version())
        .add("to", transaction.to())
        .add("value", transaction.value())
        .add("data", transaction.data())
        .add("operation", transaction.operation())
        .add("safeTxGas", transaction.safeTxGas())
        .add("baseGas", transaction.baseGas())
        .add("gasPrice", transaction.gasPrice())
        .add("gasToken", transaction.gasToken())
        .add("refundReceiver", transaction.refundReceiver())
        .add("nonce", transaction.nonce())
        .list();
  }
}
