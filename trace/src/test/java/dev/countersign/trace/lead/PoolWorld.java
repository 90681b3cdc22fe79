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
 * {@code in7} itself. Some are careless; all of them also pay others now and then.
 */
final class PoolWorld {
  static final Asset COIN = new Asset.Native(1);
  static final List<String> POOLS = List.of("pool1", "pool10", "pool100");

  private static final long HOUR = 3_600;
  private static final long MONTH = 30 * 24 * HOUR;

  private record Event(long time, String from, String to, long amount) {}

  private final List<Event> events = new ArrayList<>();

  /** A world of its own to write. */
  PoolWorld() {}

  /** One with so many users at random. */
  PoolWorld(long seed, int users) {
    Random random = new Random(seed);
    for (int i = 0; i < users; i++) {
      user(random, i);
    }
    for (int i = 0; i < users; i++) {
      String from = (random.nextBoolean() ? "in" : "out") + random.nextInt(users);
      String to = (random.nextInt(4) > 0 ? "shop" : "out") + random.nextInt(users);
      pay(random.nextLong(3 * MONTH), from, to, 1);
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
    int kinds = 1 + random.nextInt(3);
    for (int pool = 0; pool < 3; pool++) {
      int times = pool < kinds ? 1 + random.nextInt(4) : 0;
      for (int i = 0; i < times; i++) {
        long put = start + HOUR + random.nextLong(MONTH / 4);
        long taken = put + (hasty ? HOUR / 6 : 24 * HOUR + random.nextLong(MONTH));
        pay(put, in, POOLS.get(pool), (long) Math.pow(10, pool));
        pay(taken, POOLS.get(pool), out, (long) Math.pow(10, pool));
      }
    }
    if (habit == 2 || habit == 3) {
      pay(start + 3 * MONTH, out, in, 1);
    }
  }

  void pay(long time, String from, String to, long amount) {
    events.add(new Event(time, from, to, amount));
  }

  MemoryLedger ledger() {
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
              Optional.empty(),
              BigInteger.ZERO,
              List.of(
                  new Entry.Moved(event.from, event.to, COIN, BigInteger.valueOf(event.amount)))));
    }
    return MemoryLedger.of(COIN, entries);
  }

  /** The leads of one whose money is all stolen. */
  static List<Lead> leads(MemoryLedger ledger, String thief) {
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
