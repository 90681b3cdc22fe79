package dev.countersign.trace.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.bitcoin.ScriptKind;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.Limits;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Resting;
import dev.countersign.trace.taint.Roles;
import dev.countersign.trace.taint.Source;
import dev.countersign.trace.taint.Trace;
import dev.countersign.trace.taint.Tracer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Value is followed by outputs, to the satoshi. */
class BitcoinLedgerTest {
  private static Trace trace(
      MemoryBitcoinLedger ledger, Set<String> stolen, Method method, boolean stopAtCoinJoins) {
    Set<Integer> accounts = new HashSet<>();
    stolen.forEach(one -> accounts.add(ledger.account(one).orElseThrow()));
    return Tracer.trace(
        ledger,
        new Source.OfAccounts(accounts, Ledger.NATIVE),
        method,
        new BitcoinRoles(ledger, Roles.unknown(ledger), stopAtCoinJoins),
        Limits.NONE);
  }

  private static Map<String, BigInteger> resting(MemoryBitcoinLedger ledger, Trace trace) {
    Map<String, BigInteger> resting = new HashMap<>();
    for (Resting one : trace.resting()) {
      resting.merge(ledger.account(one.account()), one.source(), BigInteger::add);
    }
    return resting;
  }

  /** Two outputs of the middle of the chain. */
  private static Set<String> theft(List<Payment> payments) {
    return Set.of(
        payments.get(payments.size() / 4).outputs().getFirst().outpoint(),
        payments.get(payments.size() / 3).outputs().getLast().outpoint());
  }

  private static Set<String> oneOf(List<Payment> payments) {
    return Set.of(payments.get(payments.size() / 4).outputs().getFirst().outpoint());
  }

  @Test
  void firstInFirstOutAgreesSatoshiBySatoshi() {
    int fees = 0;
    for (int seed = 0; seed < 150; seed++) {
      List<Payment> payments = new RandomPayments(seed, 5, 60).make(120, true);
      MemoryBitcoinLedger ledger = MemoryBitcoinLedger.of(payments);
      Map<String, BigInteger> expected = new HashMap<>();
      new SlowSatoshis(payments, theft(payments))
          .stolen()
          .forEach((coin, count) -> expected.put(coin, BigInteger.valueOf(count)));
      assertThat(resting(ledger, trace(ledger, theft(payments), Method.FIFO, false)))
          .as("seed %d", seed)
          .isEqualTo(expected);
      fees += expected.containsKey(Payment.FEES) ? 1 : 0;
    }
    assertThat(fees).as("chains in which some of it became fees").isGreaterThan(20);
  }

  @Test
  void haircutGivesEachOutputAndTheFeeTheSameShare() {
    for (int seed = 0; seed < 100; seed++) {
      List<Payment> payments = new RandomPayments(seed, 5, 5_000_000_000L).make(120, true);
      MemoryBitcoinLedger ledger = MemoryBitcoinLedger.of(payments);
      Map<String, BigInteger> found =
          resting(ledger, trace(ledger, oneOf(payments), Method.HAIRCUT, false));
      Map<String, BigDecimal> expected = shares(payments, oneOf(payments));
      BigDecimal rounding = BigDecimal.valueOf(1_000);
      expected.forEach((coin, stolen) ->
          assertThat(new BigDecimal(found.getOrDefault(coin, BigInteger.ZERO)))
              .as(coin)
              .isBetween(stolen.subtract(rounding), stolen.add(rounding)));
      assertThat(expected.keySet()).containsAll(found.keySet());
    }
  }

