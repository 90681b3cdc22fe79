package dev.countersign.server.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL of its own for several servers, which falls down and comes back where it was. */
public final class CrashingPostgres implements AutoCloseable {
  private final DataFolder data;
  private final EmbeddedPostgres postgres;
  private final Path room;
  private final Commands commands;

  private CrashingPostgres(DataFolder data, EmbeddedPostgres postgres) {
    this.data = data;
    this.postgres = postgres;
    this.room = data.path().resolve("postgresql-" + Program.MAJOR);
    this.commands = new Commands(RunAs.forFolder(data.path()), room);
  }

  /** Starts one in that folder. */
  public static CrashingPostgres start(Path folder) {
    DataFolder data = DataFolder.open(folder);
    return new CrashingPostgres(data, EmbeddedPostgres.start(data, progress -> {}));
  }

  /** How servers reach it, with its password. */
  public String url() {
    return postgres.url() + "?user=" + EmbeddedPostgres.USER + "&password=" + postgres.password();
  }

  /** What a query answers: each row with its columns joined by blanks. */
  public List<String> rows(String query) {
    try (Connection connection = DriverManager.getConnection(url());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          columns.add(row.getString(i));
        }
        rows.add(String.join(" ", columns));
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends it without a shutdown, as a lack of power would, and starts it again. */
  public void crash() {
    restart();
  }

  /** Kills its first process and starts it again. */
  public void kill() {
    try {
      String pid = Files.readAllLines(room.resolve("cluster/postmaster.pid")).getFirst().strip();
      ProcessHandle process = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
      process.destroyForcibly();
      process.onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    restart();
  }

  /** With the options that it was started with, the port among them. */
  private void restart() {
    Commands.Outcome outcome = new Commands.Outcome(-1, "");
    // Processes of the one that was killed may still hold its memory.
    for (int i = 0; i < 20 && !outcome.succeeded(); i++) {
      outcome =
          commands.run(
              120,
              Program.in(data.path(), progress -> {}).command("pg_ctl"),
              "restart",
              "--pgdata=" + room.resolve("cluster"),
              "--log=" + room.resolve("postgresql.log"),
              "--mode=immediate",
              "--wait",
              "--timeout=60");
    }
    if (!outcome.succeeded()) {
      throw new AssertionError("PostgreSQL does not come back: " + outcome.printed());
    }
  }

  @Override
  public void close() {
    try (data) {
      postgres.close();
    }
  }
}
