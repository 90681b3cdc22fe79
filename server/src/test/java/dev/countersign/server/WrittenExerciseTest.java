package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.drill.written.TemplateFile;
import dev.countersign.model.json.Json;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.visit.Mailbox;
import dev.countersign.server.visit.Prepared;
import dev.countersign.visit.Visitor;
import java.io.IOException;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exercises of the company's own: added, agreed to, sent, withdrawn. */
class WrittenExerciseTest {
  private static final LocalDate DAY = LocalDate.of(2027, 3, 1);
  private static final String PAGE = "/drills/templates";

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
    String change =
        Visitor.told(
                ada.deed(
                    "/changes/propose/person-changed",
                    Map.of(
                        "person",
                        People.group(
                            ada.get("/people").body(),
                            "/people/([0-9a-f-]{36})\">[^<]*</a> <span class=\"dim\">ada@"),
                        "role-administrator",
                        "on",
                        "role-security",
                        "on")))
            .path("location")
            .asString();
    ben.signIn();
    Visitor.told(ben.deed(change + "/agree", Map.of()));
    Visitor.told(ada.form("/contacts/us", Map.of("name", "Example", "domains", "example.com")));
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "insert into person (id, name, email, state, added_at) select gen_random_uuid(),"
              + " 'Employee ' || n, 'e' || n || '@example.com', 'active', now()"
              + " from generate_series(1, 6) n");
    }
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
    server.close();
    mail.close();
  }

  @Test
  void isTakenOnlyAsItCanBeUsedAndNeverChanges() {
    String wrong = TemplateFile.example().replace("link: Release", "link: login.microsoft.com");
    assertThat(trouble(add(wrong))).contains("line 13, column 7", "login.microsoft.com");
    assertThat(ada.form(PAGE + "/try", Map.of("document", wrong)).body())
        .contains("It cannot be used", "line 13, column 7");
    assertThat(ada.form(PAGE + "/try", Map.of("document", TemplateFile.example())).body())
        .contains("A courier waits for a release", "very difficult");
    assertThat(ada.get(PAGE).body()).contains("There is none yet");

    Visitor.told(add(TemplateFile.example()));
    assertThat(trouble(add(TemplateFile.example().replace("Hello,", "Hello there,"))))
        .contains("exercises never change");
    assertThat(ada.get(PAGE).body()).contains("our-courier-1", "added by");
    assertThat(ada.get("/journal/export").body()).contains("drill-template-added");
  }

  @Test
  void goesOutWordByWordOnceAgreedToAndNoMoreOnceWithdrawn() throws SQLException {
    Visitor.told(add(TemplateFile.example()));
    at(DAY.minusDays(3));
    Map<String, String> form =
        Map.of(
            "name",
            "March",
            "each",
            "1",
            "first",
            DAY.toString(),
            "last",
            DAY.plusDays(1).toString(),
            "zone",
            "UTC",
            "own-our-courier-1",
            "on");
    String change =
        Visitor.told(ada.deed("/changes/propose/drill-started", form)).path("location").asString();
    assertThat(ada.get(change).body())
        .contains("A courier waits for a release", "our-courier-1, SHA-256 ");
    ben.signIn();
    Visitor.told(ben.deed(change + "/agree", Map.of()));
    at(DAY);
    int today = number("select count(*) from exercise where planned_at < '2027-03-02'");
    await("select count(*) from exercise where state = 'sent'", today);
    String person =
        text(
            "select p.email from exercise e join person p on p.id = e.person where e.state = 'sent'"
                + " order by 1 limit 1");
    assertThat(mail.find(person, "Somebody waits at the door")).isNotEmpty();
    String link = "/d/" + text("select token from exercise where state = 'sent' limit 1");
    assertThat(new Visitor(server.address()).get(link).body())
        .contains("Which reference is yours?", "C-104");

    Visitor.told(ada.form(PAGE + "/our-courier-1/withdraw", Map.of()));
    at(DAY.plusDays(1));
    int all = number("select count(*) from exercise");
    await("select count(*) from exercise where state = 'left-out'", all - today);
    assertThat(text("select distinct why from exercise where state = 'left-out'"))
        .isEqualTo("It was withdrawn");
    assertThat(trouble(ada.deed("/changes/propose/drill-started", form)))
        .as("it cannot be chosen any more")
        .contains("Choose at least one kind");
    assertThat(new Visitor(server.address()).get(link).body()).contains("Which reference");
  }

  private HttpResponse<String> add(String document) {
    return ada.form(PAGE, Map.of("document", document));
  }

  private static String trouble(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(422);
    return Json.parse(answer.body(), "The answer").path("detail").asString();
  }

  /** That day in the afternoon. */
  private void at(LocalDate day) {
    Instant then = day.atTime(17, 0).toInstant(ZoneOffset.UTC);
    clock.move(Duration.between(clock.instant(), then));
    ada.signIn();
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

  private void await(String query, int wanted) throws SQLException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (number(query) != wanted) {
      assertThat(System.nanoTime()).as(query).isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
