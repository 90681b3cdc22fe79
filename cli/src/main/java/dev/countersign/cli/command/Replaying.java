package dev.countersign.cli.command;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.policy.replay.PastDecision;
import dev.countersign.server.Archive;
import dev.countersign.server.NotStarted;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Replays on what a server keeps; beside the command, so that one on an export loads nothing of the
 * server.
 */
final class Replaying {
  private final Terminal terminal;

  Replaying(Terminal terminal) {
    this.terminal = terminal;
  }

  int run(ReplayRun run, Path data, @Nullable String database) {
    try (Archive archive = Archive.open(data, database, terminal::tell)) {
      return run.of(
          new Past() {
            @Override
            public Optional<String> policyInForce() {
              return Optional.of(archive.policyInForce());
            }

            @Override
            public long each(Consumer<PastDecision> to) {
              return archive.pastDecisions(to);
            }
          });
    } catch (NotStarted e) {
      terminal.complain(String.valueOf(e.getMessage()));
      return 1;
    }
  }
}
