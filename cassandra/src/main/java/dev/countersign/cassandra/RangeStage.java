package dev.countersign.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.store.EntryBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ranges that wait beside a store to become part of it. Any number of processes stage ranges side
 * by side, since nothing in them has a number yet; {@link RangeJoin} puts whole ones into the store
 * in their order. A range that is staged again is the same, and one whose loader was killed is not
 * there. Not of Bitcoin, whose payments need what they spend.
 */
public final class RangeStage implements AutoCloseable {
  private static final int BYTES = 48 << 10;
  private static final int AT_ONCE = 16;

  /** Pieces of a range that stand side by side, some 3 MB. */
  private static final int PIECES = 64;

  private final Connection connection;
  private final Statements statements;

  private RangeStage(Connection connection) {
    this.connection = connection;
    this.statements = new Statements(connection);
  }

  /**
   * Those of a store, which need not be there yet.
   *
   * @throws UnreadableInput where the cluster or the keyspace is not there
   */
  public static RangeStage open(StoreAddress address) {
    Connection connection = Connection.open(address);
    try {
      Schema.makeRanges(connection);
      return new RangeStage(connection);
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Stages a range: it waits to be joined when this returns, and nothing of it does where it fails.
   *
   * @return how many transactions it has
   * @throws UnreadableInput where the source tells blocks of another range, or not in their order
   */
  public long load(BlockRange range, RangeSource source) {
    return load(range, source, () -> "");
  }

  /**
   * Likewise, with a word on what it was staged from, by which whoever comes later can tell whether
   * it has to be staged again.
   *
   * @param origin asked when the source has told all; some hundred characters at the most
   * @throws UnreadableInput likewise
   */
  public long load(BlockRange range, RangeSource source, Supplier<String> origin) {
    Sink sink = new Sink(range);
    source.load(range, sink);
    return sink.finish(origin.get());
  }

  /** Ranges that are whole and wait to be joined, in their order, with their origins. */
  public Map<BlockRange, String> staged() {
    Map<BlockRange, String> staged = new TreeMap<>();
    waiting().forEach((range, whole) -> staged.put(range, whole.origin()));
    return staged;
  }

  /** What a range that waits was staged from; nothing where it does not wait. */
  public Optional<String> origin(BlockRange range) {
    for (Row row :
        statements.read(
            statements.from(Schema.RANGES).bind(heads(), ByteBuffer.wrap(range.key())))) {
      ByteBuffer value = row.getByteBuffer(1);
      boolean same = BlockRange.of(CassandraTables.bytes(row, 0)).equals(range);
      return same && value != null ? Optional.of(Whole.of(value).origin()) : Optional.empty();
    }
    return Optional.empty();
  }

  /**
   * How a range that is whole was staged.
   *
   * @param bytes of all pieces
   * @param sum their SHA-256, hexadecimal
   * @param origin what it was staged from; empty where nobody said
   */
  record Whole(long pieces, long bytes, String sum, String origin) {
    private static final int SUM = 32;

    private byte[] packed() {
      byte[] from = origin.getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.allocate(2 * Long.BYTES + SUM + from.length)
          .putLong(pieces)
          .putLong(bytes)
          .put(HexFormat.of().parseHex(sum))
          .put(from)
          .array();
    }

    private static Whole of(ByteBuffer packed) {
      long pieces = packed.getLong();
      long bytes = packed.getLong();
      byte[] hash = new byte[SUM];
      packed.get(hash);
      String origin = StandardCharsets.UTF_8.decode(packed).toString();
      return new Whole(pieces, bytes, HexFormat.of().formatHex(hash), origin);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private final class Sink implements Consumer<Entry> {
    private final BlockRange range;
    private final EntryBytes bytes = new EntryBytes();
    private final MessageDigest sum = sha256();
    private final InFlight flight = new InFlight(statements, AT_ONCE);
    private @Nullable Entry before;
    private long pieces;
    private long length;
    private long entries;

    private Sink(BlockRange range) {
      this.range = range;
    }

    @Override
    public void accept(Entry entry) {
      if (entry.block() < range.first() || entry.block() > range.last()) {
        throw new UnreadableInput(
            "The range " + range + " was told a transaction of block " + entry.block());
      }
      if (before != null && Entry.ORDER.compare(before, entry) >= 0) {
        throw new UnreadableInput(
            "Transaction "
                + entry.hash().toHex()
                + " of block "
                + entry.block()
                + " is there twice in the range "
                + range
                + ", or out of order");
      }
      before = entry;
      entries++;
      bytes.add(entry);
      if (bytes.size() >= BYTES) {
        put();
      }
    }

    private void put() {
      byte[] piece = bytes.take();
      sum.update(piece);
      length += piece.length;
      flight.add(
          statements
              .insert(Schema.STAGED)
              .bind(
                  part(range, pieces),
                  ByteBuffer.wrap(Partitions.ordered(pieces)),
                  ByteBuffer.wrap(piece)));
      pieces++;
    }

    private long finish(String origin) {
      if (bytes.size() > 0) {
        put();
      }
      flight.await();
      flight.add(
          statements
              .insert(Schema.RANGES)
              .bind(
                  heads(),
                  ByteBuffer.wrap(range.key()),
                  ByteBuffer.wrap(
                      new Whole(pieces, length, HexFormat.of().formatHex(sum.digest()), origin)
                          .packed())));
      flight.await();
      return entries;
    }
  }

  private static ByteBuffer heads() {
    return ByteBuffer.wrap(Partitions.HEADS);
  }

  private static ByteBuffer part(BlockRange range, long piece) {
    byte[] key = range.key();
    byte[] group = Partitions.ordered(piece / PIECES);
    byte[] part = Arrays.copyOf(key, key.length + group.length);
    System.arraycopy(group, 0, part, key.length, group.length);
    return ByteBuffer.wrap(part);
  }

  /** Those that are whole and wait, in their order. */
  Map<BlockRange, Whole> waiting() {
    Map<BlockRange, Whole> waiting = new TreeMap<>();
    for (Row row :
        statements.read(statements.from(Schema.RANGES).bind(heads(), ByteBuffer.allocate(0)))) {
      ByteBuffer value = row.getByteBuffer(1);
      if (value != null) {
        waiting.put(BlockRange.of(CassandraTables.bytes(row, 0)), Whole.of(value));
      }
    }
    return waiting;
  }

  /**
   * Gives the entries of a range out.
   *
   * @throws UnreadableInput where they are not what was staged
   */
  void entries(BlockRange range, Whole whole, Consumer<Entry> taker) {
    MessageDigest sum = sha256();
    long pieces = 0;
    while (pieces < whole.pieces()) {
      long before = pieces;
      for (Row row :
          statements.read(
              statements
                  .from(Schema.STAGED)
                  .bind(part(range, pieces), ByteBuffer.wrap(Partitions.ordered(pieces))))) {
        if (pieces < whole.pieces()) {
          byte[] piece = CassandraTables.bytes(row, 1);
          sum.update(piece);
          EntryBytes.read(piece).forEach(taker);
          pieces++;
        }
      }
      if (pieces == before) {
        throw changed(range);
      }
    }
    if (!HexFormat.of().formatHex(sum.digest()).equals(whole.sum())) {
      throw changed(range);
    }
  }

  private UnreadableInput changed(BlockRange range) {
    return new UnreadableInput(
        "The range "
            + range
            + " that waits beside the store "
            + statements.store()
            + " is not what was staged; stage it again");
  }

  /** A range that became part of the store goes. */
  void remove(BlockRange range, Whole whole) {
    InFlight flight = new InFlight(statements, AT_ONCE);
    flight.add(statements.delete(Schema.RANGES).bind(heads(), ByteBuffer.wrap(range.key())));
    flight.await();
    for (long piece = 0; piece < whole.pieces(); piece += PIECES) {
      flight.add(statements.deletePart(Schema.STAGED).bind(part(range, piece)));
    }
    flight.await();
  }

  @Override
  public void close() {
    connection.close();
  }
}
