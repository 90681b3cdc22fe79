package dev.countersign.cassandra;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.countersign.trace.store.Family;
import dev.countersign.trace.store.Reading;
import dev.countersign.trace.store.SteppedTables;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tables of a store in Cassandra. */
final class CassandraTables extends SteppedTables {
  /** Writes, each of a partition, that are under way at once. */
  private static final int AT_ONCE = 128;

  /** A write of a partition has no more rows, and not many more bytes. */
  private static final int ROWS = 100;

  private static final int BYTES = 64 << 10;
  private static final int HANDS = 16;

  private final Connection connection;
  private final Statements statements;
  private final @Nullable Lease lease;
  private final Partitions partitions;
  private final Places places;

  /**
   * The tables of a store that is there.
   *
   * @param lease by which may be written; nothing for who reads
   * @param chunks so many of an account and asset are in one partition, from now on
   */
  CassandraTables(Connection connection, Statements statements, @Nullable Lease lease, int chunks) {
    this.connection = connection;
    this.statements = statements;
    this.lease = lease;
    this.partitions = new Partitions(segments());
    this.places = new Places(partitions, chunks);
  }

  private List<byte[]> segments() {
    List<byte[]> segments = new ArrayList<>();
    for (Row row :
        statements.read(
            statements
                .from(Schema.SEGMENTS)
                .bind(ByteBuffer.wrap(Partitions.HEADS), ByteBuffer.allocate(0)))) {
      segments.add(bytes(row, 0));
    }
    return segments;
  }

  /** A value that is there. */
  static byte[] bytes(Row row, int column) {
    ByteBuffer value = Objects.requireNonNull(row.getByteBuffer(column));
    byte[] bytes = new byte[value.remaining()];
    value.get(bytes);
    return bytes;
  }

  @Override
  public String store() {
    return statements.store();
  }

  @Override
  public Reading reading() {
    return new CassandraReading(statements, partitions, places);
  }

  @Override
  public int hands() {
    return HANDS;
  }

  @Override
  protected void each(List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    List<Change> postings =
        changes.stream().filter(one -> one.family() == Family.POSTINGS).toList();
    List<Places.Placed> placed = places.place(postings);
    segments(placed);
    Map<Family, Map<ByteBuffer, List<BatchableStatement<?>>>> parts = new LinkedHashMap<>();
    InFlight flight = new InFlight(statements, AT_ONCE);
    for (Places.Placed one : placed) {
      add(parts, one.change(), one.part(), statement(one), flight);
    }
    for (Change one : changes) {
      if (one.family() != Family.POSTINGS) {
        ByteBuffer part = partitions.of(one.family(), one.key());
        add(parts, one, part, statement(one, part), flight);
      }
    }
    parts.values().forEach(of -> of.values().forEach(some -> flush(some, flight)));
    flight.await();
    if (!postings.isEmpty()) {
      places.settle();
    }
  }

  /** Where further partitions begin is known before anything stands in them. */
  private void segments(List<Places.Placed> placed) {
    InFlight flight = new InFlight(statements, AT_ONCE);
    ByteBuffer part = ByteBuffer.wrap(Partitions.HEADS);
    for (Places.Placed one : placed) {
      ByteBuffer key = ByteBuffer.wrap(one.change().key());
      if (one.begins()) {
        flight.add(statements.insert(Schema.SEGMENTS).bind(part, key, ByteBuffer.allocate(0)));
      } else if (one.ends()) {
        flight.add(statements.delete(Schema.SEGMENTS).bind(part, key));
      }
    }
    flight.await();
  }

  private void add(
      Map<Family, Map<ByteBuffer, List<BatchableStatement<?>>>> parts,
      Change change,
      ByteBuffer part,
      BatchableStatement<?> statement,
      InFlight flight) {
    List<BatchableStatement<?>> some =
        parts
            .computeIfAbsent(change.family(), any -> new LinkedHashMap<>())
            .computeIfAbsent(part, any -> new ArrayList<>(2));
    some.add(statement);
    byte[] value = change.value();
    int most = value == null ? ROWS : Math.clamp(BYTES / (1 + value.length), 1, ROWS);
    if (some.size() >= most) {
      flush(some, flight);
    }
  }

  /** What is of one partition is one write there. */
  private static void flush(List<BatchableStatement<?>> some, InFlight flight) {
    if (some.size() == 1) {
      flight.add(some.getFirst());
    } else if (!some.isEmpty()) {
      BatchStatementBuilder batch = BatchStatement.builder(DefaultBatchType.UNLOGGED);
      some.forEach(batch::addStatement);
      flight.add(batch.build());
    }
    some.clear();
  }

  private BatchableStatement<?> statement(Places.Placed one) {
    ByteBuffer key = ByteBuffer.wrap(one.change().key());
    byte[] value = one.change().value();
    return value == null
        ? statements.delete(Family.POSTINGS).bind(one.part(), key)
        : statements.insertPosting().bind(one.part(), key, ByteBuffer.wrap(value), one.place());
  }

  private BatchableStatement<?> statement(Change one, ByteBuffer part) {
    ByteBuffer key = ByteBuffer.wrap(one.key());
    byte[] value = one.value();
    return value == null
        ? statements.delete(one.family()).bind(part, key)
        : statements.insert(one.family()).bind(part, key, ByteBuffer.wrap(value));
  }

  @Override
  protected void together(List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    List<BatchableStatement<?>> all = new ArrayList<>();
    for (Change one : changes) {
      all.add(statement(one, ByteBuffer.wrap(Partitions.HEADS)));
    }
    Objects.requireNonNull(lease, "opened to read").write(all);
  }

  @Override
  public void close() {
    if (lease != null) {
      lease.close();
    }
    connection.close();
  }
}
