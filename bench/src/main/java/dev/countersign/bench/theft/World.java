package dev.countersign.bench.theft;

import dev.countersign.bench.access.Dice;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.rule.Facts;
import dev.countersign.watch.rule.Party;
import dev.countersign.watch.seen.Movement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Wallets, what they do in some months, and the thefts. The same seed makes the same. */
public final class World {
  /** Days of history that the rules have read before anything counts. */
  static final int QUIET_DAYS = 30;

  static final long DAY = 86_400;
  static final LocalDate BEGIN = LocalDate.of(2026, 1, 5);

  private static final int ETH = 2_000;
  private static final List<String> SYMBOLS = List.of("USDC", "USDT", "ETH");

  final int days;
  final List<Purse> purses = new ArrayList<>();
  final List<Transfer> transfers = new ArrayList<>();
  final List<Theft> thefts = new ArrayList<>();
  final Map<String, Party> parties = new HashMap<>();
  final Facts facts;
  final Dice dice;

  /** The share of its usual care with which the book of addresses is kept. */
  final double care;

  /**
   * Makes a world.
   *
   * @param each thefts of a kind
   * @param days 60 or more
   * @param care 1: new payees are entered in the book before they are paid as often as said; 0:
   *     never
   */
  public World(long seed, int each, int days, double care) {
    if (each < 1 || days < 60 || care < 0 || care > 1) {
      throw new IllegalArgumentException(
          "there is no such world; days are 60 or more, care 0 to 1");
    }
    this.days = days;
    this.care = care;
    this.dice = new Dice(seed, 7);
    int count = Math.max(12, each * TheftKind.values().length / 2);
    List<Habit> habits = List.of(Habit.values());
    for (int i = 0; i < count; i++) {
      purses.add(People.purse(this, habits.get(i % habits.size())));
    }
    Ordinary ordinary = new Ordinary(this);
    for (Purse purse : purses) {
      ordinary.live(purse);
    }
    new Strangers(this).live();
    new Thieves(this).steal(each);
    transfers.sort(Comparator.comparingLong(Transfer::time));
    facts =
        new Facts(
            parties,
            Map.of("ETH", BigDecimal.valueOf(ETH), "USDC", BigDecimal.ONE, "USDT", BigDecimal.ONE),
            Map.of());
  }

  /** Midnight of a day, in seconds since 1970. */
  static long midnight(int day) {
    return date(day).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }

  static LocalDate date(int day) {
    return BEGIN.plusDays(day);
  }

  static boolean weekend(int day) {
    return date(day).getDayOfWeek().getValue() > 5;
  }

  /** A new address. */
  String address() {
    return "0x%s%s%s".formatted(dice.id(), dice.id(), dice.id().substring(8));
  }

  /** An address that is in the company's book. */
  String known(String label) {
    String address = address();
    parties.put(address, Party.of(Party.Kind.KNOWN, label));
    return address;
  }

  /** An ordinary transfer. */
  void pay(long time, String from, String to, double dollars) {
    pay(time, from, to, dollars, 0, 0);
  }

  /** A transfer of a theft, or an ordinary one of theft 0. */
  void pay(long time, String from, String to, double dollars, int theft, int number) {
    transfers.add(
        new Transfer(
            time, from, to, dice.below(10) < 6 ? 0 : dice.below(2) + 1, dollars, theft, number));
  }

  /** What is known of whom. */
  public Facts facts() {
    return facts;
  }

  /**
   * All transfers as movements, in order; their theft is that of the transfer of the same place.
   */
  public List<Movement> movements() {
    List<Asset> assets = SYMBOLS.stream().map(one -> facts.asset(1, one, null)).toList();
    List<Movement> all = new ArrayList<>();
    for (Transfer one : transfers) {
      int number = all.size();
      String symbol = SYMBOLS.get(one.asset());
      BigInteger amount =
          BigDecimal.valueOf(one.dollars())
              .divide(BigDecimal.valueOf(one.asset() == 2 ? ETH : 1), 6, RoundingMode.HALF_UP)
              .movePointRight(facts.decimals(symbol))
              .toBigInteger()
              .max(BigInteger.ONE);
      all.add(
          new Movement(
              1,
              one.time() / 12,
              one.time() / 12 * 12,
              Bytes.word(BigInteger.valueOf(number + 1L)),
              number,
              one.from(),
              one.to(),
              assets.get(one.asset()),
              amount));
    }
    return all;
  }
}
