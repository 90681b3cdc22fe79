package dev.countersign.cli.screen;

import dev.countersign.cli.terminal.BoundedInput;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.intel.screen.Answer;
import dev.countersign.intel.screen.AnswerJson;
import dev.countersign.intel.screen.Screening;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code countersign screen}: whose an address is. */
@Command(
    name = "screen",
    mixinStandardHelpOptions = true,
    description = "Says whose an address is, by all lists that are there (docs/screening.md).",
    footer = {
      "",
      "Try: countersign screen 0x51E9d833Ecae4E8D9D8Be17300AEE6D3398C135D",
      "     countersign screen --file addresses.txt --lists sdn.xml --json"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no list that was asked knows anything against them",
      "3:hold: a mixer, a blacklist, another crime, a look-alike, or a list is stale or unreadable",
      "4:deny: sanctioned, or a thief's",
      "2:an address or an option cannot be read, and none is denied"
    })
public final class ScreenCommand implements Callable<Integer> {
  private static final int UNREADABLE = CommandLine.ExitCode.USAGE;

  @Parameters(
      arity = "0..*",
      paramLabel = "ADDRESS",
      description = "Addresses of any chain; - for one a line on standard input.")
  private List<String> addresses = new ArrayList<>();

  @Option(
      names = "--file",
      paramLabel = "FILE|-",
      description = "A file with one address a line; - for standard input.")
  private @Nullable String file;

  @Mixin private ListPlaces places = new ListPlaces();

  @Mixin private ExposureOptions exposure = new ExposureOptions();

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;

  private ScreenCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The command with those under it. */
  public static CommandLine line(Terminal terminal) {
    return new CommandLine(new ScreenCommand(terminal))
        .addSubcommand(new ScreenListsCommand(terminal))
        .addSubcommand(new ScreenUpdateCommand(terminal))
        .addSubcommand(new ScreenIssuersCommand(terminal));
  }

  @Override
  public Integer call() {
    List<String> asked = asked();
    exposure.check();
    Screening screening = places.open();
    List<Answer> answers = new ArrayList<>();
    Map<String, String> unreadable = new LinkedHashMap<>();
    Map<String, List<Finding>> exposed = exposure.findings(asked, screening, terminal);
    for (String address : asked) {
      try {
        answers.add(screening.screen(address, exposed.getOrDefault(address, List.of())));
      } catch (UnreadableInput e) {
        unreadable.put(address, e.sentence());
      }
    }
    Outcome worst =
        answers.stream()
            .map(answer -> answer.verdict().outcome())
            .reduce(Outcome.ALLOW, Outcome::worse);
    if (json) {
      terminal.print(json(screening, answers, unreadable, worst));
    } else {
      terminal.print(new ScreenText(terminal.colours()).of(screening, answers, unreadable));
    }
    unreadable.values().forEach(terminal::complain);
    return worst != Outcome.DENY && !unreadable.isEmpty() ? UNREADABLE : worst.exitCode();
  }

  private List<String> asked() {
    List<String> asked = new ArrayList<>();
    boolean dash = addresses.contains("-");
    if (dash && "-".equals(file)) {
      throw new UnreadableInput("Only one input can come from standard input (-)");
    }
    addresses.stream().filter(address -> !address.equals("-")).forEach(asked::add);
    if (dash) {
      asked.addAll(lines("-"));
    }
    if (file != null) {
      asked.addAll(lines(file));
    }
    if (asked.isEmpty()) {
      throw new UnreadableInput(
          "No address is given; expected some, or --file with one a line, or - for standard input");
    }
    return asked;
  }

  private List<String> lines(String from) {
    return BoundedInput.readText(from, terminal.in(), "The addresses")
        .lines()
        .map(line -> line.startsWith("\ufeff") ? line.substring(1) : line)
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  private static ObjectNode json(
      Screening screening, List<Answer> answers, Map<String, String> unreadable, Outcome worst) {
    ObjectNode json = Json.object();
    json.put("verdict", worst.name().toLowerCase(Locale.ROOT));
    ArrayNode all = json.putArray("answers");
    answers.forEach(answer -> all.add(AnswerJson.of(answer)));
    ArrayNode wrong = json.putArray("unreadable");
    unreadable.forEach(
        (address, sentence) -> wrong.addObject().put("asked", address).put("sentence", sentence));
    json.set("lists", AnswerJson.lists(screening.lists(), Instant.now()));
    AnswerJson.findings(json.putArray("notAsked"), screening.absent());
    return json;
  }
}
