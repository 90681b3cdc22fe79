package dev.countersign.bench.accuracy;

import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Entry;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Traffic of others around a theft. People pay each other, few of them very often and most of them
 * hardly ever; they pay in at services, at exchanges by deposit addresses that are swept, and are
 * paid out. Where the labels end, life goes on: deposit addresses are swept of stolen value too,
 * services pay it out to their customers, people spend it. Amounts are spread log-normally. The
 * same seed makes the same.
 *
 * <p>The names of the data set decide what an address is, here only: the tracer never sees them.
 */
final class Mixture {
  private static final int EXCHANGES = 6;

  /** Transfers of a service that nobody would take for a wallet. */
  private static final int LEAST_OF_A_HUB = 500;

  /**
   * A theft in the midst of others.
   *
   * @param spenders labelled ends that are people's: they spend what they got, so that stolen value
   *     goes on where no label says so
   */
  record Mixed(List<Entry> entries, Set<String> spenders) {}

  private record Timed(long time, String from, String to, long cents) {}

  private final Heist heist;
  private final Random random;
  private final long begin;
  private final long end;
  private final long firstBlock;
  private final double secondsABlock;
  private final List<String> people = new ArrayList<>();
  private final List<String> spenders = new ArrayList<>();
  private final List<String> exchanges = new ArrayList<>();
  private final List<String> hubs = new ArrayList<>();
  private final Map<String, String> deposits = new HashMap<>();
  private final Map<String, String> customers = new HashMap<>();
  private final List<Timed> timed = new ArrayList<>();

  private Mixture(Heist heist, long seed) {
    this.heist = heist;
    this.random = new Random(seed);
    this.begin = heist.entries().stream().mapToLong(Entry::time).min().orElseThrow() - 86_400 * 10;
    this.end = heist.entries().stream().mapToLong(Entry::time).max().orElseThrow() + 86_400 * 10;
    this.firstBlock = heist.entries().stream().mapToLong(Entry::block).min().orElseThrow();
    long lastBlock = heist.entries().stream().mapToLong(Entry::block).max().orElseThrow();
    this.secondsABlock =
        Math.max(1, (end - begin - 2 * 86_400 * 10) / (double) Math.max(1, lastBlock - firstBlock));
  }

  /**
   * The theft's own transactions and those of others.
   *
   * @param times so many of others for each of the theft's, 1 or more
   */
  static Mixed of(Heist heist, int times, long seed) {
    Mixture mixture = new Mixture(heist, seed);
    mixture.cast(times);
    mixture.sweepStolen();
    mixture.touch();
    mixture.trade(times * heist.entries().size());
    List<Entry> all = new ArrayList<>(heist.entries());
    mixture.timed.forEach(one -> all.add(mixture.entry(one)));
    return new Mixed(all, Set.copyOf(mixture.spenders));
  }

  /** Who takes part. */
  private void cast(int times) {
    for (int i = 0; i < EXCHANGES; i++) {
      exchanges.add(account());
    }
    for (int i = 0; i < Math.max(400, times * heist.entries().size() / 10); i++) {
      people.add(account());
    }
    for (String terminal : heist.terminals()) {
      String name = heist.names().getOrDefault(terminal, "").toLowerCase(Locale.ROOT);
      if (isDeposit(name)) {
        deposits.put(terminal, exchanges.get(random.nextInt(EXCHANGES)));
      } else if (isOfAPerson(name)) {
        people.add(random.nextInt(people.size()), terminal);
        spenders.add(terminal);
      } else {
        hubs.add(terminal);
      }
    }
  }

  private static boolean isDeposit(String name) {
    return name.contains("deposit");
  }

  private static boolean isOfAPerson(String name) {
    return name.isEmpty()
        || name.contains("terminus")
        || name.contains("exploiter")
        || name.contains("hack")
        || name.contains(".eth")
        || name.contains("safe");
  }

  /** A deposit address sends on what it gets, within the hour, whoever it came from. */
  private void sweepStolen() {
    for (Entry entry : heist.entries()) {
      for (Entry.Moved move : entry.moves()) {
        String exchange = deposits.get(move.to());
        if (exchange != null) {
          add(entry.time() + 60 + random.nextInt(3000), move.to(), exchange, move.amount());
        }
      }
    }
    List.copyOf(deposits.keySet()).stream()
        .sorted()
        .forEach(deposit -> {
          for (int i = random.nextInt(4); i > 0; i--) {
            payIn(person(), deposit);
          }
        });
  }

  /** The thieves' wallets get something from others now and then: dust, a test, an old customer. */
  private void touch() {
    List<String> wallets =
        heist.entries().stream()
            .flatMap(entry -> entry.moves().stream())
            .map(Entry.Moved::from)
            .distinct()
            .filter(one -> !heist.terminals().contains(one))
            .toList();
    for (String wallet : wallets) {
      if (random.nextInt(3) == 0) {
        add(time(), person(), wallet, BigInteger.valueOf(amount()));
      }
    }
  }

  private void trade(int transfers) {
    int least = Math.min(LEAST_OF_A_HUB, transfers / 2 / Math.max(1, hubs.size() + EXCHANGES));
    for (String hub : hubs) {
      for (int i = 0; i < least / 2; i++) {
        add(time(), person(), hub, BigInteger.valueOf(amount()));
        add(time(), hub, person(), BigInteger.valueOf(amount()));
      }
    }
    while (timed.size() < transfers) {
      int what = random.nextInt(10);
      if (what < 4) {
        add(time(), person(), person(), BigInteger.valueOf(amount()));
      } else if (what < 7) {
        String person = person();
        String exchange = exchanges.get(popular(EXCHANGES));
        payIn(person, depositOf(person, exchange));
      } else {
        add(time(), exchanges.get(popular(EXCHANGES)), person(), BigInteger.valueOf(amount()));
      }
    }
  }

  private String depositOf(String person, String exchange) {
    String key = person + "@" + exchange;
    String deposit = customers.computeIfAbsent(key, any -> account());
    deposits.putIfAbsent(deposit, exchange);
    return deposit;
  }

  private void payIn(String person, String deposit) {
    long time = time();
    BigInteger amount = BigInteger.valueOf(amount());
    add(time, person, deposit, amount);
    String exchange = deposits.get(deposit);
    if (exchange != null) {
      add(time + 60 + random.nextInt(3000), deposit, exchange, amount);
    }
  }

  private String person() {
    return people.get(popular(people.size()));
  }

  /** The first are chosen far more often than the last. */
  private int popular(int of) {
    return (int) (Math.pow(random.nextDouble(), 3) * of);
  }

  private long time() {
    return begin + (long) (random.nextDouble() * (end - begin));
  }

  /** Cents: half of them below 300 dollars, one of a hundred above 30,000. */
  private long amount() {
    return Math.max(1, (long) Math.exp(Math.log(30_000) + 2 * random.nextGaussian()));
  }

  private String account() {
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    return Bytes.of(bytes).toHex();
  }

  private void add(long time, String from, String to, BigInteger cents) {
    if (!from.equals(to)) {
      timed.add(new Timed(time, from, to, cents.longValueExact()));
    }
  }

  private Entry entry(Timed one) {
    byte[] hash = new byte[32];
    random.nextBytes(hash);
    return new Entry(
        Math.max(0, firstBlock + (long) ((one.time - begin - 86_400 * 10) / secondsABlock)),
        -1,
        Bytes.of(hash),
        one.time,
        Optional.empty(),
        BigInteger.ZERO,
        List.of(new Entry.Moved(one.from, one.to, Heist.CENTS, BigInteger.valueOf(one.cents))));
  }
}
