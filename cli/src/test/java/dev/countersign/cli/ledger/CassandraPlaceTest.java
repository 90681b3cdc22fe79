package dev.countersign.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.cli.Run;
import dev.countersign.cli.trace.StorePlace;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Stores in Cassandra are named as those on disk are; none of their nodes is up here. */
class CassandraPlaceTest {
  private static final String NOWHERE = "cassandra://127.0.0.1:1/ledgers";

  private static void says(Run run, String sentence) {
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(sentence).doesNotContain("\tat ");
  }

  @Test
  void anAddressIsRead() {
    assertThat(StorePlace.of(Path.of("cassandra://one:9042/ledgers?dc=west")))
        .isInstanceOf(StorePlace.Cassandra.class)
        .hasToString("cassandra://one:9042/ledgers");
    assertThat(StorePlace.of(Path.of("cassandra"))).isInstanceOf(StorePlace.Folder.class);
  }

  @Test
  void nodesThatAreNotThereAreSaid() {
    String sentence =
        "The store cassandra://127.0.0.1:1/ledgers cannot be read or written: none of";
    says(Run.of("trace", "--ledger", NOWHERE, "--from", "0x" + "1".repeat(40)), sentence);
    says(Run.of("ledger", "load", NOWHERE, "../examples/ledger"), sentence);
    says(
        Run.of("ledger", "load", "cassandra://127.0.0.1:1/Led", "../examples/ledger"),
        "expected cassandra://HOST:PORT/KEYSPACE");
  }

  @Test
  void aStoreStandsForItself() {
    says(
        Run.of("trace", "--ledger", NOWHERE, "../examples/ledger", "--from", "0x" + "1".repeat(40)),
        "stands for itself");
  }
}
