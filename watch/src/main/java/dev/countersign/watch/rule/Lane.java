package dev.countersign.watch.rule;

import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.window.Keys;
import dev.countersign.watch.window.Ring;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All rules at work on one chain. */
final class Lane {
  private static final Running[] NONE = {};
  private static final int PARTIES = 1 << 18;
  private static final int MOST_ASSETS = 1 << 16;

  /** What is known of an asset, and its key. */
  private record Priced(Coin coin, long key) {}

  /** What is known of an account. */
  private record Known(long key, Party party) {}

  private final List<Running> rules;
  private final Map<Direction, Running[]> asked = new EnumMap<>(Direction.class);
  private final Keys keys;
  private final Knowledge knowledge;
  private final Deque<Long> blocks = new ArrayDeque<>();
  private final @Nullable Known[] parties = new @Nullable Known[PARTIES];
  private final Map<dev.countersign.model.value.Asset, Priced> coins = new HashMap<>();
  private boolean more;

  Lane(RuleBook book, Keys keys, Knowledge knowledge) {
    this.keys = keys;
    this.knowledge = knowledge;
    this.rules = book.rules().stream().map(rule -> new Running(book, rule, keys)).toList();
    for (Direction way : Direction.values()) {
      asked.put(way, rules.stream().filter(one -> one.rule().asksOf(way)).toArray(Running[]::new));
    }
  }

  void begin(long block) {
    if (!blocks.isEmpty() && block <= blocks.getLast()) {
      throw new IllegalArgumentException(
          "block " + block + " after block " + blocks.getLast() + "; take those back first");
    }
    if (blocks.size() == Ring.DEPTH) {
      blocks.removeFirst();
      more = true;
    }
    blocks.addLast(block);
    rules.forEach(rule -> rule.begin(block));
  }

  boolean undo(long block) {
    if (more && (blocks.isEmpty() || block < blocks.getFirst())) {
      return false;
    }
    while (!blocks.isEmpty() && blocks.getLast() >= block) {
      blocks.removeLast();
    }
    rules.forEach(rule -> rule.undo(block));
    return true;
  }

  List<Alert> see(Movement move) {
    if (blocks.isEmpty() || move.block() > blocks.getLast()) {
      begin(move.block());
    } else if (move.block() < blocks.getLast()) {
      throw new IllegalArgumentException(
          "a movement of block " + move.block() + " after block " + blocks.getLast());
    }
    long fromKey = keys.of(move.from());
    long toKey = keys.of(move.to());
    Party from = party(move.chain(), move.from(), fromKey);
    Party to = party(move.chain(), move.to(), toKey);
    Priced priced = priced(move);
    List<Alert> alerts = List.of();
    for (Asked asked : Asked.of(move, from, to, fromKey, toKey, priced.key, priced.coin)) {
      alerts = ask(asked.view(), asked.again(), alerts);
    }
    return alerts;
  }

  /**
   * Asks all rules.
   *
   * @param again whether the movement was asked about from its other side already: what is about
   *     neither side, a shape, is then not asked again
   */
  private List<Alert> ask(View view, boolean again, List<Alert> before) {
    List<Alert> alerts = before;
    for (Running rule : asked.getOrDefault(view.direction, NONE)) {
      if (again && rule.rule().shape().isPresent()) {
        continue;
      }
      Alert alert = rule.see(view);
      if (alert != null) {
        if (alerts.isEmpty()) {
          alerts = new ArrayList<>();
        }
        alerts.add(alert);
      }
    }
    return alerts;
  }

  private Party party(long chain, String account, long key) {
    int slot = (int) (key ^ (key >>> 32)) & (PARTIES - 1);
    Known known = parties[slot];
    if (known == null || known.key != key) {
      known = new Known(key, knowledge.party(chain, account));
      parties[slot] = known;
    }
    return known.party;
  }

  private Priced priced(Movement move) {
    Priced known = coins.get(move.asset());
    if (known == null) {
      if (coins.size() >= MOST_ASSETS) {
        coins.clear();
      }
      known = new Priced(knowledge.coin(move.asset()), keys.of(Names.of(move.asset())));
      coins.put(move.asset(), known);
    }
    return known;
  }

  void refresh() {
    java.util.Arrays.fill(parties, null);
    coins.clear();
  }

  List<Running> rules() {
    return rules;
  }
}
