package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.visit.Visitor;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exercises: who must agree, where they go, how they end, and what people report. */
class DrillTest extends PracticeDay {
  DrillTest() {
    super(true);
  }

  @BeforeEach
  void open() throws SQLException {
    employees(6);
  }

  @Test
  void goesNowhereButToTheCompanysOwnPeople() throws SQLException {
    at(DAY.minusDays(3));
    run("update person set email = 'e6@example.org' where email = 'e6@example.com'");
    assertThat(refused("drill-started", form(Map.of())))
        .contains(
            "e6@example.org is not at a verified domain of the company, which are example.com");
    assertThat(
            refused(
                "drill-started",
                form(Map.of("addresses", "e1@example.com, x@evil.example, e2@example.com"))))
        .contains("x@evil.example is not at a verified domain");
    assertThat(
            refused(
                "drill-started", form(Map.of("addresses", "e1@example.com, nobody@example.com"))))
        .contains("nobody@example.com is nobody's who can sign in here");
    assertThat(
            refused("drill-started", form(Map.of("addresses", "e1@example.com, e2@example.com"))))
        .contains("would show what each of them did");
    Map<String, String> five =
        Map.of(
            "addresses",
            "e1@example.com e2@example.com e3@example.com e4@example.com e5@example.com");
    String change = propose("drill-started", form(five));
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
    Visitor sid = join("sid", "security");
    at(DAY.minusDays(3));
    sid.signIn();
    String change = proposedBy(sid, "drill-started", form(Map.of()));
    assertThat(ada.get(change).body()).contains("2 of administrators");
    agree(change);
    assertThat(number("select count(*) from drill")).as("one is not enough").isZero();
    ada.signIn();
    Visitor.told(ada.deed(change + "/agree", Map.of()));
    assertThat(number("select count(*) from drill")).isOne();

    String own = propose("drill-started", form(Map.of("name", "Another")));
    assertThat(ada.deed(own + "/agree", Map.of()).statusCode()).isEqualTo(422);
    assertThat(number("select count(*) from drill")).isOne();
    agree(own);
    assertThat(number("select count(*) from drill")).isEqualTo(2);
  }

  @Test
  void stopsAtOnceAndNothingCountsAnyMore() throws SQLException {
    at(DAY.minusDays(3));
    agree(propose("drill-started", form(Map.of("last", DAY.plusDays(1).toString()))));
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
    agree(propose("drill-started", form(Map.of())));
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

  private String report(String text) throws SQLException {
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
}
