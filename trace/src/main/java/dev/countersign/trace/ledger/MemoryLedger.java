package dev.countersign.trace.ledger;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/** A ledger that fits into memory. What is followed of it stands side by side in few arrays. */
public final class MemoryLedger implements Ledger {
  /** Of a transaction: how many moves and who pays, the fee as two longs. */
  private static final int HEAD = 3;

  /** Of a move: from and to, the asset, the amount as two longs. */
  private static final int MOVE = 4;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final Map<Asset, Integer> assetNumbers = new HashMap<>();
  private final List<Asset> assets = new ArrayList<>();
  private final List<Bytes> hashes = new ArrayList<>();
  private long[] places = new long[32];
  private int[] starts = new int[16];
  private long[] rows = new long[256];
  private int end;

  /** Of each transaction its gas price, 0 for none; as far as the last that has one. */
  private long[] prices = new long[0];

  /** What needs more than 127 bits, by where its upper half would be, which is below zero. */
  private final Map<Integer, BigInteger> larger = new HashMap<>();

  private final BalanceLines lines;

  /** Made when somebody asks for a hash; two threads would make the same. */
  private volatile @Nullable HashIndex index;

  /**
   * Puts entries into the order of the chain.
   *
   * @param coin what the chain takes its fees in
   * @param entries in any order
   */
  public static MemoryLedger of(Asset coin, List<Entry> entries) {
    return new MemoryLedger(coin, entries.stream().sorted(Entry.ORDER).toList());
  }

  private MemoryLedger(Asset coin, List<Entry> entries) {
    number(coin);
    entries.forEach(this::add);
    lines = BalanceLines.of(this);
  }

  private void add(Entry entry) {
    int at = hashes.size();
    if (at == starts.length) {
      starts = Arrays.copyOf(starts, 2 * at);
      places = Arrays.copyOf(places, 4 * at);
    }
    int most = Math.addExact(end, HEAD + MOVE * entry.moves().size());
    if (most > rows.length) {
      rows = Arrays.copyOf(rows, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * most));
    }
    starts[at] = end;
    places[2 * at] = entry.block();
    places[2 * at + 1] = entry.time();
    hashes.add(entry.hash());
    entry.gasPrice().ifPresent(price -> price(at, price));
    int row = end + HEAD;
    for (Entry.Moved move : entry.moves()) {
      rows[row] = LongIndex.key(number(move.from()), number(move.to()));
      rows[row + 1] = number(move.asset());
      note(row + 2, move.amount());
      row += MOVE;
    }
    int payer = entry.payer().map(this::number).orElse(NOBODY);
    rows[end] = (long) entry.moves().size() << 32 | (payer & 0xffffffffL);
    note(end + 1, entry.fee());
    end = row;
  }

  private void price(int at, long price) {
    if (at >= prices.length) {
      prices = Arrays.copyOf(prices, starts.length);
    }
    prices[at] = price;
  }

  private void note(int place, BigInteger amount) {
    if (Int128.fits(amount)) {
      rows[place] = Int128.high(amount);
      rows[place + 1] = amount.longValue();
    } else {
      rows[place] = -1;
      larger.put(place, amount);
    }
  }

  private BigInteger amount(int place) {
    return rows[place] < 0
        ? larger.getOrDefault(place, BigInteger.ZERO)
        : Int128.of(rows[place], rows[place + 1]);
  }

  private int number(String name) {
    return numbers.computeIfAbsent(
        name,
        any -> {
          names.add(name);
          return names.size() - 1;
        });
  }

  private int number(Asset asset) {
    return assetNumbers.computeIfAbsent(
        asset,
        any -> {
          assets.add(asset);
          return assets.size() - 1;
        });
  }

  @Override
  public OptionalInt account(String name) {
    Integer number = numbers.get(name);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  @Override
  public String account(int number) {
    return names.get(number);
  }

  @Override
  public Asset asset(int number) {
    return assets.get(number);
  }

  @Override
  public OptionalInt asset(Asset asset) {
    Integer number = assetNumbers.get(asset);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  @Override
  public Transaction transaction(long position) {
    int at = Math.toIntExact(position);
    int row = starts[at];
    int count = (int) (rows[row] >>> 32);
    List<Move> moves = new ArrayList<>(count);
    for (int move = row + HEAD; moves.size() < count; move += MOVE) {
      moves.add(
          new Move(
              (int) (rows[move] >>> 32), (int) rows[move], (int) rows[move + 1], amount(move + 2)));
    }
    return new Transaction(
        position,
        hashes.get(at),
        places[2 * at],
        places[2 * at + 1],
        moves,
        (int) rows[row],
        amount(row + 1));
  }

  @Override
  public OptionalLong gasPrice(long position) {
    int at = Math.toIntExact(position);
    return at < prices.length && prices[at] > 0
        ? OptionalLong.of(prices[at])
        : OptionalLong.empty();
  }

  @Override
  public boolean one(long position, OneMove into) {
    int row = starts[(int) position];
    int move = row + HEAD;
    if (rows[row] >>> 32 != 1 || rows[row + 1] < 0 || rows[move + 2] < 0) {
      return false;
    }
    into.move(
        (int) (rows[move] >>> 32),
        (int) rows[move],
        (int) rows[move + 1],
        rows[move + 2],
        rows[move + 3]);
    into.fee((int) rows[row], rows[row + 1], rows[row + 2]);
    return true;
  }

  @Override
  public boolean few(long position, FewMoves into) {
    int row = starts[(int) position];
    long count = rows[row] >>> 32;
    if (count > FewMoves.MOST
        || rows[row + 1] < 0
        || !into.begin((int) rows[row], rows[row + 1], rows[row + 2])) {
      return false;
    }
    int last = row + HEAD + MOVE * (int) count;
    for (int move = row + HEAD; move < last; move += MOVE) {
      long pair = rows[move];
      long high = rows[move + 2];
      if (high < 0
          || !into.add(
              (int) (pair >>> 32), (int) pair, (int) rows[move + 1], high, rows[move + 3])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public OptionalLong position(Bytes hash) {
    HashIndex known = index;
    if (known == null) {
      known = HashIndex.of(hashes);
      index = known;
    }
    int at = known.find(hash);
    return at < 0 ? OptionalLong.empty() : OptionalLong.of(at);
  }

  @Override
  public long size() {
    return hashes.size();
  }

  @Override
  public PrimitiveIterator.OfLong positions(int account, int asset, long from) {
    return lines.from(account, asset, from);
  }

  @Override
  public BigInteger balanceBefore(int account, int asset, long position) {
    return lines.balanceBefore(account, asset, position);
  }
}
