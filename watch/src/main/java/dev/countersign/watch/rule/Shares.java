package dev.countersign.watch.rule;

import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.shape.ShapeKind;
import dev.countersign.watch.window.Keys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules of a book in shares that need nothing of one another, and each share again by what its
 * rules add up apart: so that many machines can ask them, and say together what one {@link Engine}
 * says. A rule goes by the sides that all its windows are kept apart by, and that what is not said
 * again is. A fan goes by its centre; other shapes need all that moves on a chain.
 *
 * <p>For one thread.
 */
public final class Shares {
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Knowledge knowledge;
  private final Keys keys;

  /** A share: its sides, and its rules as they are asked whether a movement concerns them. */
  private record Part(String name, Set<Side> by, RuleBook book, List<Running> rules) {}

  /** The shares of a book. */
  public Shares(RuleBook book, Knowledge knowledge, Keys keys) {
    this.knowledge = knowledge;
    this.keys = keys;
    Map<String, List<Rule>> byName =
        book.rules().stream()
            .collect(Collectors.groupingBy(Shares::share, LinkedHashMap::new, Collectors.toList()));
    byName.forEach((name, rules) -> {
      RuleBook part =
          new RuleBook(
              book.name(), book.digest(), book.zone(), book.currency(), book.lists(), rules);
      parts.put(
          name,
          new Part(
              name,
              by(rules.getFirst()),
              part,
              rules.stream().map(rule -> new Running(part, rule, keys)).toList()));
    });
  }

  /** The names of all. */
  public Collection<String> names() {
    return List.copyOf(parts.keySet());
  }

  /** The share a rule is in: the sides it goes by, or where it goes by none its own name. */
  public static String share(Rule rule) {
    Set<Side> by = by(rule);
    return by.isEmpty()
        ? "rule " + rule.name()
        : by.stream().map(Side::word).collect(Collectors.joining("+"));
  }

  private static Set<Side> by(Rule rule) {
    Set<Side> by = EnumSet.allOf(Side.class);
    rule.measures().forEach(measure -> by.retainAll(measure.over().by()));
    if (rule.shape().isPresent()) {
      by.retainAll(centre(rule, rule.shape().get().kind()));
    } else if (rule.measures().isEmpty()) {
      // What is not said again is kept apart by these.
      by.retainAll(EnumSet.of(Side.WALLET, Side.COUNTERPARTY));
    }
    return by;
  }

  private static Set<Side> centre(Rule rule, ShapeKind kind) {
    return switch (kind) {
      case FAN_OUT -> sameAs(Side.FROM, rule);
      case FAN_IN -> sameAs(Side.TO, rule);
      case GATHER_SCATTER, PEEL_CHAIN, CYCLE, PASS_THROUGH -> EnumSet.noneOf(Side.class);
    };
  }

  /** The wallet of what only leaves is who pays, and so on. */
  private static Set<Side> sameAs(Side side, Rule rule) {
    Set<Side> same = EnumSet.of(side);
    for (Test test : rule.when()) {
      if (test instanceof Test.Goes(Direction way) && way != Direction.OTHER) {
        boolean pays = (way == Direction.OUT) == (side == Side.FROM);
        same.add(pays ? Side.WALLET : Side.COUNTERPARTY);
      }
    }
    return same;
  }

  /** Where a movement is looked at; nowhere, where it concerns no rule. */
  public List<Route> routes(Movement move) {
    List<Route> routes = new ArrayList<>();
    for (Asked asked : Asked.of(move, knowledge, keys)) {
      for (Part part : parts.values()) {
        if (part.rules.stream().anyMatch(rule -> rule.concerns(asked.view(), asked.again()))) {
          routes.add(
              new Route(
                  part.name,
                  move.chain(),
                  key(part.by, asked.view()),
                  asked.view().direction,
                  asked.again()));
        }
      }
    }
    return routes;
  }

  private long key(Set<Side> by, View view) {
    long key = 1;
    for (Side side : by) {
      key = Keys.pair(key, side.key(view, keys));
    }
    return key;
  }

  /**
   * A share's rules for one key, which saw nothing yet.
   *
   * @throws IllegalArgumentException where there is no such share
   */
  public Portion portion(String share) {
    Part part = parts.get(share);
    if (part == null) {
      throw new IllegalArgumentException("there is no share " + share);
    }
    return new Portion(part.book, knowledge, keys);
  }
}
