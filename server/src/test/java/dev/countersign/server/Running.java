package dev.countersign.server;

import dev.countersign.server.visit.Prepared;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Servers for tests, on any free port. */
final class Running {
  private Running() {}

  static Server on(Path data) {
    return Server.start(options(0, Prepared.in(data), null));
  }

  /** One whose time the test moves. */
  static Server on(Path data, Clock clock) {
    return Server.start(options(0, Prepared.in(data), null, clock));
  }

  static ServerOptions options(int port, Path data, @Nullable String database) {
    return options(port, data, database, Clock.systemUTC());
  }

  private static ServerOptions options(
      int port, Path data, @Nullable String database, Clock clock) {
    return new ServerOptions(
        port, null, data, database, List.of(), List.of(), clock, progress -> {});
  }
}
