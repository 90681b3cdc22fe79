package dev.countersign.trace.store;

import dev.countersign.trace.ledger.Int128;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.ledger.Move;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Where balances change. A chunk holds the balance before its first position, which stands in its
 * key, then for each further position how far it is from the one before; every so many positions
 * ({@link #group}) the balance again, so that none is far from one.
 */
final class Postings {
  /** So many positions are in a chunk. */
  static final int ROOM = 128;

  /**
   * So many positions share a balance. What is between is counted on from the pages of transfers,
   * each of which may have to be fetched from the disk.
   */
  static final int GROUP = 3;

  /** The same in a store that does not say how many: one that was made by an older version. */
  static final int OLD_GROUP = 16;

  /** The pages that a balance is counted on over. */
  interface Pages {
    TransferPage page(long number);
  }

  /**
   * Whoever gets something new is asked for a balance and then for positions: one look serves both.
   */
  private static final int KEPT = 1 << 14;

  private final Reading reading;
  private final Pages pages;
  private final int group;
  private final AtomicReferenceArray<Newest> newest = new AtomicReferenceArray<>(KEPT);

  /** A balance that was asked for, and the chunk that it stands in. */
  private record Newest(
      int account, int asset, long position, @Nullable Chunk chunk, BigInteger balance) {}

  private @Nullable Newest newest(int account, int asset, long position) {
    Newest one = newest.get(place(account, asset, position));
    return one != null && one.account == account && one.asset == asset && one.position == position
        ? one
        : null;
  }

  private static int place(int account, int asset, long position) {
    return (int) Keys.mixed(account * 31L + asset + (position << 20)) & (KEPT - 1);
  }

  Postings(Reading reading, Pages pages) {
    this.reading = reading;
    this.pages = pages;
    byte[] said = reading.get(Family.META, Keys.GROUP);
    this.group = said == null ? OLD_GROUP : new Unpacker(said).integer();
  }

  /** How many positions share a balance in this store. */
  int group() {
    return group;
  }

  /** A chunk and its first position. */
  static final class Chunk {
    private final long first;
    private final byte[] value;

    private Chunk(long first, byte[] value) {
      this.first = first;
      this.value = value;
    }

    long first() {
      return first;
    }

    byte[] value() {
      return value;
    }
  }

  /** The last chunk that begins at or before a position; nothing where there is none. */
  @Nullable Chunk last(int account, int asset, long position) {
    byte[] key = Keys.posting(account, asset, position);
    return chunk(key, reading.lastPosting(key));
  }

  private @Nullable Chunk after(int account, int asset, long position) {
    byte[] key = Keys.posting(account, asset, position);
    return chunk(key, reading.firstPosting(key));
  }

  /** Nothing where another account's or asset's was found. */
  private static @Nullable Chunk chunk(byte[] key, Reading.@Nullable Found found) {
    int same = 4 + 1 + key[4];
    if (found == null
        || found.key().length < same
        || !Arrays.equals(key, 0, same, found.key(), 0, same)) {
      return null;
    }
    return new Chunk(new Unpacker(found.key(), same, found.key().length).ordered(), found.value());
  }

  /** The balance before a position. */
  BigInteger balanceBefore(int account, int asset, long position) {
    Newest known = newest(account, asset, position);
    if (known != null) {
      return known.balance;
    }
    return look(account, asset, position).balance;
  }

  /** Looks a balance up that will be asked for. */
  void prefetch(int account, int asset, long position) {
    if (newest(account, asset, position) == null) {
      look(account, asset, position);
    }
  }

  private Newest look(int account, int asset, long position) {
    Chunk chunk = last(account, asset, position);
    BigInteger balance =
        chunk == null ? BigInteger.ZERO : balanceBefore(account, asset, position, chunk);
    Newest found = new Newest(account, asset, position, chunk, balance);
    newest.set(place(account, asset, position), found);
    return found;
  }

  private BigInteger balanceBefore(int account, int asset, long position, Chunk chunk) {
    Unpacker in = new Unpacker(chunk.value);
    long[] since = new long[group];
    int count = chunk.first < position ? 1 : 0;
    since[0] = chunk.first;
    in.amount();
    long high = in.high();
    long low = in.low();
    BigInteger wide = in.wide();
    long at = chunk.first;
    for (int i = 1; in.hasMore(); i++) {
      boolean told = i % group == 0;
      if (told) {
        in.amount();
      }
      at += in.number();
      if (at >= position) {
        break;
      }
      if (told) {
        high = in.high();
        low = in.low();
        wide = in.wide();
        count = 0;
      }
      since[count++] = at;
    }
    BigInteger balance = wide != null ? wide : Int128.of(high, low);
    for (int i = 0; i < count; i++) {
      balance = after(balance, account, asset, since[i]);
    }
    return balance;
  }

  private BigInteger after(BigInteger before, int account, int asset, long position) {
    TransferPage page = pages.page(position / TransferPage.ROOM);
    int i = (int) (position % TransferPage.ROOM);
    BigInteger balance = before;
    if (asset == Ledger.NATIVE && page.payer(i) == account) {
      balance = balance.subtract(page.fee(i)).max(BigInteger.ZERO);
    }
    return balance.add(change(page.moves(i), account, asset)).max(BigInteger.ZERO);
  }

  private static BigInteger change(List<Move> moves, int account, int asset) {
    BigInteger change = BigInteger.ZERO;
    for (Move move : moves) {
      if (move.asset() == asset && move.to() == account) {
        change = change.add(move.amount());
      }
      if (move.asset() == asset && move.from() == account) {
        change = change.subtract(move.amount());
      }
    }
    return change;
  }

  /** The positions from one on and before another. */
  PrimitiveIterator.OfLong from(int account, int asset, long from, long end) {
    return new From(account, asset, from, end);
  }

  private final class From implements PrimitiveIterator.OfLong {
    private final int account;
    private final int asset;
    private final long end;
    private @Nullable Unpacker in;
    private int inChunk;
    private long next;

    private From(int account, int asset, long from, long end) {
      this.account = account;
      this.asset = asset;
      this.end = end;
      Newest known = newest(account, asset, from - 1);
      open(known != null ? known.chunk : last(account, asset, from));
      if (in == null) {
        open(after(account, asset, from));
      }
      while (next < from) {
        advance();
      }
    }

    private void open(@Nullable Chunk chunk) {
      if (chunk == null) {
        in = null;
        next = Long.MAX_VALUE;
        return;
      }
      in = new Unpacker(chunk.value);
      in.amount();
      next = chunk.first;
      inChunk = 1;
    }

    private void advance() {
      Unpacker chunk = in;
      if (chunk != null && chunk.hasMore()) {
        if (inChunk++ % group == 0) {
          chunk.amount();
        }
        next += chunk.number();
      } else if (inChunk < ROOM) {
        open(null); // only a full chunk has another behind it
      } else {
        open(after(account, asset, next + 1));
      }
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
      long now = next;
      advance();
      return now;
    }
  }
}
