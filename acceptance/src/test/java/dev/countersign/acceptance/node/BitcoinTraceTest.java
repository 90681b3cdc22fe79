package dev.countersign.acceptance.node;

import static dev.countersign.acceptance.node.Bcoin.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.acceptance.node.Bcoin.Output;
import dev.countersign.chain.bitcoin.BitcoinAddress;
import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.bitcoin.BitcoinNode;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.bitcoin.BitcoinRoles;
import dev.countersign.trace.bitcoin.MemoryBitcoinLedger;
import dev.countersign.trace.bitcoin.NodeChain;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.cluster.BitcoinClusters;
import dev.countersign.trace.cluster.Clusters;
import dev.countersign.trace.cluster.Rule;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.Limits;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Resting;
import dev.countersign.trace.taint.Roles;
import dev.countersign.trace.taint.Source;
import dev.countersign.trace.taint.Trace;
import dev.countersign.trace.taint.Tracer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A theft on a chain of a real node: mined, stolen, split, paid with, mixed; to the satoshi. */
class BitcoinTraceTest {
  private static final long FEE = 10_000;

  private static Bcoin node;
  private static BitcoinNode reader;
  private static MemoryBitcoinLedger ledger;
  private static List<Output> theft;
  private static List<Output> split;
  private static List<Output> purchase;
  private static List<Output> mix;
  private static long mixedAt;

  @BeforeAll
  static void steal() throws Exception {
    node = Bcoin.start();
    Bcoin.Key[] key = new Bcoin.Key[16];
    for (int i = 0; i < key.length; i++) {
      key[i] = node.key(i);
    }
    Output victim = node.reward(node.mine(1, key[0]), key[0]);
    Output own = node.reward(node.mine(1, key[4]), key[4]);
    Output second = node.reward(node.mine(1, key[5]), key[5]);
    Output third = node.reward(node.mine(1, key[6]), key[6]);
    node.mine(100, key[15]);
    theft = node.pay(List.of(victim), List.of(key[1], key[0]), 30 * BTC, 20 * BTC - FEE);
    node.mine(1, key[15]);
    split = node.pay(List.of(theft.getFirst()), List.of(key[2], key[3]), 12 * BTC, 18 * BTC - FEE);
    node.mine(1, key[15]);
    purchase =
        node.pay(List.of(split.get(0), own), List.of(key[7], key[8]), 20 * BTC, 42 * BTC - 2 * FEE);
    node.mine(1, key[15]);
    mix =
        node.pay(
            List.of(split.get(1), second, third),
            List.of(key[9], key[10], key[11], key[12], key[13], key[14]),
            10 * BTC,
            40 * BTC - FEE,
            10 * BTC,
            8 * BTC - 2 * FEE,
            10 * BTC,
            40 * BTC - FEE);
    node.mine(1, key[15]);
    reader = new BitcoinNode(node, BitcoinNetwork.REGTEST);
    mixedAt = reader.newest();
    ledger = MemoryBitcoinLedger.of(NodeChain.read(reader, 0, mixedAt).payments());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static String outpoint(Output output) {
    return output.txid() + ":" + output.index();
  }

  private static Trace trace(boolean stopAtCoinJoins, Output... stolen) {
    Set<Integer> accounts = new HashSet<>();
    for (Output one : stolen) {
      accounts.add(ledger.account(outpoint(one)).orElseThrow());
    }
    return Tracer.trace(
        ledger,
        new Source.OfAccounts(accounts, Ledger.NATIVE),
        Method.FIFO,
        new BitcoinRoles(ledger, Roles.unknown(ledger), stopAtCoinJoins),
        Limits.NONE);
  }

  private static Map<String, Long> resting(Trace trace) {
    Map<String, Long> resting = new HashMap<>();
    for (Resting one : trace.resting()) {
      resting.put(ledger.account(one.account()), one.source().longValueExact());
    }
    return resting;
  }

  @Test
  void followsTheftToTheSatoshi() {
    Trace trace = trace(true, theft.getFirst());
    assertThat(trace.stolen()).isEqualTo(30 * BTC);
    assertThat(resting(trace))
        .isEqualTo(
            Map.of(
                outpoint(purchase.get(0)),
                12 * BTC,
                outpoint(mix.get(0)),
                10 * BTC,
                outpoint(mix.get(1)),
                8 * BTC - FEE,
                Payment.FEES,
                FEE));
    assertThat(trace.in(Place.MIXER)).isEqualTo(18 * BTC - FEE);
    assertThat(trace.in(Place.HELD)).isEqualTo(12 * BTC);
    assertThat(trace.in(Place.FEE)).isEqualTo(FEE);
  }

  @Test
  void goesThroughTheCoinJoinWhereAskedTo() {
    Trace trace = trace(false, theft.getFirst());
    assertThat(trace.in(Place.MIXER)).isZero();
    assertThat(trace.in(Place.HELD)).isEqualTo(30 * BTC - FEE);
  }

  @Test
  void saysWhyItTakesATransactionForACoinJoin() {
    BitcoinRoles roles = new BitcoinRoles(ledger, Roles.unknown(ledger), true);
    int mixed = ledger.account(outpoint(mix.get(2))).orElseThrow();
    assertThat(roles.coinJoin(mixed).orElseThrow().reason())
        .isEqualTo(
            "has the shape of a CoinJoin of JoinMarket: 3 of 6 outputs are of 10 BTC each, and"
                + " inputs of 3 addresses can pay for them");
    int paid = ledger.account(outpoint(purchase.get(0))).orElseThrow();
    assertThat(roles.coinJoin(paid)).isEmpty();
  }

  private static String address(int key) {
    Bytes script = Bytes.fromHex("0x" + node.key(key).script());
    return BitcoinAddress.of(BitcoinNetwork.REGTEST, script).orElseThrow();
  }

  @Test
  void putsTheThiefsAddressesTogetherButNotThoseWhoMixed() {
    Clusters clusters = BitcoinClusters.of(ledger.payments(), Set.of(Rule.COMMON_INPUT));
    assertThat(clusters.of(address(2))).containsExactlyInAnyOrder(address(2), address(4));
    assertThat(clusters.way(address(2), address(4)).getFirst().transaction())
        .isEqualTo(purchase.getFirst().txid());
    assertThat(clusters.isOne(address(3), address(5))).isFalse();
  }

  @Test
  void knowsAllOutputsOfAnAddress() {
    assertThat(ledger.accountsAt(address(0)).stream().map(ledger::account))
        .contains(outpoint(theft.get(1)))
        .hasSize(2);
  }

  @Test
  void looksUpWhatWasPaidBeforeItBeginsToRead() throws Exception {
    List<Payment> last = NodeChain.read(reader, mixedAt, mixedAt).payments();
    assertThat(last)
        .isEqualTo(
            ledger.payments().subList(ledger.payments().size() - 2, ledger.payments().size()));
    assertThatThrownBy(() -> reader.block(mixedAt + 50))
        .isInstanceOf(NodeFault.class)
        .hasMessageContaining("out of range");
  }
}
