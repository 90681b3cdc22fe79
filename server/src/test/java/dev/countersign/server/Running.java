package dev.countersign.server;

import dev.countersign.gate.known.Known;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Servers for tests, on any free port. */
final class Running {
  private Running() {}

  static Server on(Path data) {
    return Server.start(options(0, data, null));
  }

  static ServerOptions options(int port, Path data, @Nullable String database) {
    return new ServerOptions(port, data, database, Known.NOTHING, null, progress -> {});
  }
}
