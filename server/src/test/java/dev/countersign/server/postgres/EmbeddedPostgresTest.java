package dev.countersign.server.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir private Path folder;

  @Test
  void keepsWhatWasCommittedAcrossAStopAKillAndAStaleProcessFile() throws Exception {
    List<String> progress = new ArrayList<>();
    try (DataFolder data = DataFolder.open(folder.resolve("data"))) {
      try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data, progress::add)) {
        assertThat(progress).hasSize(3).first().asString().contains("Unpacking");
        assertThat(ask(postgres, "show fsync")).isEqualTo("on");
        assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
        assertThat(ask(postgres, "show full_page_writes")).isEqualTo("on");
        assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
        assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
        run(postgres, "create table kept (word text)");
        run(postgres, "insert into kept values ('first')");
        run(postgres, "alter system set fsync = off");
      }

      // A second start on the same data, then killed as a crash would.
      EmbeddedPostgres killed = EmbeddedPostgres.start(data, progress::add);
      assertThat(ask(killed, "show fsync")).isEqualTo("on");
      run(killed, "insert into kept values ('second')");
      Path file = data.path().resolve("postgresql-18/cluster/postmaster.pid");
      long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
      process.destroyForcibly();
      process.onExit().join();
      assertThat(file).exists();

      // The stale file names a process that lives and is no PostgreSQL: this one.
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      lines.set(0, Long.toString(ProcessHandle.current().pid()));
      Files.write(file, lines);
      EmbeddedPostgres abandoned = EmbeddedPostgres.start(data, progress::add);
      assertThat(ask(abandoned, "select string_agg(word, ' ' order by word) from kept"))
          .isEqualTo("first second");

      // A server that was killed leaves its PostgreSQL running; the next start takes over.
      try (EmbeddedPostgres next = EmbeddedPostgres.start(data, progress::add)) {
        assertThat(ask(next, "select count(*) from kept")).isEqualTo("2");
      }
    }
    assertThat(progress).filteredOn(line -> line.contains("Unpacking")).hasSize(1);
  }

  @Test
  void refusesADataFolderThatIsInUse() {
    try (DataFolder data = DataFolder.open(folder.resolve("data"))) {
      assertThatThrownBy(() -> DataFolder.open(data.path()))
          .isInstanceOf(PostgresUnavailable.class)
          .hasMessageContaining("in use by another countersign start")
          .hasMessageContaining("--data");
    }
  }

  @Test
  void refusesADataFolderThatIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(PostgresUnavailable.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--data");
  }

  private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void run(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.url(), EmbeddedPostgres.USER, postgres.password());
  }
}