  private static Map<String, BigDecimal> shares(List<Payment> payments, Set<String> theft) {
    MathContext digits = new MathContext(50);
    Map<String, BigDecimal> stolen = new HashMap<>();
    for (Payment payment : payments) {
      BigDecimal bad = BigDecimal.ZERO;
      for (Coin input : payment.inputs()) {
        bad = bad.add(stolen.getOrDefault(input.outpoint(), BigDecimal.ZERO));
        stolen.remove(input.outpoint());
      }
      BigDecimal all =
          BigDecimal.valueOf(Math.max(1, payment.inputs().stream().mapToLong(Coin::amount).sum()));
      BigDecimal share = bad.divide(all, digits);
      for (Coin output : payment.outputs()) {
        BigDecimal amount = BigDecimal.valueOf(output.amount());
        stolen.put(
            output.outpoint(), theft.contains(output.outpoint()) ? amount : amount.multiply(share));
      }
      stolen.merge(
          Payment.FEES, share.multiply(BigDecimal.valueOf(payment.fee())), BigDecimal::add);
    }
    return stolen;
  }

  @Test
  void everyMethodConservesValueWithCoinJoinsAndWithout() {
    for (int seed = 0; seed < 30; seed++) {
      List<Payment> payments = new RandomPayments(seed, 6, 5_000_000_000L).make(150, true);
      MemoryBitcoinLedger ledger = MemoryBitcoinLedger.of(payments);
      for (Method method : Method.values()) {
        BigInteger stolen = trace(ledger, oneOf(payments), method, false).stolen();
        assertThat(trace(ledger, oneOf(payments), method, true).stolen()).isEqualTo(stolen);
      }
    }
  }

  @Test
  void anAddressStandsForAllItsOutputs() {
    List<Payment> payments = new RandomPayments(1, 3, 1_000).make(100, false);
    MemoryBitcoinLedger ledger = MemoryBitcoinLedger.of(payments);
    List<String> outputs =
        payments.stream()
            .flatMap(payment -> payment.outputs().stream())
            .filter(coin -> coin.address().orElseThrow().equals("1-2"))
            .map(Coin::outpoint)
            .toList();
    assertThat(outputs).hasSizeGreaterThan(1);
    assertThat(ledger.accountsAt("1-2").stream().map(ledger::account))
        .containsExactlyElementsOf(outputs);
    assertThat(ledger.address(ledger.accountsAt("1-2").getFirst())).isEqualTo("1-2");
    assertThat(ledger.accountsAt("nobody")).isEmpty();
  }

  @Test
  void whatNobodyCanSpendIsDestroyed() {
    Coin coin = new Coin("a:0", Optional.of("thief"), ScriptKind.P2WPKH, 90, true);
    Coin burnt = new Coin("b:0", Optional.empty(), ScriptKind.OTHER, 70, false);
    String txid = "0".repeat(63);
    MemoryBitcoinLedger ledger =
        MemoryBitcoinLedger.of(
            List.of(
                new Payment(txid + "1", 0, 0, 0, List.of(), List.of(coin)),
                new Payment(txid + "2", 1, 0, 0, List.of(coin), List.of(burnt))));
    Trace trace = trace(ledger, Set.of("a:0"), Method.FIFO, true);
    assertThat(trace.in(Place.BURNT)).isEqualTo(70);
    assertThat(trace.in(Place.FEE)).isEqualTo(20);
  }

  @Test
  void valueRestsWhereItComesOutOfACoinJoinUnlessThatIsOff() {
    MemoryBitcoinLedger ledger = MemoryBitcoinLedger.of(CoinJoinsTest.joinMarket());
    Set<String> theft = Set.of(ledger.payments().getFirst().outputs().getFirst().outpoint());
    Trace stopped = trace(ledger, theft, Method.FIFO, true);
    assertThat(stopped.in(Place.MIXER)).isEqualTo(stopped.stolen());
    BitcoinRoles roles = new BitcoinRoles(ledger, Roles.unknown(ledger), true);
    assertThat(roles.coinJoin(stopped.resting().getFirst().account()))
        .hasValueSatisfying(
            join -> assertThat(join.reason()).contains("3 of 6 outputs are of 0.1 BTC each"));
    Trace through = trace(ledger, theft, Method.FIFO, false);
    assertThat(through.in(Place.MIXER)).isZero();
    assertThat(through.in(Place.HELD)).isEqualTo(through.stolen());
  }
}
