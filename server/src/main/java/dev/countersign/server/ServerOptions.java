package dev.countersign.server;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.server.nodes.Following;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
 * @param replica the JDBC URL of a copy of that PostgreSQL that is only read, for pages on which
 *     nobody decides; null for none
 * @param nodes Ethereum nodes, each of another chain
 * @param keys where Countersign's keys are ({@code docs/keys.md}); none for one in the data folder
 * @param clock the time, by which everything is decided
 * @param progress told in a few words what takes long
 * @param connections what it speaks to of itself
 * @param following how the nodes' chains are followed
 * @param metrics the port on loopback that Prometheus reads, 0 for any that is free; null for none
 * @param drain how long new requests are still taken when the server is told to end, 0 or more;
 *     {@code /health} says meanwhile that it ends
 */
public record ServerOptions(
    int port,
    @Nullable URI origin,
    Path data,
    @Nullable String database,
    @Nullable String replica,
    List<NodeClient> nodes,
    List<String> keys,
    Clock clock,
    Consumer<String> progress,
    Connections connections,
    Following following,
    @Nullable Integer metrics,
    Duration drain) {
  /** Options of a server that speaks to nothing of itself but nodes. */
  public ServerOptions(
      int port,
      @Nullable URI origin,
      Path data,
      @Nullable String database,
      List<NodeClient> nodes,
      List<String> keys,
      Clock clock,
      Consumer<String> progress) {
    this(
        port,
        origin,
        data,
        database,
        null,
        nodes,
        keys,
        clock,
        progress,
        Connections.NONE,
        Following.USUAL,
        null,
        Duration.ZERO);
  }

  /** The same with what it speaks to. */
  public ServerOptions with(Connections other) {
    return but(replica, other, following, metrics, drain);
  }

  /** The same with a port that Prometheus reads. */
  public ServerOptions withMetrics(int on) {
    return but(replica, connections, following, on, drain);
  }

  /** The same with a copy of the database for pages; null for none. */
  public ServerOptions withReplica(@Nullable String url) {
    return but(url, connections, following, metrics, drain);
  }

  /** The same with so long in which it still takes requests when it is told to end. */
  public ServerOptions draining(Duration grace) {
    return but(replica, connections, following, metrics, grace);
  }

  /**
   * The same where chains are followed so.
   *
   * @param sockets websockets by which nodes say what is new
   * @param agree so many nodes of a chain must agree about a block before it counts, 1 or more
   */
  public ServerOptions following(List<String> sockets, int agree) {
    Following how = new Following(sockets, agree, following.bitcoin());
    return but(replica, connections, how, metrics, drain);
  }

  /** The same with nodes of Bitcoin, all of one network. */
  public ServerOptions withBitcoin(List<NodeClient> others) {
    Following how = new Following(following.sockets(), following.agree(), others);
    return but(replica, connections, how, metrics, drain);
  }

  private ServerOptions but(
      @Nullable String copy,
      Connections others,
      Following how,
      @Nullable Integer figures,
      Duration grace) {
    return new ServerOptions(
        port, origin, data, database, copy, nodes, keys, clock, progress, others, how, figures,
        grace);
  }

  /**
   * Checks the ports.
   *
   * @throws IllegalArgumentException when one is none
   */
  public ServerOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
    }
    if (metrics != null && (metrics < 0 || metrics > 65_535)) {
      throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + metrics);
    }
    if (replica != null && database == null) {
      throw new IllegalArgumentException("a copy is one of a database of one's own");
    }
    nodes = List.copyOf(nodes);
    keys = List.copyOf(keys);
  }
}
