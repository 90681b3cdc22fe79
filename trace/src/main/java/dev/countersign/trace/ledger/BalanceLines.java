package dev.countersign.trace.ledger;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/**
 * Where each account's balance of each asset may change, and what it was before each of these
 * positions, side by side for all of them. A balance takes 16 bytes; the few that need more stand
 * beside.
 */
final class BalanceLines {
  private static final PrimitiveIterator.OfLong NOTHING = new From(new int[0], 0, 0);

  private final LongIndex index = new LongIndex();

  /** Where each line begins; a line has one balance more than it has positions. */
  private int[] starts = new int[0];

  private int[] positions = new int[0];
  private long[] high = new long[0];
  private long[] low = new long[0];
  private final Map<Integer, BigInteger> larger = new HashMap<>();

  /** What one transaction changes of one account's balance. */
  private record Change(int line, BigInteger fee, BigInteger net) {}

  /** Reads a ledger's transactions, from the first to the last. */
  static BalanceLines of(MemoryLedger ledger) {
    BalanceLines lines = new BalanceLines();
    lines.count(ledger);
    lines.fill(ledger);
    return lines;
  }

  private void count(MemoryLedger ledger) {
    int[] counts = new int[16];
    for (int at = 0; at < ledger.size(); at++) {
      for (Change change : changes(ledger.transaction(at))) {
        if (change.line >= counts.length) {
          counts = Arrays.copyOf(counts, 2 * change.line);
        }
        counts[change.line]++;
      }
    }
    starts = new int[index.size() + 1];
    for (int line = 0; line < index.size(); line++) {
      starts[line + 1] = Math.addExact(starts[line], counts[line] + 1);
    }
    int all = starts[index.size()];
    positions = new int[all];
    high = new long[all];
    low = new long[all];
  }

  private void fill(MemoryLedger ledger) {
    int[] next = Arrays.copyOf(starts, index.size());
    BigInteger[] balances = new BigInteger[index.size()];
    Arrays.fill(balances, BigInteger.ZERO);
    for (int at = 0; at < ledger.size(); at++) {
      for (Change change : changes(ledger.transaction(at))) {
        int place = next[change.line]++;
        positions[place] = at;
        BigInteger balance = balances[change.line];
        note(place, balance);
        balances[change.line] =
            balance.subtract(change.fee).max(BigInteger.ZERO).add(change.net).max(BigInteger.ZERO);
      }
    }
    for (int line = 0; line < balances.length; line++) {
      note(next[line], balances[line]);
    }
  }

  private void note(int place, BigInteger balance) {
    if (Int128.fits(balance)) {
      high[place] = Int128.high(balance);
      low[place] = balance.longValue();
    } else {
      high[place] = -1;
      larger.put(place, balance);
    }
  }

  /** Whoever takes part, changed or not, once each. */
  private List<Change> changes(Transaction transaction) {
    List<Change> changes = new ArrayList<>(4);
    for (Move move : transaction.moves()) {
      add(changes, LongIndex.key(move.from(), move.asset()), move.amount().negate());
      add(changes, LongIndex.key(move.to(), move.asset()), move.amount());
    }
    if (transaction.payer() != Ledger.NOBODY) {
      int line = index.add(LongIndex.key(transaction.payer(), Ledger.NATIVE));
      for (int i = 0; i < changes.size(); i++) {
        if (changes.get(i).line == line) {
          changes.set(i, new Change(line, transaction.fee(), changes.get(i).net));
          return changes;
        }
      }
      changes.add(new Change(line, transaction.fee(), BigInteger.ZERO));
    }
    return changes;
  }

  private void add(List<Change> changes, long key, BigInteger amount) {
    int line = index.add(key);
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).line == line) {
        changes.set(i, new Change(line, BigInteger.ZERO, changes.get(i).net.add(amount)));
        return;
      }
    }
    changes.add(new Change(line, BigInteger.ZERO, amount));
  }

  /** What the balance was before a position. */
  BigInteger balanceBefore(int account, int asset, long position) {
    int line = index.get(LongIndex.key(account, asset));
    if (line < 0) {
      return BigInteger.ZERO;
    }
    int place = first(line, position);
    return high[place] < 0
        ? larger.getOrDefault(place, BigInteger.ZERO)
        : Int128.of(high[place], low[place]);
  }

  /** The positions from one on. */
  PrimitiveIterator.OfLong from(int account, int asset, long position) {
    int line = index.get(LongIndex.key(account, asset));
    return line < 0 ? NOTHING : new From(positions, first(line, position), starts[line + 1] - 1);
  }

  private int first(int line, long position) {
    int end = starts[line + 1] - 1;
    int wanted = (int) Math.min(position, Integer.MAX_VALUE);
    int place = Arrays.binarySearch(positions, starts[line], end, wanted);
    return place < 0 ? -place - 1 : place;
  }

  private static final class From implements PrimitiveIterator.OfLong {
    private final int[] positions;
    private final int end;
    private int next;

    private From(int[] positions, int next, int end) {
      this.positions = positions;
      this.next = next;
      this.end = end;
    }

    @Override
    public boolean hasNext() {
      return next < end;
    }

    @Override
    public long nextLong() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return positions[next++];
    }
  }
}
