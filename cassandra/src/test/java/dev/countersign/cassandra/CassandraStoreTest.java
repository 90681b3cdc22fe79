package dev.countersign.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.bitcoin.RandomPayments;
import dev.countersign.trace.bitcoin.SameBitcoin;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.store.LedgerStore;
import dev.countersign.trace.store.Loading;
import dev.countersign.trace.store.Progress;
import dev.countersign.trace.store.SameAsInMemory;
import dev.countersign.trace.store.StoreLedger;
import dev.countersign.trace.taint.RandomLedger;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A store in a real Cassandra holds what a ledger in memory holds, however it was filled. */
class CassandraStoreTest {
  /** So few that most accounts have several partitions. */
  private static final int CHUNKS = 2;

  private final StoreAddress address = RealNode.empty();

  private static List<Entry> entries(long seed, int transactions) {
    return new RandomLedger(seed, 5, 2, 1_000_000).wide().entries(transactions, true);
  }

  private LedgerStore open() {
    return CassandraStore.write(address, RandomLedger.COIN, CHUNKS);
  }

  private static void load(LedgerStore store, List<Entry> entries) {
    try (Loading loading = store.load(Progress.NONE)) {
      entries.forEach(loading::add);
      loading.finish();
    }
  }

  private void check(List<Entry> entries) {
    try (StoreLedger ledger = CassandraStore.read(address)) {
      SameAsInMemory.check(ledger, entries);
    }
  }

  /** How many chunks each partition of postings has. */
  private Map<String, Integer> partitions() {
    Map<String, Integer> counts = new TreeMap<>();
    try (CqlSession session = session()) {
      for (Row row :
          session.execute("SELECT part, key FROM " + address.keyspace() + ".ledger_postings")) {
        byte[] key = CassandraTables.bytes(row, 1);
        String part = Bytes.of(CassandraTables.bytes(row, 0)).toHex();
        String list = Bytes.of(key).slice(0, Partitions.list(key)).toHex();
        counts.merge(part + " " + list, 1, Integer::sum);
      }
    }
    return counts;
  }

  private CqlSession session() {
    StoreAddress.Node node = address.nodes().getFirst();
    return CqlSession.builder()
        .addContactPoint(new InetSocketAddress(node.host(), node.port()))
        .withLocalDatacenter(address.dataCenter().orElseThrow())
        .build();
  }

  @Test
  void holdsAccountsWithMoreTransactionsThanAPartitionHolds() {
    List<Entry> entries = RandomLedger.logged(entries(3, 900));
    try (LedgerStore store = open()) {
      load(store, entries.subList(0, 300));
      load(store, entries.subList(200, 700));
      store.append(entries.subList(700, 900));
    }
    check(entries);
    assertThat(partitions().values()).allMatch(count -> count <= CHUNKS);
    assertThat(partitions()).hasSizeGreaterThan(12);
    long block = entries.get(550).block();
    List<Entry> left = entries.stream().filter(entry -> entry.block() < block).toList();
    try (LedgerStore store = open()) {
      store.undoFrom(block);
      assertThat(store.size()).isEqualTo(left.size());
    }
    check(left);
    try (LedgerStore store = open()) {
      load(store, entries);
    }
    check(entries);
    assertThat(partitions().values()).allMatch(count -> count <= CHUNKS);
  }

  @Test
  void holdsBitcoin() {
    List<Payment> payments = new RandomPayments(2, 5, 5_000_000_000L).make(120, false);
    List<Payment> numbered = new ArrayList<>(BitcoinNumbers.numbered(payments));
    try (LedgerStore store = CassandraStore.write(address, Payment.COIN, CHUNKS)) {
      try (Loading loading = store.load(Progress.NONE)) {
        numbered.subList(0, 80).forEach(loading::add);
        loading.finish();
      }
      try (Loading loading = store.load(Progress.NONE)) {
        numbered.forEach(loading::add);
        loading.finish();
      }
    }
    try (StoreLedger ledger = CassandraStore.read(address)) {
      SameBitcoin.check(ledger.bitcoin().orElseThrow(), numbered);
    }
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> CassandraStore.read(address))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("There is no ledger in " + address)
        .hasMessageContaining("countersign ledger load");
    try (LedgerStore store = open()) {
      assertThat(store.size()).isZero();
    }
    assertThatThrownBy(() -> CassandraStore.write(address, new Asset.Native(137)))
        .hasMessageContaining("is of another chain");
    String text = address + "?dc=elsewhere";
    assertThatThrownBy(() -> CassandraStore.read(StoreAddress.of(text)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("has no node in the data centre elsewhere; expected dc=datacenter1");
    String without = address.toString().replace(address.keyspace(), "nowhere");
    assertThatThrownBy(() -> CassandraStore.read(StoreAddress.of(without)))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("The keyspace nowhere is not there")
        .hasMessageContaining("CREATE KEYSPACE nowhere");
    assertThatThrownBy(() -> CassandraStore.read(StoreAddress.of("cassandra://127.0.0.1:1/k")))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("none of its nodes could be reached: /127.0.0.1:1: ");
    try (CqlSession session = session()) {
      session.execute(
          "UPDATE "
              + address.keyspace()
              + ".ledger_meta SET value = 0x392e39 WHERE part = 0x00 AND key = 0x6c61796f7574");
    }
    assertThatThrownBy(() -> CassandraStore.read(address))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("has the layout 9.9, and this countersign reads 4.1");
    assertThatThrownBy(this::open).hasMessageContaining("has the layout 9.9");
  }

  @Test
  void onlyOneWritesAndWhoeverLostItChangesNothing() {
    List<Entry> entries = entries(5, 200);
    try (LedgerStore store = open()) {
      load(store, entries.subList(0, 100));
      try (CqlSession session = session()) {
        // As if this process had not spoken for long, and another had taken over.
        session.execute(
            "UPDATE "
                + address.keyspace()
                + ".ledger_meta SET value = 0x6f74686572 WHERE part = 0x00 AND key ="
                + " 0x777269746572 IF EXISTS");
      }
      assertThatThrownBy(() -> store.append(entries.subList(100, 200)))
          .isInstanceOf(UnreadableInput.class)
          .hasMessageContaining("was taken over by another process");
    }
    check(entries.subList(0, 100));
  }
}
