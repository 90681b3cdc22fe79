package dev.countersign.scale.command;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.scale.hosted.OwnFlink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a Flink of one's own answers, among the options of a command. */
final class Door {
  static final String OPTIONS =
      "Options of Flink's client, as its config.yaml names them, in a file of NAME=VALUE.";

  private static final Pattern ADDRESS =
      Pattern.compile("(\\[[0-9a-fA-F:]+]|[^:\\s]+):([0-9]{1,5})");
  private static final int LAST_PORT = 65_535;

  @Option(
      names = "--flink",
      paramLabel = "ADDRESS",
      required = true,
      description = "Where the job manager's REST port is: HOST:PORT.")
  private String flink = "";

  @Option(names = "--flink-options", paramLabel = "FILE", description = OPTIONS)
  private @Nullable Path options;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "How long at most. Default: ${DEFAULT-VALUE}.")
  private int wait = 120;

  OwnFlink open() {
    return to(flink, options, Duration.ofSeconds(wait));
  }

  /** The Flink at an address; how long it is waited for, in whole seconds. */
  static OwnFlink to(String flink, @Nullable Path options, Duration wait) {
    Matcher address = ADDRESS.matcher(flink);
    if (!address.matches() || Integer.parseInt(address.group(2)) > LAST_PORT) {
      throw new UnreadableInput(
          "--flink is " + flink + "; expected HOST:PORT, say flink.example:8081");
    }
    if (wait.toSeconds() < 1) {
      throw new UnreadableInput("--wait is " + wait.toSeconds() + "; expected 1 second at least");
    }
    return new OwnFlink(
        address.group(1),
        Integer.parseInt(address.group(2)),
        options == null ? Map.of() : named(options),
        wait);
  }

  private static Map<String, String> named(Path file) {
    Map<String, String> all = new HashMap<>();
    GivenFile.properties(file).forEach((name, value) -> all.put(name.toString(), value.toString()));
    return all;
  }
}
