package dev.countersign.trace.taint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.MemoryLedger;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of stolen value, case by case. Accounts are letters, amounts are small. */
class FollowingTest {
  private static final Asset COIN = new Asset.Native(1);
  private static final Asset GOLD = new Asset.Token(1, Address.of("0x" + "aa".repeat(20)));
  private static final Asset PICTURE =
      new Asset.Item(1, Address.of("0x" + "bb".repeat(20)), BigInteger.ONE);

  private final List<Entry> entries = new ArrayList<>();

  /** One transaction; each move is {@code from>to amount asset}. */
  private void tx(String... moves) {
    fee("", 0, moves);
  }

  private void fee(String payer, long fee, String... moves) {
    List<Entry.Moved> moved = new ArrayList<>();
    for (String move : moves) {
      String[] words = move.split("[> ]", -1);
      Asset asset =
          switch (words[3]) {
            case "gold" -> GOLD;
            case "picture" -> PICTURE;
            default -> COIN;
          };
      moved.add(new Entry.Moved(words[0], words[1], asset, new BigInteger(words[2])));
    }
    entries.add(
        new Entry(
            entries.size(),
            0,
            Bytes.fromHex("0x" + "%064x".formatted(entries.size())),
            0,
            payer.isEmpty() ? Optional.empty() : Optional.of(payer),
            BigInteger.valueOf(fee),
            moved));
  }

  private Map<String, String> trace(Method method, Limits limits, String... services) {
    MemoryLedger ledger = MemoryLedger.of(COIN, entries);
    Set<Integer> known =
        Set.of(services).stream()
            .map(name -> ledger.account(name).orElseThrow())
            .collect(Collectors.toSet());
    Roles roles =
        new Roles() {
          @Override
          public Place place(int account) {
            return known.contains(account) ? Place.SERVICE : Place.HELD;
          }

          @Override
          public boolean valued(int asset) {
            return !ledger.asset(asset).equals(PICTURE);
          }
        };
    Trace trace =
        Tracer.trace(
            ledger, new Source.OfTransaction(0, 0, OptionalInt.empty()), method, roles, limits);
    Map<String, String> found = new TreeMap<>();
    for (Resting one : trace.resting()) {
      found.put(
          one.account() < 0 ? "fee" : ledger.account(one.account()),
          (one.place() == Place.HELD || one.place() == Place.FEE ? "" : one.place() + " ")
              + one.tainted()
              + (ledger.asset(one.asset()).equals(COIN) ? "" : " gold for " + one.source()));
    }
    return found;
  }

  @ParameterizedTest
  @EnumSource
  void followsASplitAndChange(Method method) {
    tx("V>T 100 coin");
    tx("T>A 60 coin", "T>B 30 coin");
    assertThat(trace(method, Limits.NONE)).isEqualTo(Map.of("A", "60", "B", "30", "T", "10"));
  }

  @Test
  void differsByMethodWhereCleanValueIsMixedIn() {
    tx("V>T 100 coin");
    tx("C>T 100 coin");
    tx("T>A 50 coin");
    assertThat(trace(Method.FIFO, Limits.NONE)).isEqualTo(Map.of("A", "50", "T", "50"));
    assertThat(trace(Method.LIFO, Limits.NONE)).isEqualTo(Map.of("T", "100"));
    assertThat(trace(Method.HAIRCUT, Limits.NONE)).isEqualTo(Map.of("A", "25", "T", "75"));
    assertThat(trace(Method.TIHO, Limits.NONE)).isEqualTo(Map.of("T", "100"));
    assertThat(trace(Method.POISON, Limits.NONE)).isEqualTo(Map.of("A", "50", "T", "150"));
  }

  @ParameterizedTest
  @EnumSource
  void seesThroughASwapByARouterThatNobodyKnows(Method method) {
    tx("V>T 100 coin");
    tx("T>R 100 coin", "R>P 100 coin", "P>R 500 gold", "R>T 500 gold");
    tx("T>A 200 gold");
    assertThat(trace(method, Limits.NONE))
        .isEqualTo(Map.of("A", "200 gold for 40", "T", "300 gold for 60"));
  }

  @ParameterizedTest
  @EnumSource
  void seesThroughASwapThatPaysSomebodyElse(Method method) {
    tx("V>T 100 coin");
    tx("T>P 100 coin", "P>A 500 gold");
    assertThat(trace(method, Limits.NONE)).isEqualTo(Map.of("A", "500 gold for 100"));
  }

  @ParameterizedTest
  @EnumSource
  void followsWhatIsWrappedAndUnwrapped(Method method) {
    tx("V>T 100 coin");
    tx("T>W 100 coin", "0>T 100 gold");
    tx("T>A 100 gold");
    tx("A>0 100 gold", "W>A 100 coin");
    assertThat(trace(method, Limits.NONE)).isEqualTo(Map.of("A", "100"));
  }

  @Test
  void doesNotBlameAServiceForItsUsers() {
    tx("V>T 100 coin");
    tx("T>X 100 coin");
    tx("X>C 80 coin");
    assertThat(trace(Method.FIFO, Limits.NONE, "X")).isEqualTo(Map.of("X", "SERVICE 100"));
  }

