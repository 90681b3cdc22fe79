package dev.countersign.server.watch;

import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.rule.Engine;
import dev.countersign.watch.rule.Examples;
import dev.countersign.watch.rule.Rule;
import dev.countersign.watch.rule.RuleBook;
import dev.countersign.watch.rule.document.RulesFile;
import dev.countersign.watch.rule.document.UnreadableRules;
import dev.countersign.watch.window.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What rules would have said of the kept movements of the company's wallets. */
public final class RuleTrial {
  private static final int SAMPLES = 3;

  private final MoveHistory history;
  private final KnowledgeSource knowledge;

  /** Over that history, by what is known now. */
  public RuleTrial(MoveHistory history, KnowledgeSource knowledge) {
    this.history = history;
    this.knowledge = knowledge;
  }

  /**
   * What came of it.
   *
   * @param examples of all rules
   * @param movements so many were replayed
   * @param said of each rule in the order of the document
   * @param shortfalls of rules that could not do as they are written, by name
   */
  public record Outcome(
      RuleBook book,
      List<Examples.Result> examples,
      long movements,
      List<Said> said,
      Map<String, Engine.Shortfall> shortfalls) {
    /** Copies. */
    public Outcome {
      examples = List.copyOf(examples);
      said = List.copyOf(said);
      shortfalls = Map.copyOf(shortfalls);
    }
  }

  /**
   * What a rule would have said.
   *
   * @param first when; empty where it says nothing
   * @param samples the first sentences
   */
  public record Said(
      Rule rule,
      long alerts,
      Optional<Instant> first,
      Optional<Instant> last,
      List<String> samples) {
    /** Copies. */
    public Said {
      samples = List.copyOf(samples);
    }
  }

  /** Counts what one rule says. */
  private static final class Count {
    long alerts;
    Optional<Instant> first = Optional.empty();
    Optional<Instant> last = Optional.empty();
    final List<String> samples = new ArrayList<>();

    void add(Alert alert) {
      alerts++;
      first = first.or(() -> Optional.of(alert.at()));
      last = Optional.of(alert.at());
      if (samples.size() < SAMPLES) {
        samples.add(alert.sentence());
      }
    }
  }

  /**
   * Tries a document. One at a time: what rules count is large.
   *
   * @throws UnreadableRules with all mistakes but examples that come out otherwise
   */
  public synchronized Outcome of(String document) {
    RuleBook book = RulesFile.readOnly(document);
    // Nobody outside sees what is made of these keys.
    Engine engine = new Engine(book, knowledge.now(book.currency()), new Keys(0, 0));
    Map<String, Count> counts = new LinkedHashMap<>();
    book.rules().forEach(rule -> counts.put(rule.name(), new Count()));
    long[] movements = {0};
    for (long chain : history.chains()) {
      history.each(
          chain,
          Long.MAX_VALUE,
          move -> {
            movements[0]++;
            engine
                .see(move)
                .forEach(alert -> {
                  Count count = counts.get(alert.evidence().get("rule"));
                  if (count != null) {
                    count.add(alert);
                  }
                });
          });
    }
    return new Outcome(
        book,
        Examples.run(book),
        movements[0],
        book.rules().stream()
            .map(rule -> said(rule, counts.getOrDefault(rule.name(), new Count())))
            .toList(),
        engine.shortfalls());
  }

  private static Said said(Rule rule, Count count) {
    return new Said(rule, count.alerts, count.first, count.last, count.samples);
  }
}
