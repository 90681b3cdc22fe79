package dev.countersign.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.countersign.trace.store.Reading.Found;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Chunks of postings, of one account and asset each, wherever its partitions begin. */
final class Lists {
  /** Who asks for one chunk after the other gets so many at once. */
  private static final int AHEAD = 16;

  /** So many lists may be read ahead of; then it begins anew. */
  private static final int MOST = 1024;

  private final Statements statements;
  private final Partitions partitions;
  private final Places places;
  private final Map<ByteBuffer, Ahead> ahead = new ConcurrentHashMap<>();

  /** Chunks without a gap from the first at or after a key on. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Ahead(byte[] from, List<Found> chunks) {
    private @Nullable Found at(byte[] key) {
      if (Arrays.compareUnsigned(key, from) < 0) {
        return null;
      }
      for (Found one : chunks) {
        if (Arrays.compareUnsigned(one.key(), key) >= 0) {
          return one;
        }
      }
      return null;
    }
  }

  Lists(Statements statements, Partitions partitions, Places places) {
    this.statements = statements;
    this.partitions = partitions;
    this.places = places;
  }

  private static byte[] listOf(byte[] key) {
    return Arrays.copyOf(key, Partitions.list(key));
  }

  /** Behind all keys of a list. */
  private static byte[] end(byte[] list) {
    byte[] end = Arrays.copyOf(list, list.length + 1);
    end[list.length] = (byte) 0xff;
    return end;
  }

  @Nullable Found last(byte[] key) {
    byte[] list = listOf(key);
    byte[] at = key;
    while (true) {
      byte[] segment = partitions.segment(at);
      byte[] part = segment == null ? Partitions.first(key) : segment;
      Row row =
          statements
              .read(
                  statements
                      .last()
                      .bind(ByteBuffer.wrap(part), ByteBuffer.wrap(list), ByteBuffer.wrap(key)))
              .one();
      if (row != null) {
        Found found = new Found(CassandraTables.bytes(row, 0), CassandraTables.bytes(row, 1));
        places.know(found.key(), row.getInt(2));
        return found;
      }
      if (segment == null) {
        return null;
      }
      // A partition that was begun by a write that was cut short may be empty.
      at = Partitions.before(segment);
    }
  }

  @Nullable Found first(byte[] key) {
    ByteBuffer list = ByteBuffer.wrap(listOf(key));
    Ahead known = ahead.get(list);
    Found found = known == null ? null : known.at(key);
    if (found != null) {
      return found;
    }
    List<Found> chunks = chunks(key);
    if (chunks.isEmpty()) {
      return null;
    }
    if (ahead.size() >= MOST) {
      ahead.clear();
    }
    if (chunks.size() > 1) {
      ahead.put(list, new Ahead(key, chunks));
    }
    return chunks.getFirst();
  }

  private List<Found> chunks(byte[] key) {
    List<Found> chunks = new ArrayList<>();
    ByteBuffer end = ByteBuffer.wrap(end(listOf(key)));
    byte[] segment = partitions.segment(key);
    byte[] part = segment == null ? Partitions.first(key) : segment;
    byte[] from = key;
    while (true) {
      for (Row row :
          statements.read(
              statements.first().bind(ByteBuffer.wrap(part), ByteBuffer.wrap(from), end, AHEAD))) {
        chunks.add(new Found(CassandraTables.bytes(row, 0), CassandraTables.bytes(row, 1)));
      }
      byte[] next = chunks.isEmpty() ? partitions.next(from) : null;
      if (next == null) {
        return chunks;
      }
      part = next;
      from = next;
    }
  }
}
