package dev.countersign.trace.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.bitcoin.ScriptKind;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.bitcoin.RandomPayments;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which addresses are put together, and that owners never are by common inputs. */
class BitcoinClustersTest {
  private static final Set<Rule> COMMON = EnumSet.of(Rule.COMMON_INPUT);
  private static final Set<Rule> ALL = EnumSet.allOf(Rule.class);

  private final List<Payment> payments = new ArrayList<>();

  private static Coin coin(String address, ScriptKind kind, long amount) {
    return new Coin(address + amount + ":0", Optional.of(address), kind, amount, true);
  }

  private static Coin coin(String address, long amount) {
    return coin(address, ScriptKind.P2WPKH, amount);
  }

  private String pay(List<Coin> inputs, Coin... outputs) {
    String txid = "%064x".formatted(payments.size() + 1);
    payments.add(new Payment(txid, payments.size(), 1, 0, inputs, List.of(outputs)));
    return txid;
  }

  private Clusters clusters(Set<Rule> rules) {
    return BitcoinClusters.of(payments, rules);
  }

  @Test
  void neverPutsTwoOwnersTogetherByCommonInputs() {
    int joined = 0;
    for (int seed = 0; seed < 60; seed++) {
      List<Payment> made = new RandomPayments(seed, 6, 5_000_000_000L).make(200, seed % 2 > 0);
      Clusters clusters = BitcoinClusters.of(made, COMMON);
      for (String address : clusters.addresses()) {
        Set<String> all = clusters.of(address);
        joined += all.size() > 2 ? 1 : 0;
        assertThat(all.stream().map(RandomPayments::owner).distinct())
            .as("seed %d", seed)
            .containsExactly(RandomPayments.owner(address));
      }
    }
    assertThat(joined).isGreaterThan(1_000);
  }

  @Test
  void putsThoseTogetherThatAreSpentTogetherAndTellsTheWay() {
    String first = pay(List.of(coin("a", 5), coin("b", 5)), coin("x", 10));
    pay(List.of(coin("c", 5), coin("d", 5)), coin("x", 10));
    String second = pay(List.of(coin("b", 7), coin("d", 7)), coin("y", 14));
    Clusters clusters = clusters(COMMON);
    assertThat(clusters.of("a")).containsExactly("a", "b", "c", "d");
    assertThat(clusters.isOne("a", "x")).isFalse();
    List<Link> way = clusters.way("a", "d");
    assertThat(way).extracting(Link::transaction).containsExactly(first, second);
    assertThat(way.getFirst().reason())
        .isEqualTo("both were spent from in the transaction " + first);
    assertThat(clusters.way("a", "x")).isEmpty();
    assertThat(clusters(EnumSet.noneOf(Rule.class)).addresses()).isEmpty();
  }

  @Test
  void doesNotPutThoseTogetherWhoMix() {
    pay(
        List.of(coin("a", 10_000_500), coin("b", 10_000_600), coin("c", 10_000_700)),
        coin("x", 10_000_000),
        coin("y", 10_000_000),
        coin("z", 10_000_000));
    assertThat(clusters(ALL).addresses()).isEmpty();
  }

  @Test
  void tellsChangeByTwoWays() {
    pay(List.of(), coin("shop", 1));
    String txid = pay(List.of(coin("a", 90), coin("b", 80)), coin("shop", 100), coin("new", 60));
    Clusters clusters = clusters(ALL);
    assertThat(clusters.of("a")).containsExactly("a", "b", "new");
    assertThat(clusters.way("a", "new").getFirst())
        .satisfies(link -> {
          assertThat(link.transaction()).isEqualTo(txid);
          assertThat(link.reason())
              .contains("its address is new, and the other one's is not")
              .contains("only it is less than each input");
        });
    assertThat(clusters(COMMON).of("a")).containsExactly("a", "b");
  }

  @Test
  void tellsChangeByTheFormOfScript() {
    pay(List.of(), coin("shop", ScriptKind.P2PKH, 1));
    pay(List.of(coin("a", 90)), coin("shop", ScriptKind.P2PKH, 30), coin("new", 60));
    assertThat(clusters(ALL).of("a")).containsExactly("a", "new");
  }

  @Test
  void tellsNoChangeByOneWay() {
    pay(List.of(), coin("shop", 1));
    pay(List.of(coin("a", 90)), coin("shop", 30), coin("new", 60));
    assertThat(clusters(ALL).addresses()).isEmpty();
  }

  @Test
  void tellsNoChangeWhereTheWaysContradict() {
    pay(List.of(), coin("shop", ScriptKind.P2WPKH, 1));
    pay(
        List.of(coin("a", 90), coin("b", 80)),
        coin("shop", ScriptKind.P2WPKH, 100),
        coin("new", ScriptKind.P2PKH, 60));
    assertThat(clusters(ALL).of("a")).containsExactly("a", "b");
  }

  @Test
  void tellsNoChangeOfAnAddressThatWasSpentFromBefore() {
    pay(List.of(coin("old", 5)), coin("shop", 1));
    pay(List.of(coin("a", 90), coin("b", 80)), coin("shop", 100), coin("old", 60));
    assertThat(clusters(ALL).of("a")).containsExactly("a", "b");
  }

  @Test
  void tellsNoChangeOfAnAddressThatReceivesAgainOrOfSelfChange() {
    pay(List.of(), coin("shop", 1));
    pay(List.of(coin("a", 90), coin("b", 80)), coin("shop", 100), coin("again", 60));
    pay(List.of(), coin("again", 5));
    pay(List.of(), coin("c", 1));
    pay(List.of(coin("c", 90), coin("d", 80)), coin("c", 100), coin("new", 60));
    Clusters clusters = clusters(ALL);
    assertThat(clusters.of("a")).containsExactly("a", "b");
    assertThat(clusters.of("c")).containsExactly("c", "d");
  }
}
