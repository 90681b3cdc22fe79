package dev.countersign.cassandra;

import dev.countersign.cassandra.node.LocalNode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one Cassandra of all tests, which ends with their process. */
final class RealNode {
  private static @Nullable LocalNode node;
  private static int keyspaces;

  private RealNode() {}

  static synchronized LocalNode get() {
    LocalNode there = node;
    if (there == null) {
      there =
          LocalNode.start(
              Path.of("../cassandra-node/target/node"),
              Path.of("target/node-" + ProcessHandle.current().pid()),
              List.of("-XX:TieredStopAtLevel=1", "-Dcassandra.unsafesystem=true"));
      node = there;
    }
    return there;
  }

  /** A keyspace with nothing in it. */
  static synchronized StoreAddress empty() {
    StoreAddress address = get().address("test_" + ++keyspaces);
    CassandraStore.makeKeyspace(address);
    return address;
  }
}
