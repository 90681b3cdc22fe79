package dev.countersign.watch.wallet;

import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.safe.ConfirmationCheck;
import dev.countersign.chain.safe.ExecTransaction;
import dev.countersign.chain.safe.SafeHash;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import dev.countersign.watch.finding.WatchFinding;
import dev.countersign.watch.seen.SeenTransaction;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges transactions that wait to be in a block. Anybody may have a node show anything that calls
 * a Safe, so only one that carries enough of its owners' own signatures counts; what cannot be told
 * before it is in a block is left to the block.
 */
public final class PendingJudge {
  private final Countersignatures signed;

  /** Against what was countersigned. */
  public PendingJudge(Countersignatures signed) {
    this.signed = signed;
  }

  /**
   * Judges one.
   *
   * @param control of the wallet, as it was read last
   */
  public Optional<Alert> judge(
      OwnWallet wallet, SeenTransaction waiting, Optional<Control> control, Instant at) {
    return switch (wallet.kind()) {
      case ACCOUNT ->
          waiting.from().equals(wallet.address().toHex()) && signed.sent(wallet, waiting).isEmpty()
              ? Optional.of(alert(wallet, waiting, "its key signed it elsewhere", at))
              : Optional.empty();
      case SAFE ->
          control.isPresent()
                  && control.get() instanceof Control.Safe safe
                  && isFooled(wallet, safe, waiting)
              ? Optional.of(
                  alert(wallet, waiting, "its owners signed it, and Countersign did not", at))
              : Optional.empty();
    };
  }

  private boolean isFooled(OwnWallet wallet, Control.Safe safe, SeenTransaction waiting) {
    if (waiting.to().filter(wallet.address().toHex()::equals).isEmpty()
        || !ExecTransaction.matches(waiting.input())) {
      return false;
    }
    SafePayload payload;
    try {
      payload = ExecTransaction.read(wallet.chain(), wallet.address(), waiting.input());
    } catch (UnreadableInput e) { // no Safe would carry it out
      return false;
    }
    boolean counts = false;
    for (Bytes hash : hashes(wallet, with(payload.transaction(), safe.nonce()))) {
      if (signed.safe(wallet, hash, waiting.hash()).isPresent()) {
        return false;
      }
      int own =
          new ConfirmationCheck(hash, new HashSet<>(safe.owners()))
              .sort(payload.confirmations())
              .counting()
              .size();
      counts = counts || safe.threshold().compareTo(BigInteger.valueOf(own)) <= 0;
    }
    return counts;
  }

  /**
   * Which version the Safe has is not asked: one of these it is (before 1.3.0 without the chain).
   */
  private static List<Bytes> hashes(OwnWallet wallet, SafeTransaction transaction) {
    Bytes message = SafeHash.messageHash(transaction, false);
    return List.of(
        SafeHash.with(SafeHash.domainWithChain(wallet.chain(), wallet.address()), message)
            .safeTxHash(),
        SafeHash.with(SafeHash.domainWithoutChain(wallet.address()), message).safeTxHash());
  }

  private static SafeTransaction with(SafeTransaction one, BigInteger nonce) {
    return new SafeTransaction(
        one.to(),
        one.value(),
        one.data(),
        one.operation(),
        one.safeTxGas(),
        one.baseGas(),
        one.gasPrice(),
        one.gasToken(),
        one.refundReceiver(),
        nonce);
  }

  private static Alert alert(OwnWallet wallet, SeenTransaction waiting, String why, Instant at) {
    WatchFinding code = WatchFinding.PENDING_UNCOUNTERSIGNED;
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("wallet", wallet.address().toString());
    evidence.put("chain", Long.toString(wallet.chain()));
    evidence.put("transaction", waiting.hash().toHex());
    evidence.put("sender", waiting.from());
    waiting.to().ifPresent(to -> evidence.put("called", to));
    return new Alert(
        code,
        code.severity(),
        wallet.subject(),
        wallet.subject(),
        code.code() + "/" + wallet.subject() + "/" + waiting.hash().toHex(),
        "A transaction of "
            + wallet.label()
            + " waits to be taken into a block, and nothing that was countersigned says so: "
            + why
            + " ("
            + waiting.hash().toHex()
            + ").",
        evidence,
        Optional.of(new Sighting(wallet.chain(), Optional.empty(), Optional.of(waiting.hash()))),
        at);
  }
}
