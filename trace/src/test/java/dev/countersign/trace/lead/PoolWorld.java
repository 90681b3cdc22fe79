package dev.countersign.trace.lead;

import dev.countersign.intel.label.Kind;
import dev.countersign.intel.label.Label;
import dev.countersign.intel.label.Labels;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.taint.Limits;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Source;
import dev.countersign.trace.taint.Trace;
import dev.countersign.trace.taint.Tracer;
import dev.countersign.trace.who.InferredRoles;
import dev.countersign.trace.who.LabelledRoles;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Pools of 1, 10 and 100 whose users are known: {@code in7} puts in what {@code out7} takes out, or
 * {@code in7} itself. Some are careless; all of them also pay others now and then. Two in five have
 * a relayer take out for them. One in five sets an odd gas price by hand and mostly keeps it; one
 * in three takes out with another wallet than was put in with.
 */
final class PoolWorld {
  static final Asset COIN = new Asset.Native(1);
  static final List<String> POOLS = List.of("pool1", "pool10", "pool100");

  private static final long HOUR = 3_600;
  private static final long MONTH = 30 * 24 * HOUR;

  private static final long GWEI = 1_000_000_000;
  private static final long ASKED = HOUR / 4;

  private record Event(long time, String from, String to, long amount, String payer, long price) {}

  private final List<Event> events = new ArrayList<>();

  /** Of its own, so that who pays whom is the same with prices and without. */
  private final Random prices;

  private final long seed;

  /** A world of its own to write. */
  PoolWorld() {
    seed = 0;
    prices = new Random(seed);
  }

  /** One with so many users at random. */
  PoolWorld(long seed, int users) {
    this.seed = seed;
    prices = new Random(seed + 1);
    Random random = new Random(seed);
    for (int i = 0; i < users; i++) {
      user(random, i);
    }
    for (int i = 0; i < users; i++) {
      String from = (random.nextBoolean() ? "in" : "out") + random.nextInt(users);
      String to = (random.nextInt(4) > 0 ? "shop" : "out") + random.nextInt(users);
      long time = random.nextLong(3 * MONTH);
      pay(time, from, to, 1, from, asked(time));
    }
  }

  /** Whose an address is. */
  static String owner(String name) {
    return name.replaceAll("[a-z]", "");
  }

  private void user(Random random, int number) {
    String in = "in" + number;
    int habit = random.nextInt(10);
    String out = habit == 0 ? in : "out" + number;
    boolean hasty = habit == 1;
    long start = random.nextLong(2 * MONTH);
    pay(start, "salary", in, 3_000);
    Wallet wallet = wallet();
    Wallet other = prices.nextInt(3) == 0 ? wallet() : wallet;
    boolean relayed = prices.nextInt(5) < 2;
    int kinds = 1 + random.nextInt(3);
    for (int pool = 0; pool < 3; pool++) {
      int times = pool < kinds ? 1 + random.nextInt(4) : 0;
      for (int i = 0; i < times; i++) {
        long put = start + HOUR + random.nextLong(MONTH / 4);
        long taken = put + (hasty ? HOUR / 6 : 24 * HOUR + random.nextLong(MONTH));
        long amount = (long) Math.pow(10, pool);
        String relayer = "relayer" + prices.nextInt(5);
        pay(put, in, POOLS.get(pool), amount, in, price(wallet, put));
        pay(
            taken,
            POOLS.get(pool),
            out,
            amount,
            relayed ? relayer : out,
            relayed ? asked(taken) * 11 / 10 : price(other, taken));
      }
    }
    if (habit == 2 || habit == 3) {
      long time = start + 3 * MONTH;
      pay(time, out, in, 1, out, price(other, time));
    }
  }

  /**
   * How somebody prices.
   *
   * @param tip what is added to what the network asks
   * @param byHand set by hand and mostly kept; 0 where the network is followed
   */
  private record Wallet(long tip, long byHand) {}

  /** Of ten, six take what is asked, one adds a tip, three set a price: one of whole gwei. */
  private Wallet wallet() {
    int kind = prices.nextInt(10);
    return switch (kind) {
      case 0 -> new Wallet(0, (1 + prices.nextInt(60)) * GWEI);
      case 1 -> new Wallet(0, (10 + prices.nextInt(1 + prices.nextInt(600))) * GWEI / 10);
      case 2 -> new Wallet(0, GWEI + prices.nextInt(60_000) * (GWEI / 1_000));
      case 3 -> new Wallet(1 + prices.nextLong(2 * GWEI), 0);
      default -> new Wallet(prices.nextInt(3) * GWEI / 2, 0);
    };
  }

  /** One in five times those who set a price by hand do not. */
  private long price(Wallet wallet, long time) {
    boolean kept = wallet.byHand > 0 && prices.nextInt(5) > 0;
    return kept ? wallet.byHand : asked(time) + wallet.tip;
  }

  /** What the network asks: the same for a quarter of an hour. */
  private long asked(long time) {
    return 5 * GWEI + new Random(31 * seed + time / ASKED).nextLong(60 * GWEI);
  }

  void pay(long time, String from, String to, long amount) {
    pay(time, from, to, amount, "", 0);
  }

  /**
   * One whose gas is paid for.
   *
   * @param price in wei
   */
  void pay(long time, String from, String to, long amount, String payer, long price) {
    events.add(new Event(time, from, to, amount, payer, price));
  }

  MemoryLedger ledger() {
    return MemoryLedger.of(COIN, entries());
  }

  List<Entry> entries() {
    List<Event> sorted = new ArrayList<>(events);
    sorted.sort(Comparator.comparingLong(Event::time));
    List<Entry> entries = new ArrayList<>();
    for (Event event : sorted) {
      entries.add(
          new Entry(
              entries.size(),
              0,
              Bytes.fromHex("0x" + "%064x".formatted(entries.size())),
              1_600_000_000L + event.time,
              event.payer.isEmpty() ? Optional.empty() : Optional.of(event.payer),
              BigInteger.ZERO,
              Entry.gasPrice(BigInteger.valueOf(event.price)),
              List.of(
                  new Entry.Moved(event.from, event.to, COIN, BigInteger.valueOf(event.amount)))));
    }
    return entries;
  }

  /** The leads of one whose money is all stolen. */
  static List<Lead> leads(Ledger ledger, String thief) {
    Labels labels =
        new Labels(
            POOLS.stream().map(pool -> new Label(pool, "A mixer", Kind.MIXER, "a test")).toList());
    InferredRoles roles =
        new InferredRoles(ledger, labels, new LabelledRoles(ledger, labels, any -> true));
    Source source = new Source.OfAccount(ledger.account(thief).orElseThrow(), Ledger.NATIVE, 0);
    Trace trace = Tracer.trace(ledger, source, Method.FIFO, roles, Limits.NONE);
    return PoolLeads.of(ledger, trace, roles);
  }
}
