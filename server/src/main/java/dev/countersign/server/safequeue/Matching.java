package dev.countersign.server.safequeue;

import dev.countersign.chain.safeservice.QueueEntry.Waiting;
import dev.countersign.gate.intent.IntentState;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.server.transfer.ApprovalStore;
import dev.countersign.server.transfer.Origin;
import dev.countersign.server.transfer.PayloadDesk;
import dev.countersign.server.transfer.PayloadDesk.Read;
import dev.countersign.server.transfer.Prepared;
import dev.countersign.server.transfer.PreparedStore;
import dev.countersign.server.transfer.Transfer;
import dev.countersign.server.transfer.TransferDesk;
import dev.countersign.server.transfer.TransferStore;
import dev.countersign.server.wallet.Wallet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the transfer that a queued transaction was asked for by. */
final class Matching {
  private static final Logger LOG = LoggerFactory.getLogger(Matching.class);
  private static final List<IntentState> OPEN =
      List.of(
          IntentState.WAITING, IntentState.APPROVED, IntentState.COUNTERSIGNED, IntentState.SENT);
  private static final int MOST = 1_000;
  private static final int REMEMBERED = 10_000;

  private final TransferStore transfers;
  private final PreparedStore prepared;
  private final ApprovalStore approvals;
  private final TransferDesk desk;
  private final PayloadDesk reader;

  /** Pairs that were compared and differ: neither an intent nor a hash ever changes. */
  private final Map<String, Boolean> differing =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  Matching(
      TransferStore transfers,
      PreparedStore prepared,
      ApprovalStore approvals,
      TransferDesk desk,
      PayloadDesk reader) {
    this.transfers = transfers;
    this.prepared = prepared;
    this.approvals = approvals;
    this.desk = desk;
    this.reader = reader;
  }

  /** The open transfers of a wallet by the hash that is signed for them. */
  Map<Bytes, Transfer> open(Wallet wallet) {
    Map<Bytes, Transfer> open = new LinkedHashMap<>();
    for (Transfer transfer : transfers.in(OPEN, MOST)) {
      if (transfer.wallet().equals(wallet.id())) {
        prepared.last(transfer.id()).ifPresent(one -> open.putIfAbsent(one.digest(), transfer));
      }
    }
    return open;
  }

  /**
   * Gives the transaction to the oldest transfer that asks for just that. One that somebody
   * approved keeps what they approved, and one that was given a payload keeps it.
   */
  Optional<Transfer> attach(Wallet wallet, Waiting entry) {
    Bytes payload = QueuedPayload.of(entry);
    for (Transfer transfer : transfers.in(OPEN, MOST).reversed()) {
      if (transfer.wallet().equals(wallet.id())
          && isFree(transfer)
          && asksFor(transfer, wallet, entry.hash().safeTxHash(), payload)) {
        try {
          desk.attach(transfer.id(), payload, Origin.SERVICE, "service");
          return Optional.of(transfer);
        } catch (UnreadableInput e) { // something else happened to it meanwhile
          LOG.debug("not attached to {}: {}", transfer.subject(), e.sentence());
        }
      }
    }
    return Optional.empty();
  }

  private boolean isFree(Transfer transfer) {
    if (transfer.state() != IntentState.WAITING) {
      return false;
    }
    Prepared last = prepared.last(transfer.id()).orElse(null);
    return last == null
        || (last.origin().equals(Origin.COMPOSED)
            && approvals.of(transfer.id()).stream()
                .noneMatch(one -> one.digest().equals(last.digest())));
  }

  private boolean asksFor(Transfer transfer, Wallet wallet, Bytes hash, Bytes payload) {
    String pair = pair(transfer.id(), hash);
    synchronized (differing) {
      if (differing.containsKey(pair)) {
        return false;
      }
    }
    try {
      Read read = reader.read(wallet, payload, transfer.filed().intent());
      boolean same =
          read.report().verdict().outcome() != Outcome.DENY
              && read.facts().filter(facts -> facts.hash().equals(hash)).isPresent();
      // A node that is away now may be why it could not be told.
      if (read.report().verdict().outcome() == Outcome.DENY) {
        remember(pair);
      }
      return same;
    } catch (UnreadableInput e) {
      remember(pair);
      return false;
    }
  }

  private void remember(String pair) {
    synchronized (differing) {
      differing.put(pair, Boolean.TRUE);
    }
  }

  private static String pair(UUID transfer, Bytes hash) {
    return transfer + "/" + hash;
  }
}
