package dev.countersign.watch.rule;

import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.window.Kept;
import dev.countersign.watch.window.Keys;
import dev.countersign.watch.window.Ring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of a share at work on what belongs to one key of one chain. What it added up can be
 * taken out as a value and put into another. Blocks cannot be taken back. Not for several threads
 * at once.
 */
public final class Portion {
  private final List<Running> rules;
  private final Knowledge knowledge;
  private final Keys keys;

  Portion(RuleBook book, Knowledge knowledge, Keys keys) {
    this.rules = book.rules().stream().map(rule -> new Running(book, rule, keys)).toList();
    this.knowledge = knowledge;
    this.keys = keys;
  }

  /**
   * A movement, in the order of its chain, as {@link Shares#routes} sent it here.
   *
   * @return what the rules say of it, in their order
   */
  public List<Alert> see(Movement move, Direction way, boolean again) {
    List<Alert> alerts = new ArrayList<>();
    for (Asked asked : Asked.of(move, knowledge, keys)) {
      if (asked.view().direction == way && asked.again() == again) {
        for (Running rule : rules) {
          if (!rule.rule().asksOf(way) || (again && rule.rule().shape().isPresent())) {
            continue;
          }
          Alert alert = rule.see(asked.view());
          if (alert != null) {
            alerts.add(alert);
          }
        }
      }
    }
    return alerts;
  }

  /** What each rule added up, by its name; rules that hold nothing are left out. */
  public Map<String, List<Kept>> kept() {
    Map<String, List<Kept>> all = new LinkedHashMap<>();
    for (Running rule : rules) {
      List<Kept> rings = rule.rings().stream().map(Ring::kept).toList();
      if (rings.stream().anyMatch(ring -> ring.events() > 0 || ring.early() > 0)) {
        all.put(rule.rule().name(), rings);
      }
    }
    return all;
  }

  /**
   * Takes up what was added up elsewhere; what is of rules that are not here is not heeded.
   *
   * @throws IllegalArgumentException where it is of a rule that asks for something else
   */
  public void restore(Map<String, List<Kept>> kept) {
    for (Running rule : rules) {
      List<Kept> had = kept.get(rule.rule().name());
      if (had == null) {
        continue;
      }
      List<Ring> rings = rule.rings();
      if (rings.size() != had.size()) {
        throw new IllegalArgumentException(
            "rule \"" + rule.rule().name() + "\" adds up something else");
      }
      for (int i = 0; i < rings.size(); i++) {
        rings.get(i).restore(had.get(i));
      }
    }
  }
}
