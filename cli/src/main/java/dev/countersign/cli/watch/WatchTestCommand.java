package dev.countersign.cli.watch;

import dev.countersign.cli.terminal.BoundedInput;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.json.Json;
import dev.countersign.model.text.Visible;
import dev.countersign.watch.rule.Examples;
import dev.countersign.watch.rule.Examples.Result;
import dev.countersign.watch.rule.RuleBook;
import dev.countersign.watch.rule.document.RulesFile;
import dev.countersign.watch.rule.document.UnreadableRules;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code countersign watch test}: what is wrong in rules, and what their examples come to. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Checks a document of rules and runs its examples.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the document can be used, and every example comes out as it says",
      "4:an example comes out otherwise",
      "2:the document has mistakes, or cannot be read"
    })
public final class WatchTestCommand implements Callable<Integer> {
  private static final int MISTAKES = 2;
  private static final int DIFFERS = 4;

  @Parameters(paramLabel = "RULES|-", description = "The rules; - for standard input.")
  private String file = "-";

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;

  /** A command that reads and prints there. */
  public WatchTestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String text = BoundedInput.readText(file, terminal.in(), "The rules");
    try {
      RuleBook book = RulesFile.readOnly(text);
      List<Result> results = Examples.run(book);
      if (json) {
        terminal.print(json(book, results));
      } else {
        terminal.print(Visible.of(words(book, results)));
      }
      return results.stream().allMatch(Result::isAsExpected) ? 0 : DIFFERS;
    } catch (UnreadableRules e) {
      RulesText.complain(e, file, json, terminal);
      return MISTAKES;
    }
  }

  private static String words(RuleBook book, List<Result> results) {
    StringBuilder out = new StringBuilder();
    for (Result result : results) {
      if (!result.isAsExpected()) {
        out.append(
            "Not as expected: %s, of %s (line %d)%n"
                .formatted(result.example().name(), result.rule().name(), result.example().line()));
        out.append(
            "  expected %s, and it was %s%n"
                .formatted(numbers(result.example().expected()), numbers(result.said().keySet())));
        result.said().forEach((move, said) -> out.append("  move %d: %s%n".formatted(move, said)));
      }
    }
    book.rules().stream()
        .filter(rule -> rule.examples().isEmpty())
        .forEach(rule ->
            out.append("No example shows %s (line %d).%n".formatted(rule.name(), rule.line())));
    long right = results.stream().filter(Result::isAsExpected).count();
    return out.append(
            "%s: %d rules, %d examples, %d as expected, %d not.%n"
                .formatted(
                    book.name(),
                    book.rules().size(),
                    results.size(),
                    right,
                    results.size() - right))
        .toString();
  }

  private static String numbers(Collection<Integer> moves) {
    return moves.isEmpty()
        ? "no alert"
        : "an alert at move "
            + moves.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static ObjectNode json(RuleBook book, List<Result> results) {
    ObjectNode answer = Json.object();
    answer.put("usable", true);
    answer.put("name", book.name());
    answer.put("digest", book.digest().toHex());
    answer.put("rules", book.rules().size());
    answer.put("asExpected", results.stream().allMatch(Result::isAsExpected));
    ArrayNode examples = answer.putArray("examples");
    for (Result result : results) {
      ObjectNode one = examples.addObject();
      one.put("rule", result.rule().name());
      one.put("name", result.example().name());
      one.put("line", result.example().line());
      one.put("asExpected", result.isAsExpected());
      ArrayNode expected = one.putArray("expected");
      result.example().expected().stream().sorted().forEach(expected::add);
      ObjectNode said = one.putObject("said");
      result.said().forEach((move, sentence) -> said.put(String.valueOf(move), sentence));
    }
    return answer;
  }
}
