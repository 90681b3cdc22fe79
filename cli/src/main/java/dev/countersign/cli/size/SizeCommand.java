package dev.countersign.cli.size;

import dev.countersign.cli.size.ChainSize.Chain;
import dev.countersign.cli.terminal.BoundedInput;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.json.Json;
import dev.countersign.model.text.Visible;
import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code countersign size}: how many machines a load needs. */
@Command(
    name = "size",
    mixinStandardHelpOptions = true,
    description = {
      "Says how many cores, how much memory and disk and how many nodes a load needs, with the",
      "arithmetic line by line, from constants of which each names its source. Without --events and",
      "--chain: 10, 1,000 and 100,000 events a second, and all of Ethereum, Tron and Bitcoin."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything could be told",
      "3:something could not be told, since a constant that it needs was not measured",
      "2:the constants or an option cannot be read"
    })
public final class SizeCommand implements Callable<Integer> {
  private static final int NOT_ALL_TOLD = 3;
  private static final double MOST_EVENTS = 1_000_000_000;

  @Option(
      names = "--events",
      paramLabel = "N",
      description =
          "So many movements, and as many events around accounts, a second; may be repeated.")
  private @Nullable List<Double> events;

  @Option(
      names = "--chain",
      paramLabel = "NAME",
      description = "A whole chain: ethereum, tron or bitcoin; may be repeated.")
  private @Nullable List<String> chains;

  @Option(
      names = "--constants",
      paramLabel = "FILE",
      description = "Constants of your own; - for standard input. Default: the shipped ones.")
  private @Nullable String file;

  @Option(
      names = "--print-constants",
      description = "Print the shipped file of constants, to change and give with --constants.")
  private boolean print;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private final Terminal terminal;

  /** A command that reads and prints there. */
  public SizeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (print) {
      terminal.print(ConstantsFile.shipped());
      return 0;
    }
    Constants constants =
        file == null
            ? ConstantsFile.read(ConstantsFile.shipped(), "The shipped constants")
            : ConstantsFile.read(
                BoundedInput.readText(file, terminal.in(), "The constants"),
                "The constants " + file);
    List<Sized> all = new ArrayList<>();
    boolean usual = events == null && chains == null;
    for (double rate : usual ? List.of(10.0, 1_000.0, 100_000.0) : orNone(events)) {
      all.add(StreamSize.of(constants, checked(rate)));
    }
    for (String name : usual ? List.of("ethereum", "tron", "bitcoin") : orNone(chains)) {
      all.add(ChainSize.of(constants, chain(name)));
    }
    if (json) {
      terminal.print(json(all));
    } else {
      StringBuilder out = new StringBuilder();
      all.forEach(sized -> out.append(SizeText.of(sized)));
      terminal.print(Visible.of(out.append(SizeText.of(constants)).toString()));
    }
    return all.stream().allMatch(sized -> sized.missing().isEmpty()) ? 0 : NOT_ALL_TOLD;
  }

  private static double checked(double rate) {
    if (!(rate > 0 && rate <= MOST_EVENTS)) {
      throw new UnreadableInput(
          "The option --events is " + rate + "; expected a number above 0, at most 1000000000");
    }
    return rate;
  }

  private static Chain chain(String name) {
    for (Chain chain : Chain.values()) {
      if (chain.word().equals(name.toLowerCase(Locale.ROOT))) {
        return chain;
      }
    }
    throw new UnreadableInput(
        "There are no constants of a chain \"" + name + "\"; expected ethereum, tron or bitcoin");
  }

  private static <T> List<T> orNone(@Nullable List<T> given) {
    return given == null ? List.of() : given;
  }

  private static ObjectNode json(List<Sized> all) {
    ObjectNode answer = Json.object();
    ArrayNode loads = answer.putArray("loads");
    for (Sized sized : all) {
      ObjectNode load = loads.addObject();
      load.put("load", sized.load());
      ArrayNode needs = load.putArray("needs");
      for (Sized.Need need : sized.needs()) {
        ObjectNode one = needs.addObject();
        one.put("what", need.what());
        one.put("unit", need.unit());
        if (need.amount().value().isPresent()) {
          one.put("amount", need.amount().value().getAsDouble());
        } else {
          one.putNull("amount");
        }
        ArrayNode missing = one.putArray("notMeasured");
        need.amount().missing().forEach(missing::add);
      }
    }
    return answer;
  }
}
