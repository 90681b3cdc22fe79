package dev.countersign.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.store.Family;
import dev.countersign.trace.store.SteppedTables;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The tables of a store in its keyspace: a partition, a key and a value each, of which key and
 * value are those of {@code trace.store}.
 */
final class Schema {
  /** Where further partitions of postings begin. */
  static final String SEGMENTS = "ledger_segments";

  /** What ranges hold that wait to be joined, and which of them are whole. */
  static final String STAGED = "ledger_staged";

  static final String RANGES = "ledger_ranges";

  /** How keys are put into partitions; changes whenever an older program would not find them. */
  private static final int PARTITIONING = 1;

  private static final String LAYOUT = SteppedTables.LAYOUT + "." + PARTITIONING;
  private static final byte[] LAYOUT_KEY = "layout".getBytes(StandardCharsets.US_ASCII);

  private Schema() {}

  /** The table of a family. */
  static String table(Family family) {
    return "ledger_" + (family == Family.META ? "meta" : family.word().replace('-', '_'));
  }

  /** Whether there is a store. */
  static boolean isThere(Connection connection) {
    return connection.has(table(Family.META));
  }

  /** Makes the tables that are not there. */
  static void make(Connection connection) {
    make(connection, SEGMENTS, true, false);
    for (Family family : Family.values()) {
      make(connection, table(family), family.compressed(), family == Family.POSTINGS);
    }
  }

  /** Makes the tables of ranges that wait to be joined. */
  static void makeRanges(Connection connection) {
    make(connection, STAGED, true, false);
    make(connection, RANGES, true, false);
  }

  private static void make(
      Connection connection, String table, boolean compressed, boolean placed) {
    if (connection.has(table)) {
      return;
    }
    execute(
        connection,
        "CREATE TABLE IF NOT EXISTS "
            + connection.address().keyspace()
            + "."
            + table
            + " (part blob, key blob, value blob, "
            + (placed ? "place int, " : "")
            + "PRIMARY KEY (part, key)) WITH compression = "
            + (compressed
                ? "{'class': 'ZstdCompressor', 'chunk_length_in_kb': 16}"
                : "{'enabled': 'false'}"));
  }

  private static void execute(Connection connection, String statement) {
    try {
      connection.session().execute(statement);
    } catch (RuntimeException e) {
      throw Fault.said(connection.address().toString(), e);
    }
  }

  /** Notes which layout a new store has. */
  static void note(Statements statements) {
    statements.execute(
        statements
            .insert(Family.META)
            .bind(
                ByteBuffer.wrap(Partitions.HEADS),
                ByteBuffer.wrap(LAYOUT_KEY),
                ByteBuffer.wrap(LAYOUT.getBytes(StandardCharsets.US_ASCII))));
  }

  /**
   * Makes sure of the layout.
   *
   * @return whether it is noted
   * @throws UnreadableInput where it is another one
   */
  static boolean check(Connection connection) {
    SimpleStatement asked =
        SimpleStatement.newInstance(
            "SELECT value FROM "
                + connection.address().keyspace()
                + "."
                + table(Family.META)
                + " WHERE part = ? AND key = ?",
            ByteBuffer.wrap(Partitions.HEADS),
            ByteBuffer.wrap(LAYOUT_KEY));
    Row row;
    try {
      row = connection.session().execute(asked).one();
    } catch (RuntimeException e) {
      throw Fault.said(connection.address().toString(), e);
    }
    ByteBuffer value = row == null ? null : row.getByteBuffer(0);
    if (value == null) {
      return false;
    }
    String found = StandardCharsets.US_ASCII.decode(value).toString();
    if (!found.equals(LAYOUT)) {
      throw new UnreadableInput(
          "The store "
              + connection.address()
              + " has the layout "
              + found
              + ", and this countersign reads "
              + LAYOUT
              + "; use the version that loaded it, or load it anew into another keyspace");
    }
    return true;
  }
}
