package dev.countersign.trace.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.intel.label.Kind;
import dev.countersign.intel.label.Label;
import dev.countersign.intel.label.Labels;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.taint.Limits;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Source;
import dev.countersign.trace.taint.Trace;
import dev.countersign.trace.taint.Tracer;
import dev.countersign.trace.who.LabelledRoles;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is found in small ledgers, and what is not. The victim is V, the thief T, an exchange X. */
class PatternsTest {
  private static final Asset COIN = new Asset.Native(1);
  private static final long HOUR = 3_600;
  private static final long DAY = 24 * HOUR;

  private final List<Entry> entries = new ArrayList<>();
  private long time = 1_700_000_000L / DAY * DAY;

  /** One transaction; each move is {@code from>to amount asset}. */
  private void tx(String... moves) {
    List<Entry.Moved> moved = new ArrayList<>();
    for (String move : moves) {
      String[] words = move.split("[> ]", -1);
      moved.add(new Entry.Moved(words[0], words[1], asset(words[3]), new BigInteger(words[2])));
    }
    entries.add(
        new Entry(
            entries.size(),
            0,
            Bytes.fromHex("0x" + "%064x".formatted(entries.size())),
            time,
            Optional.empty(),
            BigInteger.ZERO,
            moved));
    time += 60;
  }

  private static Asset asset(String word) {
    return switch (word) {
      case "coin" -> COIN;
      case "gold" -> new Asset.Token(1, Address.of("0x" + "aa".repeat(20)));
      case "iron" -> new Asset.Token(1, Address.of("0x" + "cc".repeat(20)));
      default ->
          new Asset.Item(
              1, Address.of("0x" + "bb".repeat(20)), new BigInteger(word.replace("art", "")));
    };
  }

  private void steal() {
    tx("V>T 1000000 coin");
  }

  private List<Pattern> patterns() {
    MemoryLedger ledger = MemoryLedger.of(COIN, entries);
    Labels labels = new Labels(List.of(new Label("X", "Some Exchange", Kind.EXCHANGE, "test")));
    Trace trace =
        Tracer.trace(
            ledger,
            new Source.OfTransaction(0, 0, OptionalInt.empty()),
            Method.FIFO,
            new LabelledRoles(ledger, labels, any -> true),
            Limits.NONE);
    return Patterns.find(new Traced(ledger, trace, labels, (asset, units) -> units.toString()));
  }

  private List<String> reasons(Pattern.Kind kind) {
    return patterns().stream()
        .filter(one -> one.kind() == kind)
        .map(one -> one.reason() + " " + one.transactions())
        .toList();
  }

  private void othersTradeArt() {
    tx("C>D 100 coin", "D>C 1 art1");
    tx("D>C 120 coin", "C>D 1 art2");
  }

  @Test
  void doubtsASaleToWhoeverHadStolenValueBefore() {
    steal();
    tx("T>S 500 coin");
    tx("T>M 90 coin", "M>S 80 coin", "S>T 1 art7");
    assertThat(reasons(Pattern.Kind.SHAM_SALE))
        .containsExactly(
            "T paid 90 for item 7 of 0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB to S: the seller had"
                + " got stolen value from T before. [1, 2]");
  }

  @Test
  void doubtsAPriceThatIsFarFromWhatOthersPaid() {
    steal();
    othersTradeArt();
    tx("T>S 1000 coin", "S>T 1 art7");
    assertThat(reasons(Pattern.Kind.SHAM_SALE))
        .singleElement()
        .asString()
        .contains(": the price is 10 times the median of 2 other sales of the collection, 100.");
    entries.removeLast();
    tx("T>S 10 coin", "S>T 1 art7");
    assertThat(reasons(Pattern.Kind.SHAM_SALE))
        .singleElement()
        .asString()
        .contains("the price is a 10th of the median of 2 other sales");
  }

  @Test
  void doubtsAnItemThatReturnsAlsoWhereItIsPaidForApart() {
    steal();
    tx("T>S 1000 coin");
    tx("S>T 1 art7");
    tx("T>S 1 art7");
    assertThat(reasons(Pattern.Kind.SHAM_SALE))
        .singleElement()
        .asString()
        .startsWith("T paid 1000 for item 7")
        .contains("to S, in another transaction than the item's: the item returned to S")
        .endsWith("[1, 2, 3]");
  }

  @Test
  void doubtsNoSaleAtTheMarketsPriceToAStranger() {
    steal();
    othersTradeArt();
    tx("T>S 110 coin", "S>T 1 art7");
    tx("T>S 110 coin", "S>T 1 art8");
    assertThat(reasons(Pattern.Kind.SHAM_SALE)).isEmpty();
  }

  @Test
  void doubtsNoSaleThatWasNotPaidWithStolenValue() {
    steal();
    othersTradeArt();
    tx("C>D 90000 coin", "D>C 1 art7");
    time += 2 * DAY;
    tx("T>D 10 coin");
    assertThat(reasons(Pattern.Kind.SHAM_SALE)).isEmpty();
  }

