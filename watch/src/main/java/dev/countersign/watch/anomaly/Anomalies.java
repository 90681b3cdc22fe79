package dev.countersign.watch.anomaly;

import dev.countersign.watch.rule.Knowledge;
import dev.countersign.watch.seen.Movement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weighs what leaves own wallets, and what others pay and are paid by them, against the history of
 * each, by Random Cut Forests (Guha et al., "Robust Random Cut Forest Based Anomaly Detection On
 * Streams", ICML 2016). Of one chain. Not for several threads at once.
 */
public final class Anomalies {
  /** So many of the newest blocks can be taken back; what is older has been learned. */
  public static final int DEPTH = 256;

  private final AnomalySettings settings;
  private final Sides sides;
  private final Map<String, Account> accounts;
  private long newest = -1;

  /** Accounts of which nothing was seen yet. */
  public Anomalies(AnomalySettings settings, Knowledge knowledge) {
    this.settings = settings;
    this.sides = new Sides(knowledge);
    this.accounts =
        new LinkedHashMap<>(64, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Account> eldest) {
            return size() > settings.most();
          }
        };
  }

  /**
   * Sees a movement, in the order of its chain.
   *
   * @return for which of its sides it is unusual, those in shadow too; nothing where the value is
   *     not known, or no own wallet takes part
   * @throws IllegalArgumentException where it is of a block before one that was seen
   */
  public List<Unusual> see(Movement move) {
    if (move.block() < newest) {
      throw new IllegalArgumentException("block %d after %d".formatted(move.block(), newest));
    }
    newest = move.block();
    List<Unusual> all = new ArrayList<>();
    for (Side side : sides.of(move)) {
      accounts
          .computeIfAbsent(side.account(), name -> new Account(name, settings))
          .see(move, side)
          .ifPresent(all::add);
    }
    return all;
  }

  /**
   * Makes everything as if that block and those after it had not been seen.
   *
   * @return false where that block lies before the newest {@link #DEPTH}: nothing is changed then
   */
  public boolean undoFrom(long block) {
    if (block <= newest - DEPTH) {
      return false;
    }
    if (block <= newest) {
      accounts.values().forEach(account -> account.undoFrom(block));
      newest = block - 1;
    }
    return true;
  }

  /** Movements of own wallets whose value was not known, and which were not weighed. */
  public long untold() {
    return sides.untold();
  }
}
