package dev.countersign.watch.wallet;

import dev.countersign.model.value.Bytes;
import dev.countersign.watch.alert.Alert;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a block says of the company's wallets.
 *
 * @param alerts in the order of its transactions
 * @param moves of known assets, in their order
 * @param acts of wallets, in their order: after any of them, what controls the wallet may be
 *     another
 */
public record Judged(List<Alert> alerts, List<WalletMove> moves, List<Act> acts) {
  /** Keeps copies. */
  public Judged {
    alerts = List.copyOf(alerts);
    moves = List.copyOf(moves);
    acts = List.copyOf(acts);
  }

  /** With other alerts behind these. */
  public Judged and(List<Alert> others) {
    List<Alert> all = new ArrayList<>(alerts);
    all.addAll(others);
    return new Judged(all, moves, acts);
  }

  /** The transactions in which a wallet did something and all of it was countersigned. */
  public Set<Bytes> answered() {
    Set<Bytes> all = new HashSet<>();
    acts.forEach(act -> all.add(act.transaction()));
    acts.stream()
        .filter(act -> act.transfer().isEmpty())
        .map(Act::transaction)
        .forEach(all::remove);
    return all;
  }

  /** Whether there is nothing to keep. */
  public boolean isEmpty() {
    return alerts.isEmpty() && moves.isEmpty() && acts.isEmpty();
  }
}