  @Test
  void takesFeesOutOfWhatIsStolen() {
    tx("V>T 100 coin");
    fee("T", 3, "T>A 97 coin");
    assertThat(trace(Method.FIFO, Limits.NONE)).isEqualTo(Map.of("A", "97", "fee", "3"));
  }

  @Test
  void leavesTheMoneyWithWhoeverWasPaidForAPicture() {
    tx("V>T 100 coin");
    tx("T>S 100 coin", "S>T 1 picture");
    assertThat(trace(Method.FIFO, Limits.NONE)).isEqualTo(Map.of("S", "100"));
  }

  @Test
  void countsWhatComesBackOnce() {
    tx("V>T 100 coin");
    tx("T>A 100 coin");
    tx("A>T 100 coin");
    tx("T>A 100 coin");
    assertThat(trace(Method.HAIRCUT, Limits.NONE)).isEqualTo(Map.of("A", "100"));
  }

  @Test
  void saysWhatItDidNotFollow() {
    tx("V>T 100 coin");
    tx("T>A 60 coin", "T>B 3 coin");
    tx("A>C 60 coin");
    tx("B>C 3 coin");
    assertThat(trace(Method.FIFO, new Limits(Long.MAX_VALUE, BigInteger.TEN, 9, Long.MAX_VALUE)))
        .isEqualTo(Map.of("B", "NOT_FOLLOWED 3", "C", "60", "T", "37"));
    assertThat(trace(Method.FIFO, new Limits(Long.MAX_VALUE, BigInteger.ZERO, 0, Long.MAX_VALUE)))
        .isEqualTo(Map.of("A", "NOT_FOLLOWED 60", "B", "NOT_FOLLOWED 3", "T", "37"));
    assertThat(trace(Method.FIFO, new Limits(1, BigInteger.ZERO, 9, Long.MAX_VALUE)))
        .isEqualTo(Map.of("A", "60", "B", "3", "T", "37"));
    assertThat(trace(Method.FIFO, new Limits(Long.MAX_VALUE, BigInteger.ZERO, 9, 1)))
        .isEqualTo(Map.of("A", "NOT_FOLLOWED 60", "B", "NOT_FOLLOWED 3", "T", "37"));
  }

  @Test
  void takesEverythingThatComesToAnAddressForStolenFromTheFirstTransactionOn() {
    tx("V>T 100 coin");
    tx("T>A 60 coin");
    tx("A>T 10 coin");
    tx("W>T 5 coin");
    MemoryLedger ledger = MemoryLedger.of(COIN, entries);
    Trace trace =
        Tracer.trace(
            ledger,
            new Source.OfAccount(ledger.account("T").orElseThrow(), 0, 0),
            Method.FIFO,
            Roles.unknown(ledger),
            Limits.NONE);
    assertThat(trace.stolen()).isEqualTo(105);
    assertThat(trace.resting())
        .extracting(one -> ledger.account(one.account()) + " " + one.source())
        .containsExactly("T 55", "A 50");
  }

  @Test
  void takesAllThatSeveralAddressesHaveForStolenWhateverTheLedgerSawComing() {
    tx("W>T 5 coin");
    tx("T>A 60 coin");
    tx("A>U 10 coin");
    tx("U>B 30 coin");
    MemoryLedger ledger = MemoryLedger.of(COIN, entries);
    Trace trace =
        Tracer.trace(
            ledger,
            new Source.OfAccounts(
                Set.of(ledger.account("T").orElseThrow(), ledger.account("U").orElseThrow()), 0),
            Method.FIFO,
            Roles.unknown(ledger),
            Limits.NONE);
    assertThat(trace.stolen()).isEqualTo(80);
    assertThat(trace.resting())
        .extracting(one -> ledger.account(one.account()) + " " + one.source())
        .containsExactly("A 50", "B 30");
  }

  @Test
  void presumesThatWhatAThiefsWalletGivesUnseenIsTheirs() {
    tx("V>T 100 coin");
    tx("T>A 100 coin");
    tx("A>B 130 coin");
    tx("A>C 20 coin");
    assertThat(trace(Method.FIFO, Limits.NONE)).isEqualTo(Map.of("B", "100"));
    assertThat(trace(Method.FIFO, Limits.USUAL)).isEqualTo(Map.of("B", "130", "C", "20"));
  }

  @Test
  void presumesNothingOfAWalletThatMostlyGotWhatIsNotStolen() {
    tx("V>T 100 coin");
    tx("W>A 101 coin");
    tx("T>A 100 coin");
    tx("A>B 300 coin");
    tx("A>C 20 coin");
    assertThat(trace(Method.FIFO, Limits.USUAL)).isEqualTo(Map.of("B", "100"));
  }

  @Test
  void keepsThePoolsOwnValueCleanWhenItTakesStolenValueInExchange() {
    tx("V>T 100 coin");
    tx("T>P 100 coin", "P>T 500 gold");
    tx("C>P 500 gold", "P>C 100 coin");
    assertThat(trace(Method.FIFO, Limits.NONE)).isEqualTo(Map.of("T", "500 gold for 100"));
  }
}
