package dev.countersign.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Statement;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.store.Family;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Prepared statements, each prepared when it is first used, and the levels they are done at. */
final class Statements {
  private final Connection connection;
  private final ConsistencyLevel read;
  private final ConsistencyLevel write;
  private final Map<String, PreparedStatement> prepared = new ConcurrentHashMap<>();

  Statements(Connection connection) {
    this.connection = connection;
    this.read = DefaultConsistencyLevel.valueOf(connection.address().read());
    this.write = DefaultConsistencyLevel.valueOf(connection.address().write());
  }

  /** What sentences call the store. */
  String store() {
    return connection.address().toString();
  }

  private CqlSession session() {
    return connection.session();
  }

  private PreparedStatement prepare(String before, String table, String behind) {
    String text = before + connection.address().keyspace() + "." + table + behind;
    PreparedStatement there = prepared.get(text);
    if (there != null) {
      return there;
    }
    try {
      PreparedStatement made = session().prepare(text);
      prepared.put(text, made);
      return made;
    } catch (RuntimeException e) {
      throw said(e);
    }
  }

  /** Of a part, a key and a value. */
  PreparedStatement insert(Family family) {
    return insert(Schema.table(family));
  }

  PreparedStatement insert(String table) {
    return prepare("INSERT INTO ", table, " (part, key, value) VALUES (?, ?, ?)");
  }

  /** A whole partition. */
  PreparedStatement deletePart(String table) {
    return prepare("DELETE FROM ", table, " WHERE part = ?");
  }

  /** Of a part, a key, a value, and how many chunks stand before it in its partition. */
  PreparedStatement insertPosting() {
    return prepare(
        "INSERT INTO ",
        Schema.table(Family.POSTINGS),
        " (part, key, value, place) VALUES (?, ?, ?, ?)");
  }

  /** Of a part and a key. */
  PreparedStatement delete(Family family) {
    return delete(Schema.table(family));
  }

  PreparedStatement delete(String table) {
    return prepare("DELETE FROM ", table, " WHERE part = ? AND key = ?");
  }

  /** The value of a part and a key. */
  PreparedStatement get(Family family) {
    return prepare("SELECT value FROM ", Schema.table(family), " WHERE part = ? AND key = ?");
  }

  /** Keys and values of a part, from a key on. */
  PreparedStatement from(String table) {
    return prepare("SELECT key, value FROM ", table, " WHERE part = ? AND key >= ?");
  }

  /**
   * Key, value and place of the last in a part that is at or behind a key and at or before another.
   */
  PreparedStatement last() {
    return prepare(
        "SELECT key, value, place FROM ",
        Schema.table(Family.POSTINGS),
        " WHERE part = ? AND key >= ? AND key <= ? ORDER BY key DESC LIMIT 1");
  }

  /** Keys and values of the first in a part at or behind a key and before another. */
  PreparedStatement first() {
    return prepare(
        "SELECT key, value FROM ",
        Schema.table(Family.POSTINGS),
        " WHERE part = ? AND key >= ? AND key < ? LIMIT ?");
  }

  /** Who may write, if nobody may: of a part, a key, a value, and for how many seconds. */
  PreparedStatement take() {
    return prepare(
        "INSERT INTO ",
        Schema.table(Family.META),
        " (part, key, value) VALUES (?, ?, ?) IF NOT EXISTS USING TTL ?");
  }

  /**
   * Who may write goes on: of seconds, a value, a part, a key, and the value that must be there.
   */
  PreparedStatement hold() {
    return prepare(
        "UPDATE ",
        Schema.table(Family.META),
        " USING TTL ? SET value = ? WHERE part = ? AND key = ? IF value = ?");
  }

  /** Who may write does not any more: of a part, a key, and the value that must be there. */
  PreparedStatement release() {
    return prepare(
        "DELETE FROM ", Schema.table(Family.META), " WHERE part = ? AND key = ? IF value = ?");
  }

  /** Writes; not asked again where it fails, unless it is said that it may be. */
  ResultSet execute(Statement<?> statement) {
    try {
      return session()
          .execute(
              statement
                  .setConsistencyLevel(write)
                  .setSerialConsistencyLevel(DefaultConsistencyLevel.LOCAL_SERIAL));
    } catch (RuntimeException e) {
      throw said(e);
    }
  }

  /** Writes what may be written again. */
  CompletionStage<AsyncResultSet> later(Statement<?> statement) {
    return session().executeAsync(statement.setConsistencyLevel(write).setIdempotent(true));
  }

  /** Reads, in as many pages as are needed. */
  ResultSet read(Statement<?> statement) {
    try {
      return session().execute(statement.setConsistencyLevel(read).setIdempotent(true));
    } catch (RuntimeException e) {
      throw said(e);
    }
  }

  UnreadableInput said(Throwable e) {
    return Fault.said(store(), e);
  }
}