  @Test
  void findsASplitAndWhereItIsGathered() {
    steal();
    for (int i = 0; i < 10; i++) {
      tx("T>W" + i + " 1000 coin");
    }
    for (int i = 0; i < 10; i++) {
      tx("W" + i + ">G 1000 coin");
    }
    assertThat(reasons(Pattern.Kind.SPLIT))
        .containsExactly(
            "T gave to 10 accounts within 9 minutes, 10000 together."
                + " [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]");
    assertThat(reasons(Pattern.Kind.GATHER))
        .singleElement()
        .asString()
        .startsWith("G got from 10 accounts within 9 minutes, 10000 together.");
    entries.removeLast();
    entries.remove(10);
    assertThat(reasons(Pattern.Kind.SPLIT)).isEmpty();
    assertThat(reasons(Pattern.Kind.GATHER)).isEmpty();
  }

  @Test
  void tellsDustFromASplit() {
    steal();
    for (int i = 0; i < 10; i++) {
      tx("T>W" + i + " 9 coin");
    }
    assertThat(reasons(Pattern.Kind.SPLIT)).isEmpty();
    assertThat(reasons(Pattern.Kind.DUSTING))
        .singleElement()
        .asString()
        .startsWith("T gave to 10 accounts");
  }

  @Test
  void findsAPeelChain() {
    steal();
    tx("T>X 10000 coin");
    tx("T>A 990000 coin");
    tx("A>X 10000 coin", "A>B 980000 coin");
    tx("B>X 10000 coin", "B>C 970000 coin");
    assertThat(reasons(Pattern.Kind.PEEL_CHAIN))
        .containsExactly(
            "From T on, 3 accounts in a row gave most of what they had to the next, and 30000"
                + " together to others. [1, 2, 3, 4]");
    entries.removeLast();
    assertThat(reasons(Pattern.Kind.PEEL_CHAIN)).isEmpty();
  }

  @Test
  void findsExchangesOfWhatWasGotByAnExchange() {
    steal();
    tx("T>P 1000 coin", "P>T 500 gold");
    tx("T>P 1000 coin", "P>T 500 gold");
    assertThat(reasons(Pattern.Kind.LAYERING)).isEmpty();
    tx("T>Q 1000 gold", "Q>T 70 iron");
    assertThat(reasons(Pattern.Kind.LAYERING))
        .singleElement()
        .asString()
        .startsWith("T exchanged stolen value 3 times");
  }

  @Test
  void findsWhatLayStillForAMonth() {
    steal();
    tx("T>A 500000 coin");
    time += 40 * DAY;
    tx("A>B 500000 coin");
    assertThat(reasons(Pattern.Kind.DORMANCY))
        .containsExactly(
            "A gave nothing on for 40 days, then 500000. [1, 2]",
            "T has held 500000 for 40 days, to the ledger's end. [0]");
    entries.removeLast();
    time -= 39 * DAY;
    tx("A>B 500000 coin");
    assertThat(reasons(Pattern.Kind.DORMANCY)).isEmpty();
  }

  @Test
  void findsADepositAddressThatSeveralUse() {
    steal();
    tx("T>A 100 coin");
    tx("A>X 100 coin");
    assertThat(reasons(Pattern.Kind.ADDRESS_REUSE)).isEmpty();
    tx("T>X 100 coin");
    assertThat(reasons(Pattern.Kind.ADDRESS_REUSE))
        .containsExactly(
            "2 accounts gave to the same address of Some Exchange X, 200 together: where it is a"
                + " customer's own, one customer stands behind them. [2, 3]");
  }

  @Test
  void findsWhoWasFundedByAnExchange() {
    steal();
    tx("X>A 5 coin");
    tx("T>A 100 coin");
    tx("X>B 5 coin");
    assertThat(reasons(Pattern.Kind.EXCHANGE_FUNDING)).isEmpty();
    tx("A>B 100 coin");
    assertThat(reasons(Pattern.Kind.EXCHANGE_FUNDING))
        .containsExactly("A got 5 from Some Exchange X, which knows whose withdrawal it was. [1]");
  }

  @Test
  void findsWhatCameBack() {
    steal();
    tx("T>A 100 coin");
    tx("A>B 100 coin");
    assertThat(reasons(Pattern.Kind.RETURN)).isEmpty();
    tx("B>T 100 coin");
    assertThat(reasons(Pattern.Kind.RETURN))
        .containsExactly(
            "100 came back to T from B, after it had given value on: both are likely the same"
                + " person's. [1, 2, 3]");
  }

  @Test
  void findsTheHoursOfTheDay() {
    steal();
    long midnight = time / DAY * DAY;
    for (int i = 0; i < 30; i++) {
      time = midnight + (i / 4 + 1L) * DAY + i % 4L * 2 * HOUR;
      tx("T>A" + i + " 1 coin");
    }
    assertThat(reasons(Pattern.Kind.WORKING_HOURS))
        .singleElement()
        .asString()
        .startsWith("30 of 30 transactions on 8 days fall between 00:00 and 10:00 UTC")
        .contains("near UTC+9");
    for (int i = 0; i < 5; i++) {
      time = midnight + (20L + i) * DAY + 15 * HOUR;
      tx("T>B" + i + " 1 coin");
    }
    assertThat(reasons(Pattern.Kind.WORKING_HOURS)).isEmpty();
  }
}
