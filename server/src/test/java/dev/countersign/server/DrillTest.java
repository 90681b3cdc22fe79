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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exercises: who must agree, where they go, how they end, and what people report. */
class DrillTest {
  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();
  private Mailbox mail;
  private Server server;
  private Connection database;
  private Visitor ada;
  private Visitor ben;

  @BeforeEach
  void open() throws IOException, SQLException {
    mail = new Mailbox();
    Path password = Files.writeString(folder.resolve("password"), mail.password() + "\n");
    Path data = Prepared.in(folder.resolve("data"));
    server =
        Server.start(
            new ServerOptions(0, null, data, null, List.of(), List.of(), clock, progress -> {})
                .with(
                    Connections.of(
                        new Connections.Said(
                            mail.url(), password, "countersign@example.com", null, null))));
    EmbeddedPostgres.Reach reach = EmbeddedPostgres.running(data);
    database = DriverManager.getConnection(reach.url(), EmbeddedPostgres.USER, reach.password());
    ada = People.founder(server);
    ben = People.administrator(server, ada);
    ada.follow(clock);
    ben.follow(clock);
    agree(
        propose(
            ada,
            "person-changed",
            Map.of("person", id("ada"), "role-administrator", "on", "role-security", "on")));
    Visitor.told(ada.form("/contacts/us", Map.of("name", "Example", "domains", "example.com")));
    run(
        "insert into person (id, name, email, state, added_at) select gen_random_uuid(),"
            + " 'Employee ' || n, 'e' || n || '@example.com', 'active', now()"
            + " from generate_series(1, 6) n");
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
    server.close();
    mail.close();
  }

  @Test
  void goesNowhereButToTheCompanysOwnPeople() throws SQLException {
    at(DAY.minusDays(3));
    run("update person set email = 'e6@example.org' where email = 'e6@example.com'");
    assertThat(refused(form(Map.of())))
        .contains(
            "e6@example.org is not at a verified domain of the company, which are example.com");
    assertThat(refused(form(Map.of("addresses", "e1@example.com, x@evil.example, e2@example.com"))))
        .contains("x@evil.example is not at a verified domain");
    assertThat(refused(form(Map.of("addresses", "e1@example.com, nobody@example.com"))))
        .contains("nobody@example.com is nobody's who can sign in here");
    assertThat(refused(form(Map.of("addresses", "e1@example.com, e2@example.com"))))
        .contains("would show what each of them did");
    Map<String, String> five =
        Map.of(
            "addresses",
            "e1@example.com e2@example.com e3@example.com e4@example.com e5@example.com");
    String change = propose(ada, "drill-started", form(five));
    // One of them leaves for elsewhere before it goes out.
    agree(change);
    run("update person set email = 'e5@example.org' where email = 'e5@example.com'");
    at(DAY);
    mail.await("e1@example.com", "", 1);
    await("select count(*) from exercise where state in ('sent', 'left-out')", 5);
    assertThat(mail.find("e5@", "")).isEmpty();
    assertThat(text("select why from exercise where state = 'left-out'"))
        .contains("verified domain");
  }

  @Test
  void twoAdministratorsStandBehindIt() throws SQLException {
    Visitor sid = security();
    at(DAY.minusDays(3));
    sid.signIn();
    String change = propose(sid, "drill-started", form(Map.of()));
    assertThat(ada.get(change).body()).contains("2 of administrators");
    agree(change);
    assertThat(number("select count(*) from drill")).as("one is not enough").isZero();
    ada.signIn();
    Visitor.told(ada.deed(change + "/agree", Map.of()));
    assertThat(number("select count(*) from drill")).isOne();

    String own = propose(ada, "drill-started", form(Map.of("name", "Another")));
    assertThat(ada.deed(own + "/agree", Map.of()).statusCode()).isEqualTo(422);
    assertThat(number("select count(*) from drill")).isOne();
    agree(own);
    assertThat(number("select count(*) from drill")).isEqualTo(2);
  }

  @Test
  void stopsAtOnceAndNothingCountsAnyMore() throws SQLException {
    at(DAY.minusDays(3));
    agree(propose(ada, "drill-started", form(Map.of("last", DAY.plusDays(1).toString()))));
    at(DAY);
    int today = number("select count(*) from exercise where planned_at < '2027-03-02'");
    await("select count(*) from exercise where state = 'sent'", today);
    String link = "/d/" + text("select token from exercise where state = 'sent' limit 1");
    Visitor anybody = new Visitor(server.address());
    assertThat(anybody.get(link).body()).contains("data-hand", "name=\"choice\"");
    ada.signIn();
    Visitor.told(ada.form("/drills/stop", Map.of()));
    assertThat(anybody.get(link).body()).contains("This was an exercise").doesNotContain("choice");
    assertThat(anybody.form(link, Map.of("choice", "0")).statusCode()).isEqualTo(200);
    at(DAY.plusDays(1));
    assertThat(number("select count(*) from exercise where state = 'planned'")).isZero();
    assertThat(number("select count(*) from exercise where standing = 'acted'")).isZero();
    ada.signIn();
    assertThat(ada.get("/journal/export").body()).contains("drill-stopped", "exercise-pressed");
    assertThat(ada.get("/drills").body()).contains("stopped");
  }

