package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.visit.Mailbox;
import dev.countersign.server.visit.Prepared;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A company with two administrators, one of whom is of security, before a day of exercises. */
abstract class PracticeDay {
  static final LocalDate DAY = LocalDate.of(2027, 3, 1);

  @TempDir Path folder;
  final TestClock clock = new TestClock();
  Mailbox mail;
  Server server;
  Connection database;
  Visitor ada;
  Visitor ben;

  private final boolean mails;

  /** Whether the company's server sends mail. */
  PracticeDay(boolean mails) {
    this.mails = mails;
  }

  @BeforeEach
  final void found() throws IOException, SQLException {
    mail = new Mailbox();
    Path data = Prepared.in(folder.resolve("data"));
    ServerOptions options =
        new ServerOptions(0, null, data, null, List.of(), List.of(), clock, progress -> {});
    server = Server.start(mails ? options.with(mailing()) : options);
    EmbeddedPostgres.Reach reach = EmbeddedPostgres.running(data);
    database = DriverManager.getConnection(reach.url(), EmbeddedPostgres.USER, reach.password());
    ada = People.founder(server);
    ben = People.administrator(server, ada);
    ada.follow(clock);
    ben.follow(clock);
    agree(
        propose(
            "person-changed",
            Map.of("person", id("ada"), "role-administrator", "on", "role-security", "on")));
    Visitor.told(ada.form("/contacts/us", Map.of("name", "Example", "domains", "example.com")));
  }

  @AfterEach
  final void close() throws SQLException {
    database.close();
    server.close();
    mail.close();
  }

  private Connections mailing() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), mail.password() + "\n");
    return Connections.of(
        new Connections.Said(mail.url(), password, "countersign@example.com", null, null));
  }

  /** So many more who can be asked: e1@example.com and so on. */
  final void employees(int count) throws SQLException {
    run(
        "insert into person (id, name, email, state, added_at) select gen_random_uuid(),"
            + " 'Employee ' || n, 'e' || n || '@example.com', 'active', now()"
            + " from generate_series(1, "
            + count
            + ") n");
  }

  /** Somebody who is let in with that role, signed in. */
  final Visitor join(String name, String role) {
    agree("/changes/" + People.invite(ada, name + "@example.com", role));
    Visitor visitor = new Visitor(server.address());
    String person = id(name);
    visitor.enrol(
        URI.create(
            Visitor.told(ada.form("/people/" + person + "/link", Map.of()))
                .path("shown")
                .asString()));
    String code = People.group(visitor.get("/me").body(), "code-shown\">([0-9a-f-]{9})<");
    Visitor.told(ben.deed("/people/" + person + "/vouch", Map.of("code", code)));
    visitor.follow(clock);
    return visitor;
  }

  final String propose(String kind, Map<String, String> form) {
    return proposedBy(ada, kind, form);
  }

  static String proposedBy(Visitor who, String kind, Map<String, String> form) {
    return Visitor.told(who.deed("/changes/propose/" + kind, form)).path("location").asString();
  }

  /** Why a change cannot be proposed. */
  final String refused(String kind, Map<String, String> form) {
    return trouble(ada.deed("/changes/propose/" + kind, form));
  }

  static String trouble(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(422);
    return Json.parse(answer.body(), "The answer").path("detail").asString();
  }

  final void agree(String change) {
    ben.signIn();
    Visitor.told(ben.deed(change + "/agree", Map.of()));
  }

  /** That day in the afternoon. */
  final void at(LocalDate day) {
    at(day, 17);
  }

  final void at(LocalDate day, int hour) {
    Instant then = day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    clock.move(Duration.between(clock.instant(), then));
    ada.signIn();
    ben.signIn();
  }

  final String id(String name) {
    return People.group(
        ada.get("/people").body(),
        "/people/([0-9a-f-]{36})\">[^<]*</a> <span class=\"dim\">" + name + "@example\\.com");
  }

  final void run(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  final String text(String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      assertThat(found.next()).as(query).isTrue();
      return found.getString(1);
    }
  }

  final int number(String query) throws SQLException {
    return Integer.parseInt(text(query));
  }

  /** Waits until the query tells that number. */
  final void await(String query, int wanted) throws SQLException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (number(query) != wanted) {
      assertThat(System.nanoTime()).as(query).isLessThan(end);
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }
}
