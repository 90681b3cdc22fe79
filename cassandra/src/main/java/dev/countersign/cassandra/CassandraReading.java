package dev.countersign.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.countersign.trace.store.Family;
import dev.countersign.trace.store.Reading;
import dev.countersign.trace.store.SteppedTables;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What stands in Cassandra, as the head that stood there at first has it. */
final class CassandraReading implements Reading {
  private static final int ASKERS = 16;
  private static final byte[] HEAD = "head".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PENDING = "pending".getBytes(StandardCharsets.US_ASCII);

  private final Statements statements;
  private final Map<ByteBuffer, byte[]> heads;
  private final Map<ByteBuffer, Map<ByteBuffer, byte[]>> assets = new ConcurrentHashMap<>();
  private final Pages pages;
  private final Lists lists;

  CassandraReading(Statements statements, Partitions partitions, Places places) {
    this.statements = statements;
    this.heads = partition(Family.META, ByteBuffer.wrap(Partitions.HEADS));
    this.pages = new Pages(statements, partitions);
    this.lists = new Lists(statements, partitions, places);
  }

  private Map<ByteBuffer, byte[]> partition(Family family, ByteBuffer part) {
    Map<ByteBuffer, byte[]> rows = new HashMap<>();
    for (Row row : statements.read(from(family, part, new byte[0]))) {
      rows.put(ByteBuffer.wrap(CassandraTables.bytes(row, 0)), CassandraTables.bytes(row, 1));
    }
    return rows;
  }

  private BoundStatement from(Family family, ByteBuffer part, byte[] key) {
    return statements.from(Schema.table(family)).bind(part, ByteBuffer.wrap(key));
  }

  @Override
  public byte @Nullable [] get(Family family, byte[] key) {
    return switch (family) {
      case META -> meta(key);
      case TRANSFERS, HASHES, NAMES, PAYMENTS, LOGS -> pages.get(family, key);
      case POSTINGS, HASH_INDEX, NAME_INDEX, ADDRESS_INDEX -> null; // nobody asks for one of them
    };
  }

  private byte @Nullable [] meta(byte[] key) {
    if (!Partitions.isAsset(key)) {
      return heads.get(ByteBuffer.wrap(key));
    }
    ByteBuffer part = new Partitions().of(Family.META, key);
    return assets
        .computeIfAbsent(part, any -> partition(Family.META, part))
        .get(ByteBuffer.wrap(key));
  }

  @Override
  public @Nullable Found lastPosting(byte[] key) {
    return lists.last(key);
  }

  @Override
  public @Nullable Found firstPosting(byte[] key) {
    return lists.first(key);
  }

  @Override
  public void from(Family family, byte[] first, BiPredicate<byte[], byte[]> goOn) {
    switch (family) {
      case HASH_INDEX, NAME_INDEX, ADDRESS_INDEX ->
          go(family, new Partitions().of(family, first), first, goOn);
      case LOGS -> logs(first, goOn);
      default -> throw new IllegalArgumentException(family + " is not read from end to end");
    }
  }

  private boolean go(
      Family family, ByteBuffer part, byte[] first, BiPredicate<byte[], byte[]> goOn) {
    for (Row row : statements.read(from(family, part, first))) {
      if (!goOn.test(CassandraTables.bytes(row, 0), CassandraTables.bytes(row, 1))) {
        return false;
      }
    }
    return true;
  }

  private void logs(byte[] first, BiPredicate<byte[], byte[]> goOn) {
    long from = first.length == 0 ? 0 : Partitions.number(first, 0);
    long end = Math.max(transactions(HEAD), transactions(PENDING));
    for (long at = from; at < end; at += Partitions.LOGGED - at % Partitions.LOGGED) {
      if (!go(Family.LOGS, ByteBuffer.wrap(Partitions.logs(at)), first, goOn)) {
        return;
      }
    }
  }

  private long transactions(byte[] key) {
    byte[] head = heads.get(ByteBuffer.wrap(key));
    return head == null ? 0 : SteppedTables.transactions(head);
  }

  @Override
  public boolean has(Family family) {
    return true;
  }

  @Override
  public int askers() {
    return ASKERS;
  }

  @Override
  public String store() {
    return statements.store();
  }

  @Override
  public void close() {}
}
