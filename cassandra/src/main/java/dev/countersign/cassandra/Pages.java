package dev.countersign.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.countersign.trace.store.Family;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pages by their numbers. Who reads one after the other gets those of a partition at once. */
final class Pages {
  private static final int KEPT = 1 << 11;

  private final Statements statements;
  private final Partitions partitions;
  private final Map<Page, byte[]> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Page, byte[]> eldest) {
          return size() > KEPT;
        }
      };

  private record Page(Family family, long number) {}

  Pages(Statements statements, Partitions partitions) {
    this.statements = statements;
    this.partitions = partitions;
  }

  byte @Nullable [] get(Family family, byte[] key) {
    long number = Partitions.number(key, 0);
    Page page = new Page(family, number);
    boolean next;
    synchronized (kept) {
      byte[] there = kept.get(page);
      if (there != null) {
        return there;
      }
      next = number > 0 && kept.containsKey(new Page(family, number - 1));
    }
    ByteBuffer part = partitions.of(family, key);
    return next && family != Family.LOGS ? several(page, part, key) : one(page, part, key);
  }

  private byte @Nullable [] one(Page page, ByteBuffer part, byte[] key) {
    Row row = statements.read(statements.get(page.family).bind(part, ByteBuffer.wrap(key))).one();
    if (row == null) {
      return null;
    }
    byte[] value = CassandraTables.bytes(row, 0);
    keep(page, value);
    return value;
  }

  private byte @Nullable [] several(Page page, ByteBuffer part, byte[] key) {
    byte[] wanted = null;
    for (Row row :
        statements.read(
            statements.from(Schema.table(page.family)).bind(part, ByteBuffer.wrap(key)))) {
      long number = Partitions.number(CassandraTables.bytes(row, 0), 0);
      byte[] value = CassandraTables.bytes(row, 1);
      keep(new Page(page.family, number), value);
      if (number == page.number) {
        wanted = value;
      }
    }
    return wanted;
  }

  private void keep(Page page, byte[] value) {
    synchronized (kept) {
      kept.put(page, value);
    }
  }
}
