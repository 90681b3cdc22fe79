package dev.countersign.cli.size;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The numbers of one file, by their names, in its order. */
public record Constants(Map<String, Constant> all) {
  /** Every name that a file has to have. */
  static final List<String> NAMES =
      List.of(
          "node.cores",
          "node.memory",
          "node.disk",
          "room.cores",
          "room.memory",
          "room.disk",
          "servers.least",
          "movement.cost",
          "account-event.cost",
          "account.memory",
          "account.events-a-day",
          "decision.events",
          "decision.server-cost",
          "decision.database-cost",
          "server.memory",
          "database.memory",
          "decision.bytes",
          "flink.movement-cost",
          "flink.account-event-cost",
          "flink.state-bytes",
          "flink.state-keys",
          "flink.checkpoint-rate",
          "kafka.event-bytes",
          "kafka.replicas",
          "kafka.days",
          "ledger.transfer-bytes",
          "ledger.load-rate",
          "ledger.trace-memory",
          "cassandra.transfer-bytes",
          "cassandra.load-rate",
          "cassandra.replicas",
          "ethereum.transactions",
          "ethereum.transactions-a-day",
          "ethereum.transfers",
          "tron.transactions",
          "tron.transactions-a-day",
          "tron.transfers",
          "bitcoin.transactions",
          "bitcoin.transactions-a-day",
          "bitcoin.transfers");

  /** Copies. */
  public Constants {
    all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
  }

  /**
   * One of them.
   *
   * @throws IllegalArgumentException when it is none of {@link #NAMES}
   */
  public Constant of(String name) {
    Constant constant = all.get(name);
    if (constant == null) {
      throw new IllegalArgumentException("there is no constant " + name);
    }
    return constant;
  }
}
