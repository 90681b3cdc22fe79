package dev.countersign.cli.access;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.access.read.Readers;
import dev.countersign.access.read.Tally;
import dev.countersign.access.read.mapping.MappingFile;
import dev.countersign.access.watch.SessionWatch;
import dev.countersign.access.watch.WatchSettings;
import dev.countersign.access.watch.Watching;
import dev.countersign.cli.terminal.BoundedInput;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign access scan}: what logs of sign-ins and actions tell about sessions. */
@Command(
    name = "scan",
    mixinStandardHelpOptions = true,
    description = {
      "Reads logs of Okta, Google Workspace, Microsoft Entra, Auth0, Duo, OneLogin, GitHub, AWS"
          + " CloudTrail, Countersign's journal and others, and says which sessions are no longer"
          + " their owners', by which records, and what else could have caused it.",
      "JSON, one record a line or in an array, also compressed with gzip."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing was found that holds",
      "3:something was found that holds until somebody has looked",
      "4:something critical was found",
      "2:a log or an option cannot be read",
      "1:a fault of Countersign's own",
      "130, 143:--follow was ended by Ctrl-C or a signal, after its report"
    })
final class ScanCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE|FOLDER|-",
      arity = "1..*",
      description = "Logs, folders of logs, or - for standard input.")
  private List<String> logs = new ArrayList<>();

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "What the logs are, where it is not to be recognised: okta, workspace, entra …")
  private @Nullable String source;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "Where fields stand in logs of another kind (docs/access-events.md).")
  private List<String> mappings = new ArrayList<>();

  @Option(
      names = "--networks",
      paramLabel = "FILE",
      arity = "1",
      description = "What is known of networks: files in MaxMind's format, lists of blocks.")
  private List<String> networks = new ArrayList<>();

  @Option(
      names = "--company-networks",
      paramLabel = "BLOCK",
      split = ",",
      description = "The company's own networks, such as 192.0.2.0/24,2001:db8::/32.")
  private List<String> company = new ArrayList<>();

  @Option(names = "--follow", description = "Go on as the logs grow, until interrupted.")
  private boolean follow;

  @Option(
      names = "--json",
      description = "One JSON document a finding, and a last one with counts.")
  private boolean json;

  @Option(
      names = "--min-severity",
      paramLabel = "S",
      description = "Leave out what is less severe than info, low, medium, high or critical.")
  private String least = "info";

  private final Terminal terminal;
  private final Supplier<Pause> pause;

  /** A command that reads and prints there. */
  ScanCommand(Terminal terminal) {
    this(terminal, Pause::untilInterrupted);
  }

  /** The same, with pauses of its own between two looks. */
  ScanCommand(Terminal terminal, Supplier<Pause> pause) {
    this.terminal = terminal;
    this.pause = pause;
  }

  @Override
  public Integer call() {
    try {
      return scan();
    } catch (UnreadableInput e) {
      if (json) {
        terminal.printLine(Json.object().put("error", e.sentence()));
      }
      throw e;
    }
  }

  private int scan() {
    ScanReport report = new ScanReport(terminal, json, severity());
    Watching watch =
        new SessionWatch(WatchSettings.standard(), ScanNetworks.of(networks, company), report);
    Readers readers = readers();
    Tally tally = new Tally();
    Consumer<AccessEvent> to = event -> watch.accept(event, event.at());
    Merging merging = new Merging(terminal.in(), readers, tally, report, to);
    List<LogSource> sources = LogSource.of(logs);
    if (follow) {
      List<LogSource> whole = sources.stream().filter(one -> !one.grows()).toList();
      merging.read(whole);
      Pause between = pause.get();
      new Following(this::growing, readers, tally, report, to, System::nanoTime).run(between);
      report.finish(tally, watch.status());
      between.reported();
    } else {
      merging.read(sources);
      report.finish(tally, watch.status());
    }
    return report.exitCode(tally);
  }

  private List<LogSource> growing() {
    try {
      return LogSource.of(logs).stream().filter(LogSource::grows).toList();
    } catch (
        UnreadableInput e) { // a log that is just being renamed is there again at the next look
      return List.of();
    }
  }

  private Readers readers() {
    Readers readers = Readers.standard();
    for (String file : mappings) {
      String yaml = BoundedInput.readText(file, terminal.in(), "The mapping");
      List<String> mistakes = MappingFile.mistakes(yaml);
      if (mistakes.size() > 1) {
        mistakes.forEach(mistake -> terminal.complain(file + ", " + mistake));
      }
      readers = readers.with(MappingFile.read(yaml, file));
    }
    return source == null ? readers : readers.only(source);
  }

  private Severity severity() {
    for (Severity one : Severity.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(least)) {
        return one;
      }
    }
    throw new UnreadableInput(
        "--min-severity is none of info, low, medium, high, critical: “" + least + "”");
  }
}
