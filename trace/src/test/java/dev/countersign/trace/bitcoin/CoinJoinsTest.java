package dev.countersign.trace.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.bitcoin.Coin;
import dev.countersign.chain.bitcoin.ScriptKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is taken for a CoinJoin by its shape, and what just misses it. */
class CoinJoinsTest {
  private static final long TENTH = 10_000_000;

  private static List<Coin> coins(String name, ScriptKind kind, long... amounts) {
    String txid = "%064x".formatted(name.hashCode() & 0xffffL);
    return IntStream.range(0, amounts.length)
        .mapToObj(i -> new Coin(txid + ":" + i, Optional.of(name + i), kind, amounts[i], true))
        .toList();
  }

  private static List<Coin> segwit(String name, long... amounts) {
    return coins(name, ScriptKind.P2WPKH, amounts);
  }

  private static Payment payment(List<Coin> inputs, List<Coin> outputs) {
    return new Payment("ab".repeat(32), 7, 1, 0, inputs, outputs);
  }

  private static Optional<CoinJoin.Scheme> scheme(List<Coin> inputs, List<Coin> outputs) {
    return CoinJoins.of(payment(inputs, outputs)).map(CoinJoin::scheme);
  }

  private static long[] repeat(int count, long amount) {
    return IntStream.range(0, count).mapToLong(i -> amount).toArray();
  }

  /** Three people are paid, and mix. */
  static List<Payment> joinMarket() {
    List<Payment> payments = new ArrayList<>();
    List<Coin> mixed = new ArrayList<>();
    long[] have = {TENTH + 700, TENTH + 900, TENTH + 3_000};
    for (int i = 0; i < have.length; i++) {
      String txid = "%064x".formatted(i + 1);
      Coin coin = new Coin(txid + ":0", Optional.of("a" + i), ScriptKind.P2WPKH, have[i], true);
      payments.add(new Payment(txid, i, 0, 0, List.of(), List.of(coin)));
      mixed.add(coin);
    }
    String txid = "%064x".formatted(9);
    List<Coin> out = new ArrayList<>();
    for (long amount : new long[] {TENTH, 700, TENTH, 900, TENTH, 2_000}) {
      String outpoint = txid + ":" + out.size();
      out.add(new Coin(outpoint, Optional.of("b" + out.size()), ScriptKind.P2WPKH, amount, true));
    }
    payments.add(new Payment(txid, 5, 1, 0, mixed, out));
    return payments;
  }

  @Test
  void tellsWhirlpoolByItsPool() {
    long pool = 5_000_000;
    List<Coin> in = segwit("in", pool, pool, pool, pool + 8_000, pool + 9_000);
    assertThat(scheme(in, segwit("out", repeat(5, pool)))).contains(CoinJoin.Scheme.WHIRLPOOL);
  }

  @Test
  void takesEqualAmountsOutsideOfAPoolForAnotherMix() {
    long amount = 5_000_001;
    List<Coin> in = segwit("in", amount, amount, amount, amount + 8_000, amount + 9_000);
    assertThat(scheme(in, segwit("out", repeat(5, amount))))
        .contains(CoinJoin.Scheme.EQUAL_OUTPUTS);
    long pool = 5_000_000;
    List<Coin> rich = segwit("in", pool, pool, pool, pool, pool + 110_001);
    assertThat(scheme(rich, segwit("out", repeat(5, pool))))
        .contains(CoinJoin.Scheme.EQUAL_OUTPUTS);
    List<Coin> nobodyStays = segwit("in", repeat(5, pool + 5_000));
    assertThat(scheme(nobodyStays, segwit("out", repeat(5, pool))))
        .contains(CoinJoin.Scheme.EQUAL_OUTPUTS);
  }

  @Test
  void tellsWasabiOneByTenOutputsOfAboutATenth() {
    List<Coin> in = segwit("in", repeat(12, 13_000_000));
    List<Coin> out = new ArrayList<>(segwit("out", repeat(10, TENTH + 12_345)));
    out.addAll(segwit("change", 1_111_111, 2_222_222, 3_333_333));
    assertThat(scheme(in, out)).contains(CoinJoin.Scheme.WASABI_1);
    assertThat(scheme(in, out.subList(1, out.size()))).contains(CoinJoin.Scheme.EQUAL_OUTPUTS);
    out.addAll(segwit("more", 1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000));
    assertThat(scheme(in, out.subList(1, out.size()))).isEmpty();
  }

  @Test
  void tellsWasabiTwoByStandardAmountsThatFall() {
    long[] have = IntStream.range(0, 50).mapToLong(i -> 20_000_000 - 1_000L * i).toArray();
    List<Coin> out = new ArrayList<>();
    out.addAll(segwit("a", repeat(20, 16_777_216)));
    out.addAll(segwit("b", repeat(20, 14_348_907)));
    out.addAll(segwit("c", repeat(10, 2_000_000)));
    out.addAll(segwit("d", 1_234_567));
    assertThat(scheme(segwit("in", have), out)).contains(CoinJoin.Scheme.WASABI_2);
    List<Coin> risen = new ArrayList<>(out);
    risen.addFirst(segwit("e", 4_096 * 2).getFirst());
    assertThat(scheme(segwit("in", have), risen)).isEmpty();
    assertThat(scheme(coins("in", ScriptKind.P2PKH, have), out)).isEmpty();
  }

  @Test
  void tellsJoinMarketByEqualOutputsWithAChangeEach() {
    Payment mixing = joinMarket().getLast();
    assertThat(CoinJoins.of(mixing))
        .hasValueSatisfying(join -> {
          assertThat(join.scheme()).isEqualTo(CoinJoin.Scheme.JOIN_MARKET);
          assertThat(join.participants()).isEqualTo(3);
        });
    List<Coin> sweep = mixing.outputs().stream().filter(out -> out.amount() != 700).toList();
    assertThat(scheme(mixing.inputs(), sweep)).contains(CoinJoin.Scheme.JOIN_MARKET);
    List<Coin> all = mixing.outputs().stream().filter(out -> out.amount() > 2_000).toList();
    assertThat(scheme(mixing.inputs(), all)).contains(CoinJoin.Scheme.EQUAL_OUTPUTS);
  }

  @Test
  void takesAPayoutFromFewerAddressesForNoCoinJoin() {
    List<Coin> out = segwit("out", 500, TENTH, TENTH, TENTH, 700);
    List<Coin> one = coins("in", ScriptKind.P2WPKH, 4 * TENTH);
    assertThat(scheme(one, out)).isEmpty();
    List<Coin> twice = new ArrayList<>(segwit("in", 2 * TENTH, 2 * TENTH));
    twice.add(new Coin("cc:0", Optional.of("in0"), ScriptKind.P2WPKH, TENTH, true));
    assertThat(scheme(twice, out)).isEmpty();
    assertThat(scheme(segwit("in", 3 * TENTH, 9_000, 9_000), out)).isEmpty();
  }

  @Test
  void takesDustToManyForNoCoinJoin() {
    assertThat(scheme(segwit("in", repeat(4, 9_000)), segwit("out", 546, 546, 546, 9_000)))
        .isEmpty();
  }
}
