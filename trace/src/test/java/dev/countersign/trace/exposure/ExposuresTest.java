package dev.countersign.trace.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.intel.label.Kind;
import dev.countersign.intel.label.Label;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Entry.Moved;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.MemoryLedger;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExposuresTest {
  private static final Asset ETHER = new Asset.Native(1);
  private static final String THIEF = "0x" + "a1".repeat(20);
  private static final String BETWEEN = "0x" + "b2".repeat(20);
  private static final String HONEST = "0x" + "c3".repeat(20);
  private static final String EXCHANGE = "0x" + "e5".repeat(20);
  private static final String ASKED = "0x" + "d4".repeat(20);

  private final List<Entry> entries = new ArrayList<>();

  private void pays(String from, String to, long amount) {
    int at = entries.size();
    entries.add(
        new Entry(
            at + 1,
            0,
            Bytes.word(BigInteger.valueOf(at + 1)),
            at,
            Optional.empty(),
            BigInteger.ZERO,
            List.of(new Moved(from, to, ETHER, BigInteger.valueOf(amount)))));
  }

  private List<Exposure> exposures(int hops) {
    return over(ledger()).of(ASKED, List.of(THIEF, "0x" + "99".repeat(20)), hops);
  }

  private static Exposures over(Ledger ledger) {
    return new Exposures(
        ledger,
        address ->
            address.equals(EXCHANGE)
                ? Optional.of(new Label(EXCHANGE, "X", Kind.EXCHANGE, "l"))
                : Optional.empty(),
        token -> false,
        List.of(ETHER));
  }

  private Ledger ledger() {
    return MemoryLedger.of(ETHER, entries);
  }

  @Test
  void tellsTheShareOfAMixtureAndThePath() {
    pays(THIEF, BETWEEN, 300);
    pays(HONEST, BETWEEN, 100);
    pays(BETWEEN, ASKED, 400);
    pays(HONEST, ASKED, 600);
    assertThat(exposures(2))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.source()).isEqualTo(THIEF);
          assertThat(one.tainted()).isEqualTo(300);
          assertThat(one.received()).isEqualTo(1_000);
          assertThat(one.share()).isEqualByComparingTo("0.3");
          assertThat(one.hops()).isEqualTo(2);
          assertThat(one.path())
              .extracting(Exposure.Step::from, Exposure.Step::to)
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple(THIEF, BETWEEN),
                  org.assertj.core.groups.Tuple.tuple(BETWEEN, ASKED));
        });
  }

  @Test
  void goesNoFurtherThanTheHopsThatWereAsked() {
    pays(THIEF, BETWEEN, 300);
    pays(BETWEEN, ASKED, 300);
    assertThat(exposures(1)).isEmpty();
    assertThat(exposures(2)).hasSize(1);
  }

  @Test
  void blamesNobodyForWhatWentThroughAnExchange() {
    pays(THIEF, EXCHANGE, 300);
    pays(EXCHANGE, ASKED, 300);
    assertThat(exposures(5)).isEmpty();
  }

  @Test
  void findsADirectGift() {
    pays(THIEF, ASKED, 5);
    assertThat(exposures(1))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.share()).isEqualByComparingTo("1");
          assertThat(one.hops()).isEqualTo(1);
        });
  }

  @Test
  void saysOfManyWhatItSaysOfEach() {
    String second = "0x" + "f6".repeat(20);
    pays(THIEF, BETWEEN, 300);
    pays(HONEST, BETWEEN, 100);
    pays(BETWEEN, ASKED, 400);
    pays(ASKED, second, 200);
    pays(second, THIEF, 50);
    List<String> asked = List.of(ASKED, second, BETWEEN, THIEF, HONEST, "0x" + "99".repeat(20));
    List<String> sources = List.of(THIEF, BETWEEN);
    Exposures exposures = over(ledger());
    Map<String, List<Exposure>> all = exposures.of(asked, sources, 4);
    assertThat(all.keySet()).containsExactly(ASKED, second, BETWEEN, THIEF, HONEST);
    all.forEach((address, found) -> assertThat(found).isEqualTo(exposures.of(address, sources, 4)));
    assertThat(all.get(second)).extracting(Exposure::source).containsExactly(BETWEEN, THIEF);
    assertThat(all.get(THIEF)).extracting(Exposure::source).containsExactly(BETWEEN);
    assertThat(all.get(HONEST)).isEmpty();
  }
}
