package dev.countersign.watch.rule;

import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.window.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs the examples of rules, each by its rule alone. */
public final class Examples {
  private static final Keys KEYS = new Keys(1, 2);

  private Examples() {}

  /**
   * What came of one.
   *
   * @param said the sentences, by the number of the move from 1
   */
  public record Result(Rule rule, ExampleCase example, Map<Integer, String> said) {
    /** Whether the rule spoke of the moves that were expected and of no other. */
    public boolean isAsExpected() {
      return said.keySet().equals(example.expected());
    }
  }

  /** Runs all examples of a rule. */
  public static List<Result> run(RuleBook book, Rule rule) {
    RuleBook alone =
        new RuleBook(
            book.name(), book.digest(), book.zone(), book.currency(), book.lists(), List.of(rule));
    List<Result> results = new ArrayList<>();
    for (ExampleCase example : rule.examples()) {
      Engine engine = new Engine(alone, example.knowledge(), KEYS);
      Map<Integer, String> said = new TreeMap<>();
      int number = 0;
      for (Movement move : example.moves()) {
        number++;
        for (Alert alert : engine.see(move)) {
          said.putIfAbsent(number, alert.sentence());
        }
      }
      results.add(new Result(rule, example, said));
    }
    return results;
  }

  /** Runs all examples. */
  public static List<Result> run(RuleBook book) {
    return book.rules().stream().flatMap(rule -> run(book, rule).stream()).toList();
  }
}
