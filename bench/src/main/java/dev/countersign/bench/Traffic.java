package dev.countersign.bench;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.MemoryLedger;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Transfers among many, none of whom gives what they do not have. */
final class Traffic {
  static final Asset COIN = new Asset.Native(1);

  private static final int IN_A_BLOCK = 150;

  private Traffic() {}

  /**
   * A ledger in which everybody first gets something, and then somebody gives a part of what they
   * have to somebody, again and again. The same seed makes the same.
   */
  static MemoryLedger ledger(long seed, int transfers, int accounts) {
    Random random = new Random(seed);
    String[] names = new String[accounts];
    long[] balances = new long[accounts];
    List<Entry> entries = new ArrayList<>(transfers + accounts);
    for (int i = 0; i < accounts; i++) {
      names[i] = "0x%040x".formatted(i + 1);
      balances[i] = 1_000_000_000_000_000L + random.nextLong(1_000_000_000_000_000_000L);
      entries.add(entry(random, entries.size(), "0x" + "0".repeat(40), names[i], balances[i]));
    }
    for (int i = 0; i < transfers; i++) {
      int from = popular(random, accounts);
      int to = popular(random, accounts);
      long amount = 1 + (long) (balances[from] * random.nextDouble() * 0.9);
      if (from == to || balances[from] < amount || balances[to] > Long.MAX_VALUE - amount) {
        continue;
      }
      balances[from] -= amount;
      balances[to] += amount;
      entries.add(entry(random, entries.size(), names[from], names[to], amount));
    }
    return MemoryLedger.of(COIN, entries);
  }

  /** Few take part in much. */
  private static int popular(Random random, int accounts) {
    return (int) (Math.pow(random.nextDouble(), 2) * accounts);
  }

  private static Entry entry(Random random, int number, String from, String to, long amount) {
    byte[] hash = new byte[32];
    random.nextBytes(hash);
    return new Entry(
        number / IN_A_BLOCK,
        number % IN_A_BLOCK,
        Bytes.of(hash),
        1_700_000_000L + 12L * (number / IN_A_BLOCK),
        Optional.empty(),
        BigInteger.ZERO,
        List.of(new Entry.Moved(from, to, COIN, BigInteger.valueOf(amount))));
  }
}
