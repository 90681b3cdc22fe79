package dev.countersign.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.api.core.metadata.Node;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A session with the cluster that an address names. */
final class Connection implements AutoCloseable {
  /** A node that is busy with a load answers late, and is right all the same. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration FIRST_WORDS = Duration.ofSeconds(10);
  private static final String INFERRED = "DcInferringLoadBalancingPolicy";
  private static final int MOST_LOGIN = 4096; // bytes

  private final StoreAddress address;
  private final CqlSession session;

  private Connection(StoreAddress address, CqlSession session) {
    this.address = address;
    this.session = session;
  }

  /**
   * Reaches the cluster.
   *
   * @throws UnreadableInput where no node is reached, they are of another data centre, or the
   *     keyspace is not there
   */
  static Connection open(StoreAddress address) {
    CqlSession session = session(address);
    try {
      Connection connection = new Connection(address, session);
      connection.check();
      return connection;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  static void makeKeyspace(StoreAddress address) {
    try (CqlSession session = session(address)) {
      session.execute(
          "CREATE KEYSPACE IF NOT EXISTS "
              + address.keyspace()
              + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
    } catch (DriverException e) {
      throw Fault.said(address.toString(), e);
    }
  }

  private static CqlSession session(StoreAddress address) {
    CqlSessionBuilder builder = CqlSession.builder().withConfigLoader(settings(address));
    for (StoreAddress.Node node : address.nodes()) {
      builder.addContactPoint(new InetSocketAddress(node.host(), node.port()));
    }
    address.dataCenter().ifPresent(builder::withLocalDatacenter);
    address.login().ifPresent(file -> login(file, builder));
    try {
      return builder.build();
    } catch (RuntimeException e) {
      throw Fault.said(address.toString(), e);
    }
  }

  private static DriverConfigLoader settings(StoreAddress address) {
    ProgrammaticDriverConfigLoaderBuilder ours =
        DriverConfigLoader.programmaticBuilder()
            .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, PATIENCE)
            .withDuration(DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT, PATIENCE)
            // Whoever closes it has waited for all answers.
            .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
            .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0)
            // What this session makes it looks at itself: nothing is to be waited for.
            .withDuration(DefaultDriverOption.METADATA_SCHEMA_WINDOW, Duration.ofMillis(1))
            .withStringList(
                DefaultDriverOption.METADATA_SCHEMA_REFRESHED_KEYSPACES,
                List.of(address.keyspace()))
            .withDuration(DefaultDriverOption.CONTROL_CONNECTION_TIMEOUT, FIRST_WORDS)
            .withDuration(DefaultDriverOption.CONNECTION_CONNECT_TIMEOUT, FIRST_WORDS)
            .withDuration(DefaultDriverOption.CONNECTION_INIT_QUERY_TIMEOUT, FIRST_WORDS);
    if (address.dataCenter().isEmpty()) {
      ours.withString(DefaultDriverOption.LOAD_BALANCING_POLICY_CLASS, INFERRED);
    }
    if (address.driver().isEmpty()) {
      return ours.build();
    }
    Path file = address.driver().get();
    if (!Files.isReadable(file)) {
      throw new UnreadableInput(
          "The driver's settings " + file + " cannot be read; expected a file in HOCON");
    }
    return DriverConfigLoader.compose(DriverConfigLoader.fromPath(file), ours.build());
  }

  private static void login(Path file, CqlSessionBuilder builder) {
    String line;
    try {
      line =
          Files.size(file) > MOST_LOGIN
              ? ""
              : Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new UnreadableInput(
          "The login " + file + " cannot be read; expected user:password on its first line");
    }
    int colon = line.indexOf(':');
    if (colon < 1 || colon == line.length() - 1) {
      throw new UnreadableInput("The login " + file + " has no user:password on its first line");
    }
    builder.withAuthCredentials(line.substring(0, colon), line.substring(colon + 1));
  }

  private void check() {
    Set<String> centres =
        session.getMetadata().getNodes().values().stream()
            .map(Node::getDatacenter)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    if (address.dataCenter().filter(asked -> !centres.contains(asked)).isPresent()) {
      throw new UnreadableInput(
          "The store "
              + address
              + " has no node in the data centre "
              + address.dataCenter().get()
              + "; expected dc="
              + String.join(" or dc=", centres));
    }
    if (session.getMetadata().getKeyspace(address.keyspace()).isEmpty()) {
      throw new UnreadableInput(
          "The keyspace "
              + address.keyspace()
              + " is not there. Whoever runs the cluster makes it, with as many copies as it should"
              + " have: CREATE KEYSPACE "
              + address.keyspace()
              + " WITH replication = {'class': 'NetworkTopologyStrategy', '"
              + centres.stream().findFirst().orElse("datacenter1")
              + "': 3}");
    }
  }

  StoreAddress address() {
    return address;
  }

  CqlSession session() {
    return session;
  }

  /** Whether a table is there. */
  boolean has(String table) {
    return session
        .getMetadata()
        .getKeyspace(address.keyspace())
        .flatMap(there -> there.getTable(table))
        .isPresent();
  }

  @Override
  public void close() {
    session.close();
  }
}
