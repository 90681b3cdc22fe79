package dev.countersign.watch.rule;

import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.window.Keys;
import dev.countersign.watch.window.Ring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks all rules of each movement. What is added up is kept apart by chain. Not for several threads
 * at once.
 *
 * <p>An alert's time is that of its block, so that the same movements always give the same alerts.
 */
public final class Engine {
  /** So many of a chain's newest blocks can be taken back. */
  public static final int DEPTH = Ring.DEPTH;

  private final RuleBook book;
  private final Keys keys;
  private final Knowledge knowledge;
  private final Map<Long, Lane> lanes = new TreeMap<>();

  /** What rules could not do as they were written, by rule. */
  public record Shortfall(long untold, long forgotten) {}

  /**
   * Rules that saw nothing yet.
   *
   * @param keys under a secret that nobody outside knows, or for tests any
   */
  public Engine(RuleBook book, Knowledge knowledge, Keys keys) {
    this.book = book;
    this.keys = keys;
    this.knowledge = knowledge;
  }

  /**
   * A block of a chain begins. Blocks without movements need not be told.
   *
   * @throws IllegalArgumentException where it does not follow those before
   */
  public void begin(long chain, long block) {
    lane(chain).begin(block);
  }

  /**
   * A movement, in the order of its chain.
   *
   * @return what the rules say of it, in the order of the rules
   * @throws IllegalArgumentException where it is of a block before one that was seen
   */
  public List<Alert> see(Movement move) {
    return lane(move.chain()).see(move);
  }

  /**
   * Makes everything as if that block of a chain and those after it had not been seen. Alerts that
   * were given are for whoever has them to take back.
   *
   * @return false where that block lies before the newest {@link #DEPTH} that were seen: nothing is
   *     changed then
   */
  public boolean undoFrom(long chain, long block) {
    Lane lane = lanes.get(chain);
    return lane == null || lane.undo(block);
  }

  /** What is known of accounts or assets has changed: it is asked for again. */
  public void refresh() {
    lanes.values().forEach(Lane::refresh);
  }

  /** The rules. */
  public RuleBook book() {
    return book;
  }

  /**
   * Rules that could not tell something, or forgot movements before they were too old, because
   * there were too many. What they then miss is missed silently but for this.
   */
  public Map<String, Shortfall> shortfalls() {
    Map<String, Shortfall> all = new LinkedHashMap<>();
    for (Lane lane : lanes.values()) {
      for (Running rule : lane.rules()) {
        if (rule.untold() + rule.forgotten() > 0) {
          all.merge(
              rule.rule().name(),
              new Shortfall(rule.untold(), rule.forgotten()),
              (a, b) -> new Shortfall(a.untold + b.untold, a.forgotten + b.forgotten));
        }
      }
    }
    return all;
  }

  private Lane lane(long chain) {
    return lanes.computeIfAbsent(chain, id -> new Lane(book, keys, knowledge));
  }
}
