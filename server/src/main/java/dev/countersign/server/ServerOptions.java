package dev.countersign.server;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.gate.known.Known;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a server is to be started.
 *
 * @param port on loopback; 0 for any that is free
 * @param data the folder of the embedded PostgreSQL; not used with a database of one's own
 * @param origin as browsers see the console, such as {@code https://countersign.example.com}; null
 *     for loopback. Passkeys belong to its host
 * @param database the JDBC URL of a PostgreSQL of one's own; null for the embedded one
 * @param known what is known in advance
 * @param node a node to try payloads on; null for none
 * @param clock the time, by which everything is decided
 * @param progress told in a few words what takes long
 */
public record ServerOptions(
    int port,
    @Nullable URI origin,
    Path data,
    @Nullable String database,
    Known known,
    @Nullable NodeClient node,
    Clock clock,
    Consumer<String> progress) {
  /**
   * Checks the port.
   *
   * @throws IllegalArgumentException when it is none
   */
  public ServerOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
    }
  }
}
