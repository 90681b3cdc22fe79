package dev.countersign.cli.screen;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.intel.screen.AnswerJson;
import dev.countersign.intel.screen.Screening;
import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** {@code countersign screen lists}: which lists are asked. */
@Command(
    name = "lists",
    mixinStandardHelpOptions = true,
    description = "Says which lists are asked: version, day, age, entries, licence.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all can be asked", "3:one is stale or cannot be read"})
final class ScreenListsCommand implements Callable<Integer> {
  @Mixin private ListPlaces places = new ListPlaces();

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;

  ScreenListsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Screening screening = places.open();
    if (json) {
      ObjectNode answer = Json.object();
      answer.set("lists", AnswerJson.lists(screening.lists(), Instant.now()));
      AnswerJson.findings(answer.putArray("notAsked"), screening.absent());
      terminal.print(answer);
    } else {
      terminal.print(new ScreenText(terminal.colours()).lists(screening));
    }
    List<Finding> wrong = screening.ofLists();
    return (wrong.isEmpty() ? Outcome.ALLOW : Outcome.HOLD).exitCode();
  }
}