  @Test
  void knowsAnExerciseThatIsReportedAndNothingThatCarriesOneAlong() throws SQLException {
    at(DAY.minusDays(3));
    agree(propose(ada, "drill-started", form(Map.of())));
    at(DAY);
    await("select count(*) from exercise where state = 'sent'", 8);
    String link =
        server.address()
            + "/d/"
            + text(
                "select token from exercise e join person p on p.id = e.person where p.email ="
                    + " 'ada@example.com'");
    ada.signIn();
    String lure = report("They want me to open " + link + " or https://evil.example/run.sh");
    assertThat(ada.get(lure).body()).doesNotContain("Well done");
    assertThat(number("select count(*) from campaign")).isOne();
    assertThat(number("select count(*) from exercise where reported_at is not null")).isZero();

    String exercise = report("What is this? " + link);
    assertThat(ada.get(exercise).body())
        .contains("Well done", "This was an exercise, and you reported it")
        .doesNotContain("What did you do with it");
    assertThat(number("select count(*) from campaign")).isOne();
    assertThat(number("select count(*) from exercise where reported_at is not null")).isOne();
    assertThat(ada.get("/me").body())
        .contains("Your exercises", "You reported it after", "well done");
    ben.signIn();
    assertThat(ben.get("/me").body()).as("somebody else's").doesNotContain("Your exercises");
    assertThat(
            new Visitor(server.address()).get(link.replace(server.address().toString(), "")).body())
        .contains("It was reported. Well done");
  }

  /** Sid, who is of security and no administrator. */
  private Visitor security() {
    agree("/changes/" + People.invite(ada, "sid@example.com", "security"));
    Visitor sid = new Visitor(server.address());
    String person = id("sid");
    sid.enrol(
        URI.create(
            Visitor.told(ada.form("/people/" + person + "/link", Map.of()))
                .path("shown")
                .asString()));
    String code = People.group(sid.get("/me").body(), "code-shown\">([0-9a-f-]{9})<");
    Visitor.told(ben.deed("/people/" + person + "/vouch", Map.of("code", code)));
    sid.follow(clock);
    return sid;
  }

  private String report(String text) {
    HttpResponse<String> answer = ada.form("/reports", Map.of("text", text));
    String path = Visitor.told(answer).path("location").asString();
    await("select count(*) from report where state = 'received'", 0);
    return path;
  }

  private static Map<String, String> form(Map<String, String> other) {
    Map<String, String> form = new HashMap<>();
    form.put("name", "March");
    form.put("each", "1");
    form.put("first", DAY.toString());
    form.put("last", DAY.toString());
    form.put("zone", "UTC");
    form.put("kind-recruiter", "on");
    form.put("kind-payroll-form", "on");
    form.putAll(other);
    return form;
  }

  private static String propose(Visitor who, String kind, Map<String, String> form) {
    return Visitor.told(who.deed("/changes/propose/" + kind, form)).path("location").asString();
  }

  private String refused(Map<String, String> form) {
    HttpResponse<String> answer = ada.deed("/changes/propose/drill-started", form);
    assertThat(answer.statusCode()).isEqualTo(422);
    return Json.parse(answer.body(), "The answer").path("detail").asString();
  }

  private void agree(String change) {
    ben.signIn();
    Visitor.told(ben.deed(change + "/agree", Map.of()));
  }

  /** That day in the afternoon. */
  private void at(LocalDate day) {
    Instant then = day.atTime(17, 0).toInstant(ZoneOffset.UTC);
    clock.move(Duration.between(clock.instant(), then));
    ada.signIn();
  }

  private String id(String name) {
    return People.group(
        ada.get("/people").body(),
        "/people/([0-9a-f-]{36})\">[^<]*</a> <span class=\"dim\">" + name + "@example\\.com");
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String query) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      assertThat(found.next()).as(query).isTrue();
      return found.getString(1);
    }
  }

  private int number(String query) throws SQLException {
    return Integer.parseInt(text(query));
  }

  private void await(String query, int wanted) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    try {
      while (number(query) != wanted) {
        assertThat(System.nanoTime()).as(query).isLessThan(end);
        Thread.sleep(100);
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
