package dev.countersign.bench;

import dev.countersign.server.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** One row in, one commit, on the same PostgreSQL with the same durability. */
record BareCommit(Connection connection, PreparedStatement insert) implements AutoCloseable {
  static BareCommit on(Path data) throws SQLException {
    EmbeddedPostgres.Reach reach = EmbeddedPostgres.running(data);
    Connection connection =
        DriverManager.getConnection(reach.url(), EmbeddedPostgres.USER, reach.password());
    try (var statement = connection.createStatement()) {
      statement.execute("set synchronous_commit to on");
      statement.execute("create table bare_commit (number bigint, body text)");
    }
    connection.setAutoCommit(false);
    return new BareCommit(
        connection, connection.prepareStatement("insert into bare_commit values (?, ?)"));
  }

  Load measure(int commits) throws SQLException {
    Load load = new Load();
    for (int i = -commits / 10; i < commits; i++) {
      long begun = System.nanoTime();
      insert.setLong(1, i);
      insert.setString(
          2, "a row of a hundred characters, as long as a line of a book is".repeat(2));
      insert.executeUpdate();
      connection.commit();
      if (i >= 0) {
        load.took(System.nanoTime() - begun);
      }
    }
    return load;
  }

  /** How many bytes the database has on disk, with its indexes. */
  long size() throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select pg_database_size(current_database())")) {
      rows.next();
      return rows.getLong(1);
    } finally {
      connection.commit();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
