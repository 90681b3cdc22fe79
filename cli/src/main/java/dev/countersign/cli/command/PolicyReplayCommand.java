package dev.countersign.cli.command;

import dev.countersign.cli.terminal.BoundedInput;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.yaml.PolicyFile;
import dev.countersign.gate.policy.yaml.UnreadablePolicy;
import dev.countersign.model.value.UnreadableInput;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign policy replay}: what a policy would have decided on past transfers. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Shows what the document of a policy would have decided on the journal's past transfers,",
      "and what would have come out otherwise, how much of it, and by which rules.",
      "Reads beside a running server, without one, or from an exported journal. Changes nothing."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it was replayed, with or without a difference",
      "2:the document has mistakes, or the journal cannot be read or is not whole",
      "1:the server's database cannot be reached"
    })
public final class PolicyReplayCommand implements Callable<Integer> {
  private static final int MISTAKES = 2;
  private static final Pattern SPAN = Pattern.compile("([0-9]{1,5})([wdh])");

  @Parameters(paramLabel = "FILE|-", description = "The policy; - for standard input.")
  private String file = "-";

  @Option(
      names = "--since",
      paramLabel = "WHEN",
      description = {
        "Only transfers decided since then: 2026-01-01 (in the policy's time zone), a moment such as",
        "2026-01-01T09:00:00Z, or how long ago: 30d, 12h, 8w. Limits count earlier ones too.",
        "Default: all."
      })
  private @Nullable String since;

  @Option(
      names = "--against",
      paramLabel = "WHAT",
      defaultValue = "decided",
      description = {
        "What to compare with: \"decided\", what was decided then; \"in-force\", the policy that is in",
        "force now; or the file of another policy. Default: ${DEFAULT-VALUE}."
      })
  private String against = "decided";

  @Option(
      names = "--journal",
      paramLabel = "EXPORT",
      description = "A journal that was exported, instead of a server's data.")
  private @Nullable String journal;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The server's data folder. Default: data, beside ./countersign.")
  private @Nullable String data;

  @Option(
      names = {"--database", "--database-url"},
      paramLabel = "URL",
      defaultValue = "${env:COUNTERSIGN_DATABASE}",
      description = "The JDBC URL of a PostgreSQL of your own instead.")
  private @Nullable String database;

  @Option(names = "--json", description = "Answer in JSON, with every transfer that differs.")
  private boolean json;

  private final Terminal terminal;

  /** A command that reads and prints there. */
  public PolicyReplayCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Policy policy = policy(file);
    if (policy == null) {
      return MISTAKES;
    }
    Policy other = null;
    if (!against.equals("decided") && !against.equals("in-force")) {
      other = policy(against);
      if (other == null) {
        return MISTAKES;
      }
    }
    ReplayRun run =
        new ReplayRun(terminal, policy, against, other, since(policy, Clock.systemUTC()), json);
    return journal == null
        ? new Replaying(terminal).run(run, Places.data(data), Places.database(database))
        : run.of(new ExportedJournal(journal));
  }

  private @Nullable Policy policy(String from) {
    try {
      return PolicyFile.read(BoundedInput.readText(from, terminal.in(), "The policy"));
    } catch (UnreadablePolicy e) {
      e.mistakes().forEach(mistake -> terminal.complain(from + ": " + mistake));
      return null;
    }
  }

  private @Nullable Instant since(Policy policy, Clock clock) {
    String text = since;
    if (text == null) {
      return null;
    }
    Matcher span = SPAN.matcher(text);
    try {
      if (span.matches()) {
        long number = Long.parseLong(span.group(1));
        Duration ago =
            switch (span.group(2)) {
              case "w" -> Duration.ofDays(7 * number);
              case "d" -> Duration.ofDays(number);
              default -> Duration.ofHours(number);
            };
        return clock.instant().minus(ago);
      }
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(policy.settings().zone()).toInstant();
    } catch (DateTimeException e) {
      throw new UnreadableInput(
          "--since is no time; expected 2026-01-01, 2026-01-01T09:00:00Z, or how long ago, such as"
              + " 30d");
    }
  }
}
