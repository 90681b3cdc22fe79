package dev.countersign.acceptance.company;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.server.Connections;
import dev.countersign.server.Server;
import dev.countersign.server.ServerOptions;
import dev.countersign.server.visit.FreePort;
import dev.countersign.server.visit.Prepared;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** A server that a test ends and starts again, with other settings, at the same address. */
final class OwnServer implements AutoCloseable {
  private final Path data;
  private final int port;
  private final Clock clock;
  private final List<NodeClient> nodes;
  private Server server;

  OwnServer(Path data, Clock clock, List<NodeClient> nodes, Connections connections)
      throws IOException {
    this.data = Prepared.in(data);
    this.port = FreePort.any();
    this.clock = clock;
    this.nodes = nodes;
    this.server = start(connections);
  }

  private Server start(Connections connections) {
    return Server.start(
        new ServerOptions(port, null, data, null, nodes, List.of(), clock, progress -> {})
            .with(connections));
  }

  URI address() {
    return server.address();
  }

  /** Where its founder begins. */
  URI enrolmentLink() {
    return Objects.requireNonNull(server.enrolmentLink());
  }

  /** Ends it and starts it again. */
  void again(Connections connections) {
    server.close();
    server = start(connections);
  }

  @Override
  public void close() {
    server.close();
  }
}
