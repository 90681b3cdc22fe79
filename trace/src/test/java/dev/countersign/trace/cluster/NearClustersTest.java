package dev.countersign.trace.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.trace.bitcoin.MemoryBitcoinLedger;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.bitcoin.RandomPayments;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A cluster that is looked for from an address on is the one that all payments give. */
class NearClustersTest {
  private static final Set<Rule> COMMON = EnumSet.of(Rule.COMMON_INPUT);
  private static final Set<Rule> ALL = EnumSet.of(Rule.COMMON_INPUT, Rule.CHANGE);

  private static Set<String> addresses(List<Payment> payments) {
    Set<String> addresses = new TreeSet<>();
    payments.forEach(
        payment -> payment.outputs().forEach(out -> out.address().ifPresent(addresses::add)));
    return addresses;
  }

  @Test
  void findsTheSameAddressesAndLinksAsAllPaymentsTogether() {
    int large = 0;
    int change = 0;
    for (int seed = 0; seed < 40; seed++) {
      List<Payment> payments = new RandomPayments(seed, 6, 5_000_000_000L).make(200, seed % 2 > 0);
      MemoryBitcoinLedger ledger = MemoryBitcoinLedger.of(payments);
      for (Set<Rule> rules : List.of(COMMON, ALL)) {
        Clusters whole = BitcoinClusters.of(payments, rules);
        NearClusters near = new NearClusters(ledger, rules, 10_000, 100_000);
        for (String address : addresses(payments)) {
          Clusters found = near.around(address);
          Set<String> cluster = whole.of(address);
          assertThat(found.of(address)).isEqualTo(cluster);
          for (String other : cluster) {
            assertThat(found.way(address, other)).isEqualTo(whole.way(address, other));
          }
          large += cluster.size() > 4 ? 1 : 0;
          change +=
              rules.equals(ALL)
                      && cluster.size() > BitcoinClusters.of(payments, COMMON).of(address).size()
                  ? 1
                  : 0;
        }
        assertThat(near.cut()).isEmpty();
      }
    }
    assertThat(large).isGreaterThan(500);
    assertThat(change).isGreaterThan(50);
  }

  @Test
  void whatIsCutIsRightAndSaysSo() {
    List<Payment> payments = new RandomPayments(3, 3, 5_000_000_000L).make(400, false);
    MemoryBitcoinLedger ledger = MemoryBitcoinLedger.of(payments);
    Clusters whole = BitcoinClusters.of(payments, COMMON);
    NearClusters near = new NearClusters(ledger, COMMON, 7, 1_000);
    boolean smaller = false;
    for (String address : addresses(payments)) {
      Set<String> found = near.around(address).of(address);
      assertThat(whole.of(address)).containsAll(found);
      smaller |= found.size() < whole.of(address).size();
    }
    assertThat(smaller).isTrue();
    assertThat(near.cut()).isNotEmpty().isSubsetOf(addresses(payments));
    NearClusters none = new NearClusters(ledger, COMMON, 7, 0);
    assertThat(none.around("1-2").of("1-2")).containsExactly("1-2");
    assertThat(none.cut()).containsExactly("1-2");
  }
}
