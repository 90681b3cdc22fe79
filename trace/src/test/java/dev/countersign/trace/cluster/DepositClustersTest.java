package dev.countersign.trace.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.intel.label.Labels;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.who.InferredRoles;
import dev.countersign.trace.who.LabelledRoles;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Deposit addresses of one service are one cluster, and of two services are two. */
class DepositClustersTest {
  private static final Asset COIN = new Asset.Native(1);

  private final List<Entry> entries = new ArrayList<>();

  private void pay(String from, String to) {
    int at = entries.size();
    entries.add(
        new Entry(
            at,
            0,
            Bytes.fromHex("0x" + "%064x".formatted(at)),
            1_700_000_000L + 3_600L * at,
            Optional.empty(),
            BigInteger.ZERO,
            List.of(new Entry.Moved(from, to, COIN, BigInteger.TEN))));
  }

  private void exchange(String name) {
    for (int i = 0; i < 120; i++) {
      pay("person" + i, name + "-deposit" + i);
      pay(name + "-deposit" + i, name);
      pay(name, "customer" + i);
    }
  }

  @Test
  void putsTheDepositAddressesOfAServiceTogether() {
    exchange("one");
    exchange("two");
    pay("person1", "wallet");
    MemoryLedger ledger = MemoryLedger.of(COIN, entries);
    InferredRoles roles =
        new InferredRoles(ledger, Labels.NONE, new LabelledRoles(ledger, Labels.NONE, any -> true));
    Clusters clusters = new Clusters();
    DepositClusters.join(
        clusters,
        ledger,
        roles,
        Stream.of("one-deposit1", "one-deposit2", "two-deposit3", "wallet", "person1")
            .map(name -> ledger.account(name).orElseThrow())
            .toList(),
        Ledger.NATIVE);
    assertThat(clusters.of("one-deposit1"))
        .containsExactlyInAnyOrder("one", "one-deposit1", "one-deposit2");
    assertThat(clusters.isOne("one-deposit1", "two-deposit3")).isFalse();
    assertThat(clusters.of("wallet")).containsExactly("wallet");
    assertThat(clusters.way("one-deposit1", "one-deposit2").getLast().reason())
        .isEqualTo("sends all that it gets to one, which collects from such addresses");
  }
}
