package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.drill.written.TemplateFile;
import dev.countersign.visit.Visitor;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exercises of the company's own: added, agreed to, sent, withdrawn. */
class WrittenExerciseTest extends PracticeDay {
  WrittenExerciseTest() {
    super(true);
  }

  @BeforeEach
  void open() throws SQLException {
    employees(6);
  }

  private static final String PAGE = "/drills/templates";

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
    String change = propose("drill-started", form);
    assertThat(ada.get(change).body())
        .contains("A courier waits for a release", "our-courier-1, SHA-256 ");
    agree(change);
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
    assertThat(refused("drill-started", form))
        .as("it cannot be chosen any more")
        .contains("Choose at least one kind");
    assertThat(new Visitor(server.address()).get(link).body()).contains("Which reference");
  }

  private HttpResponse<String> add(String document) {
    return ada.form(PAGE, Map.of("document", document));
  }
}
