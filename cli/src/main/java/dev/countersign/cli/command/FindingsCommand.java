package dev.countersign.cli.command;

import dev.countersign.access.finding.AccessCatalogue;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.finding.FindingCatalogue;
import dev.countersign.intel.finding.IntelCatalogue;
import dev.countersign.lure.finding.LureCatalogue;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code countersign findings}: the catalogue of findings, or one entry of it. */
@Command(
    name = "findings",
    mixinStandardHelpOptions = true,
    description = "Prints the catalogue of findings, or one entry of it.")
public final class FindingsCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "CODE",
      description = "The code of one finding, such as unknown-delegatecall.")
  private @Nullable String code;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final Terminal terminal;

  /** A command that prints to that terminal. */
  public FindingsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<FindingCode> entries =
        Stream.of(FindingCatalogue.ALL, LureCatalogue.ALL, AccessCatalogue.ALL, IntelCatalogue.ALL)
            .flatMap(List::stream)
            .filter(entry -> code == null || entry.code().equals(code))
            .toList();
    if (entries.isEmpty()) {
      throw new UnreadableInput(
          "There is no finding \"" + code + "\"; countersign findings lists them all");
    }
    if (json) {
      terminal.print(asJson(entries));
    } else {
      terminal.print(code == null ? table(entries) : one(entries.getFirst()));
    }
    return 0;
  }

  private static String table(List<FindingCode> entries) {
    StringBuilder out = new StringBuilder();
    for (FindingCode entry : entries) {
      out.append(
          String.format(
              Locale.ROOT,
              "%-29s %-6s %-9s %s%n",
              entry.code(),
              outcome(entry),
              word(entry.severity()),
              entry.title()));
    }
    return out.toString();
  }

  private static String one(FindingCode entry) {
    StringBuilder out = new StringBuilder();
    out.append(entry.code()).append('\n');
    out.append("  ").append(entry.title()).append('\n');
    out.append("  Severity: ").append(word(entry.severity())).append('\n');
    out.append("  The built-in policy: ").append(outcome(entry)).append('\n');
    if (!entry.release().isEmpty()) {
      out.append("  Released when: ").append(entry.release()).append('\n');
    }
    out.append("  Explained in docs/findings.md#").append(entry.code()).append('\n');
    return out.toString();
  }

  private static JsonNode asJson(List<FindingCode> entries) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (FindingCode entry : entries) {
      ObjectNode object = list.addObject();
      object.put("code", entry.code());
      object.put("severity", word(entry.severity()));
      object.put("outcome", word(entry.outcome()));
      object.put("title", entry.title());
      object.put("release", entry.release().isEmpty() ? null : entry.release());
    }
    return list;
  }

  private static String outcome(FindingCode entry) {
    return entry.outcome() == Outcome.ALLOW ? "note" : word(entry.outcome());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
