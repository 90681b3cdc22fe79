package dev.countersign.cli.command;

import dev.countersign.cli.terminal.BoundedInput;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.policy.decision.DecisionJson;
import dev.countersign.gate.policy.decision.RuleOutcome;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.review.ExampleResult;
import dev.countersign.gate.policy.review.Examples;
import dev.countersign.gate.policy.review.Remark;
import dev.countersign.gate.policy.review.Remark.Weight;
import dev.countersign.gate.policy.review.Review;
import dev.countersign.gate.policy.yaml.PolicyFile;
import dev.countersign.gate.policy.yaml.UnreadablePolicy;
import dev.countersign.model.json.Json;
import dev.countersign.model.text.Visible;
import dev.countersign.model.verdict.Finding;
import dev.countersign.rules.yaml.Mistake;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code countersign policy test}: what is wrong in a policy, and what its examples come to. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Checks the document of a policy and runs its examples.",
      "Also says what can never matter, what nothing covers and what no example shows."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the document can be used, and every example is decided as it says",
      "4:an example is decided otherwise",
      "2:the document has mistakes, or cannot be read"
    })
public final class PolicyTestCommand implements Callable<Integer> {
  private static final int MISTAKES = 2;
  private static final int DIFFERS = 4;

  @Parameters(paramLabel = "FILE|-", description = "The policy; - for standard input.")
  private String file = "-";

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;

  /** A command that reads and prints there. */
  public PolicyTestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String text = BoundedInput.readText(file, terminal.in(), "The policy");
    try {
      Policy policy = PolicyFile.read(text);
      List<ExampleResult> examples = Examples.run(policy);
      List<Remark> remarks = Review.of(policy, examples);
      if (json) {
        terminal.print(json(policy, examples, remarks));
      } else {
        terminal.print(Visible.of(words(policy, examples, remarks)));
      }
      return examples.stream().allMatch(ExampleResult::isAsExpected) ? 0 : DIFFERS;
    } catch (UnreadablePolicy e) {
      if (json) {
        terminal.print(json(e));
      } else {
        e.mistakes().forEach(mistake -> terminal.complain(file + ": " + mistake));
      }
      return MISTAKES;
    }
  }

  private static String words(Policy policy, List<ExampleResult> examples, List<Remark> remarks) {
    StringBuilder out = new StringBuilder();
    for (ExampleResult result : examples) {
      if (!result.isAsExpected()) {
        differs(out, result);
      }
    }
    for (Weight weight : Weight.values()) {
      List<Remark> some = remarks.stream().filter(each -> each.weight() == weight).toList();
      if (!some.isEmpty()) {
        out.append(weight == Weight.WARNING ? "Perhaps not meant so:\n" : "To know:\n");
        some.forEach(remark -> out.append("  ").append(remark).append('\n'));
        out.append('\n');
      }
    }
    long right = examples.stream().filter(ExampleResult::isAsExpected).count();
    return out.append(policy.name())
        .append(": ")
        .append(count(policy.rules().size(), "rule"))
        .append(", ")
        .append(count(examples.size(), "example"))
        .append(
            examples.isEmpty()
                ? ".\n"
                : ", " + right + " as expected, " + (examples.size() - right) + " not.\n")
        .toString();
  }

  private static void differs(StringBuilder out, ExampleResult result) {
    out.append("Not as expected: ")
        .append(result.example().name())
        .append(" (line ")
        .append(result.example().line())
        .append(")\n");
    result.differences().forEach(each -> out.append("  ").append(each).append('\n'));
    for (Finding finding : result.decision().verdict().findings()) {
      out.append("    ")
          .append(finding.code().code())
          .append(": ")
          .append(finding.sentence())
          .append('\n');
    }
    for (RuleOutcome outcome : result.decision().rules()) {
      out.append("    ")
          .append(outcome.rule().name())
          .append(" (line ")
          .append(outcome.rule().line())
          .append(", ")
          .append(outcome.rule().then().word())
          .append("): ")
          .append(outcome.sentence())
          .append('\n');
    }
    out.append('\n');
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static ObjectNode json(UnreadablePolicy unreadable) {
    ObjectNode answer = Json.object();
    answer.put("usable", false);
    ArrayNode mistakes = answer.putArray("mistakes");
    for (Mistake mistake : unreadable.mistakes()) {
      ObjectNode one = mistakes.addObject();
      one.put("line", mistake.line());
      one.put("column", mistake.column());
      one.put("sentence", mistake.sentence());
    }
    return answer;
  }

  private static ObjectNode json(
      Policy policy, List<ExampleResult> examples, List<Remark> remarks) {
    ObjectNode answer = Json.object();
    answer.put("usable", true);
    answer.put("name", policy.name());
    answer.put("digest", policy.digest().toHex());
    answer.put("rules", policy.rules().size());
    answer.put("asExpected", examples.stream().allMatch(ExampleResult::isAsExpected));
    ArrayNode results = answer.putArray("examples");
    for (ExampleResult result : examples) {
      ObjectNode one = results.addObject();
      one.put("name", result.example().name());
      one.put("line", result.example().line());
      one.put("asExpected", result.isAsExpected());
      one.put("expected", word(result.example().expected().verdict()));
      one.put("got", word(result.decision().outcome()));
      ArrayNode differences = one.putArray("differences");
      result.differences().forEach(differences::add);
      one.set("decision", DecisionJson.of(result.decision()));
    }
    ArrayNode said = answer.putArray("remarks");
    for (Remark remark : remarks) {
      ObjectNode one = said.addObject();
      one.put("weight", word(remark.weight()));
      one.put("line", remark.line());
      one.put("sentence", remark.sentence());
    }
    return answer;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
