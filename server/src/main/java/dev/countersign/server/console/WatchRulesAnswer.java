package dev.countersign.server.console;

import dev.countersign.rules.yaml.Mistake;
import dev.countersign.server.page.Moments;
import dev.countersign.server.watch.RuleTrial;
import dev.countersign.watch.rule.Examples;
import dev.countersign.watch.rule.document.UnreadableRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What is to be said of rules that somebody tries.
 *
 * @param remarks what they could not do as they are written
 */
public record WatchRulesAnswer(
    List<String> mistakes,
    List<ExampleLine> examples,
    List<String> remarks,
    long movements,
    List<SaidLine> said) {
  /** Copies the lists. */
  public WatchRulesAnswer {
    mistakes = List.copyOf(mistakes);
    examples = List.copyOf(examples);
    remarks = List.copyOf(remarks);
    said = List.copyOf(said);
  }

  /** An example of the document. */
  public record ExampleLine(boolean passed, String sentence) {}

  /** What a rule would have said. */
  public record SaidLine(
      String rule, String severity, long alerts, String first, String last, String sample) {}

  /** Of a document. */
  public static WatchRulesAnswer of(String document, RuleTrial trial) {
    RuleTrial.Outcome outcome;
    try {
      outcome = trial.of(document);
    } catch (UnreadableRules e) {
      return new WatchRulesAnswer(
          e.mistakes().stream().map(Mistake::toString).toList(),
          List.of(),
          List.of(),
          0,
          List.of());
    }
    List<String> remarks = new ArrayList<>();
    outcome
        .shortfalls()
        .forEach((rule, less) -> {
          if (less.untold() > 0) {
            remarks.add(
                rule + " could not be told " + less.untold() + " times: something is not known.");
          }
          if (less.forgotten() > 0) {
            remarks.add(
                rule
                    + " forgot "
                    + less.forgotten()
                    + " movements before they were too old; raise its \"most\".");
          }
        });
    return new WatchRulesAnswer(
        List.of(),
        outcome.examples().stream().map(WatchRulesAnswer::example).toList(),
        remarks,
        outcome.movements(),
        outcome.said().stream()
            .map(one ->
                new SaidLine(
                    one.rule().name(),
                    one.rule().severity().name().toLowerCase(Locale.ROOT),
                    one.alerts(),
                    one.first().map(Moments::of).orElse(""),
                    one.last().map(Moments::of).orElse(""),
                    one.samples().isEmpty() ? "" : one.samples().getFirst()))
            .toList());
  }

  private static ExampleLine example(Examples.Result result) {
    String what = result.rule().name() + ": " + result.example().name();
    return new ExampleLine(
        result.isAsExpected(),
        result.isAsExpected()
            ? what
            : what
                + " (line "
                + result.example().line()
                + "): expected "
                + numbers(result.example().expected())
                + ", and it was "
                + numbers(result.said().keySet()));
  }

  private static String numbers(Collection<Integer> moves) {
    return moves.isEmpty()
        ? "no alert"
        : "an alert at move "
            + moves.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
