package dev.countersign.watch.wallet;

import dev.countersign.watch.alert.Alert;
import java.util.List;

/**
 * What a block says of the company's wallets.
 *
 * @param alerts in the order of its transactions
 * @param moves of known assets, in their order
 * @param acts of wallets, in their order: after any of them, what controls the wallet may be
 *     another
 */
public record Judged(List<Alert> alerts, List<WalletMove> moves, List<Act> acts) {
  /** Nothing at all. */
  public static final Judged NOTHING = new Judged(List.of(), List.of(), List.of());

  /** Keeps copies. */
  public Judged {
    alerts = List.copyOf(alerts);
    moves = List.copyOf(moves);
    acts = List.copyOf(acts);
  }

  /** Whether there is nothing to keep. */
  public boolean isEmpty() {
    return alerts.isEmpty() && moves.isEmpty() && acts.isEmpty();
  }
}
