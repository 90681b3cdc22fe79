package dev.countersign.cli.triage;

import dev.countersign.cli.terminal.BoundedInput;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.lure.confine.ReaderProcess;
import dev.countersign.lure.confine.ReaderSettings;
import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.context.CompanyJson;
import dev.countersign.lure.rule.Rules;
import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.AnswerJson;
import dev.countersign.lure.triage.AnswerText;
import dev.countersign.lure.triage.Part;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code countersign triage}: whether what somebody was sent looks like the beginning of a theft.
 */
@Command(
    name = "triage",
    mixinStandardHelpOptions = true,
    description = {
      "Says whether a message, a file or a project looks like the beginning of a theft, why, and what"
          + " to do.",
      "Nothing in it is run or fetched: it is read in a process without network that can start and"
          + " write nothing."
    })
public final class TriageCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE|FOLDER|-",
      description =
          "A mail (.eml, .msg), an exported chat, an archive, any file, a project's folder; - for"
              + " standard input, also for pasted text.")
  private String file = "-";

  @Option(
      names = "--company",
      paramLabel = "FILE",
      description = "Who we are: own domains, colleagues, contacts (docs/lure.md).")
  private @Nullable String company;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Rules of your own, beside those that come with it (docs/lure-rules.md).")
  private @Nullable String rules;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;

  /** A command that reads and prints there. */
  public TriageCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try {
      Answer answer = answer();
      if (json) {
        terminal.print(AnswerJson.shown(answer));
      } else {
        terminal.print(new AnswerText(terminal.colours()).of(answer));
      }
      return answer.verdict().outcome().exitCode();
    } catch (UnreadableInput e) {
      if (json) {
        ObjectNode error = Json.object();
        error.put("error", e.sentence());
        terminal.print(error);
      }
      throw e;
    }
  }

  private Answer answer() {
    Company who =
        company == null
            ? Company.UNKNOWN
            : CompanyJson.read(
                Json.parse(
                    BoundedInput.readText(company, terminal.in(), "The company"), "The company"));
    if (rules != null) {
      String own = BoundedInput.readText(rules, terminal.in(), "The file of rules");
      Rules.read(own, "The file of rules " + rules);
      who = who.withRules(own);
    }
    HandedIn handedIn = HandedIn.of(file, terminal.in());
    try (ReaderProcess reader = new ReaderProcess(ReaderSettings.ONCE)) {
      return switch (handedIn) {
        case HandedIn.Held(Content content, List<Finding> leftOut) ->
            reader
                .answer(who, content)
                .beside(new Part("what was left out of the folder", "links and the like", leftOut));
        case HandedIn.OnDisk(Path path, String name) -> reader.answer(who, path, name);
      };
    } catch (IOException e) {
      throw new UnreadableInput(file + " could not be read: " + e.getMessage());
    }
  }
}
