package dev.countersign.server.transfer;

import dev.countersign.gate.policy.facts.FactsJson;
import dev.countersign.gate.policy.history.History;
import dev.countersign.gate.policy.history.HistoryEntry;
import dev.countersign.gate.policy.history.MemoryHistory;
import dev.countersign.server.transfer.SignatureStore.Countersigned;
import java.util.List;

/**
 * What was countersigned before, for the policy's limits. It is read from the database as far as it
 * grew, inside of each deciding transaction too, so that nothing that was recorded on any server is
 * missed.
 */
final class Ledger {
  private static final int AT_ONCE = 1_000;

  private final SignatureStore signatures;
  private final MemoryHistory history = new MemoryHistory();
  private long last;

  Ledger(SignatureStore signatures) {
    this.signatures = signatures;
  }

  /**
   * All of it. The caller holds a connection until it is done, and so has one before this lock: who
   * waits for a connection here would hold up those who have one.
   *
   * @param until number of the last countersignature, as the caller was just told
   */
  synchronized History current(long until) {
    while (last < until) {
      List<Countersigned> more = signatures.after(last, AT_ONCE);
      for (Countersigned one : more) {
        history.add(HistoryEntry.of(FactsJson.read(one.facts())));
        last = one.number();
      }
    }
    return history;
  }
}
