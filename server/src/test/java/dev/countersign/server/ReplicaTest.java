package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.postgres.FollowedPostgres;
import dev.countersign.server.replica.PagesFromCopy;
import dev.countersign.server.route.Routes;
import dev.countersign.visit.Visitor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;

/** Pages that are read from a hot standby: none of them is behind what was decided. */
class ReplicaTest {
  @TempDir private Path folder;
  private final TestClock clock = new TestClock();

  @Test
  void listsAreReadFromTheCopyAndNeverWithoutTheLastDecision() throws Exception {
    try (FollowedPostgres postgres = FollowedPostgres.start(folder);
        Server server = start(postgres, postgres.standby())) {
      Visitor ada = People.founder(server);
      String first = People.invite(ada, "abe@example.com", "requester");
      soon(
          "each of them is read from the copy",
          () -> {
            long before = read(ada, "copy");
            for (String pattern : PagesFromCopy.PATTERNS) {
              String page = pattern.replace("{form}", "csv").replace("{id}", "none");
              assertThat(ada.get(page).statusCode()).as(page).isIn(200, 400, 404, 406, 422);
            }
            return read(ada, "copy") == before + PagesFromCopy.PATTERNS.size();
          });
      assertThat(failures(ada)).isZero();
      assertThat(ada.get("/journal").body()).contains(first);

      run(postgres.standby(), "select pg_wal_replay_pause()");
      String second = People.invite(ada, "amy@example.com", "requester");
      long from = read(ada, "copy");
      assertThat(ada.get("/journal").body()).as("from the primary").contains(second);
      assertThat(read(ada, "copy")).isEqualTo(from);
      assertThat(read(ada, "primary-copy-behind")).isPositive();
      run(postgres.standby(), "select pg_wal_replay_resume()");
      soon(
          "from the copy again",
          () -> ada.get("/journal").body().contains(second) && read(ada, "copy") > from);
      assertThat(failures(ada)).isZero();
    }
  }

  @Test
  void aCopyThatRefusesOrIsGoneIsDoneWithout() throws Exception {
    try (FollowedPostgres postgres = FollowedPostgres.start(folder)) {
      run(postgres.primary(), "create role reader login password '" + postgres.password() + "'");
      run(postgres.primary(), "grant select on journal to reader");
      try (Server server = start(postgres, postgres.standby("reader"))) {
        Visitor ada = People.founder(server);
        People.invite(ada, "abe@example.com", "requester");
        soon("it refuses what else is asked", () -> ada.get("/checks").statusCode() == 307);
        assertThat(ada.get("/checks").statusCode()).as("asked again").isEqualTo(200);
        assertThat(failures(ada)).as("the copy is left alone").isOne();
        postgres.end();
        soon(
            "its time is over",
            () -> {
              assertThat(ada.get("/checks").statusCode()).isEqualTo(200);
              return failures(ada) > 1;
            });
      }
    }
  }

  @Test
  void whatIsNoCopyOfThatDatabaseIsNotRead() throws Exception {
    try (FollowedPostgres postgres = FollowedPostgres.start(folder);
        Server server = start(postgres, postgres.primary())) {
      Visitor ada = People.founder(server);
      assertThat(ada.get("/journal").statusCode()).isEqualTo(200);
      assertThat(read(ada, "copy")).isZero();
      assertThat(failures(ada)).isOne();
    }
  }

  @Test
  void allOfThemAreAddressesThatAreOnlyRead() {
    assertThat(PagesFromCopy.PATTERNS)
        .allSatisfy(pattern ->
            assertThat(Routes.ALL)
                .anySatisfy(route -> {
                  assertThat(route.pattern()).isEqualTo(pattern);
                  assertThat(route.method()).isEqualTo(HttpMethod.GET);
                }));
  }

  private Server start(FollowedPostgres postgres, String copy) {
    return Server.start(
        new ServerOptions(
                0,
                null,
                folder.resolve("server"),
                postgres.primary(),
                List.of(),
                List.of(),
                clock,
                progress -> {})
            .withReplica(copy));
  }

  private static void run(String database, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long read(Visitor who, String from) {
    return figure(who, "countersign_replica_pages_total{read=\"" + from + "\"} ");
  }

  private static long failures(Visitor who) {
    return figure(who, "countersign_replica_failures_total ");
  }

  private static long figure(Visitor who, String name) {
    pause(1_100); // they are counted once a second
    return who.get("/api/v1/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length())))
        .findFirst()
        .orElse(0);
  }

  private static void soon(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      pause(50);
    }
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
