package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.visit.Visitor;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls and chats: who plays them, who says what of them, and what counts. */
class CallTest extends PracticeDay {
  private Visitor eve;

  CallTest() {
    super(false);
  }

  @BeforeEach
  void open() throws SQLException {
    eve = join("eve", "requester");
    employees(4);
  }

  @Test
  void nobodyIsCalledByThemselvesOrOutsideOrAmongTooFew() {
    at(DAY.minusDays(3), 12);
    assertThat(refused(Map.of("callers", "nobody@example.com")))
        .contains("nobody@example.com is nobody's who can sign in here");
    assertThat(refused(Map.of("callers", ""))).contains("Say who plays it");
    assertThat(
            refused(
                Map.of(
                    "addresses",
                    "ada@example.com e1@example.com e2@example.com e3@example.com e4@example.com")))
        .contains("ada@example.com is to play it and to be called");
    assertThat(refused(Map.of("addresses", "e1@example.com x@evil.example")))
        .contains("x@evil.example is not at a verified domain");
    assertThat(refused(Map.of("addresses", "e1@example.com e2@example.com")))
        .contains("would show what each of them did");
    assertThat(refused(Map.of("script", "wire-1"))).contains("which call or chat");
  }

  @Test
  void countsAsAnActOnceBothSayItAndNeverBefore() throws SQLException {
    start();
    String call = call("eve");
    assertThat(ada.get("/drills/calls").body())
        .contains("eve@example.com", "e1@example.com", "The help desk calls about a session");
    assertThat(eve.get("/drills/calls").body()).doesNotContain("e1@example.com");
    assertThat(eve.get("/me/calls/" + call).statusCode()).as("not held yet").isEqualTo(404);
    assertThat(eve.form("/drills/calls/" + call, said("refused-and-reported")).statusCode())
        .as("not whose it is to say")
        .isEqualTo(404);
    assertThat(trouble(ada.form("/drills/calls/" + call, said("acted", "note", "read out 482193"))))
        .contains("which may be a code");
    assertThat(trouble(ada.form("/drills/calls/" + call, said("acted", "at", "2027-03-02T09:00"))))
        .contains("in the future");
    Visitor.told(ada.form("/drills/calls/" + call, said("acted", "note", "asked nothing back")));
    assertThat(standing(call)).isEqualTo("pressed");
    assertThat(number("select count(*) from exercise where acted_at is not null")).isZero();

    assertThat(eve.get("/me").body()).contains("Did you do it?", "/me/calls/" + call);
    assertThat(eve.get("/me/calls/" + call).body())
        .contains("Did you do it, or would you have?", "asked nothing back", "call back at the");
    assertThat(ben.get("/me/calls/" + call).statusCode()).isEqualTo(404);
    assertThat(ben.form("/me/calls/" + call + "/answer", Map.of("own", "yes")).statusCode())
        .isEqualTo(422);
    Visitor.told(eve.form("/me/calls/" + call + "/answer", Map.of("own", "yes")));
    assertThat(standing(call)).isEqualTo("acted");
    assertThat(trouble(ada.form("/drills/calls/" + call, said("refused"))))
        .contains("they answered");
    Visitor.told(eve.form("/me/calls/" + call + "/read", Map.of()));
    assertThat(number("select count(*) from exercise where read_at is not null")).isOne();
    Visitor.told(eve.form("/me/calls/" + call + "/answer", Map.of("own", "no")));
    assertThat(standing(call)).isEqualTo("not-known");
    assertThat(ada.get("/journal/export").body())
        .contains("calls-started", "call-recorded", "call-answered", "exercise-lesson-read")
        .doesNotContain("asked nothing back");
  }

  @Test
  void flowsIntoTheFiguresAndIsPutRightUntilItIsAnswered() throws SQLException {
    start();
    List<String> people = List.of("eve", "ben", "e1", "e2", "e3");
    for (String one : people) {
      Visitor.told(
          ada.form("/drills/calls/" + call(one), said("refused-and-reported", "after", "10")));
    }
    String last = call("e4");
    Visitor.told(ada.form("/drills/calls/" + last, said("refused")));
    Visitor.told(ada.form("/drills/calls/" + last, said("not-reached")));
    assertThat(text("select why from exercise where id = '" + last + "'"))
        .isEqualTo("They were not reached");
    assertThat(trouble(ada.form("/drills/calls/" + last, said("acted")))).contains("left out");
    assertThat(ada.get("/drills/report").body())
        .contains("100.0%", "10 min", "The help desk calls about a session", "reported first");
    assertThat(eve.get("/me").body()).contains("You reported it after 10 min", "well done");
  }

  @Test
  void whatIsStoppedOrOverTakesNoWord() throws SQLException {
    start();
    String call = call("eve");
    Visitor.told(ada.form("/drills/calls/" + call, said("acted")));
    Visitor.told(ada.form("/drills/stop", Map.of()));
    assertThat(trouble(ada.form("/drills/calls/" + call("ben"), said("acted"))))
        .contains("over, was left out");
    assertThat(trouble(eve.form("/me/calls/" + call + "/answer", Map.of("own", "yes"))))
        .contains("Nothing is asked");
    assertThat(standing(call)).isEqualTo("pressed");
    assertThat(number("select count(*) from exercise where state = 'planned'")).isZero();
  }

  /** Agreed to before, and begun. */
  private void start() {
    at(DAY.minusDays(3), 12);
    agree(propose("calls-started", form(Map.of())));
    at(DAY, 12);
    eve.signIn();
  }

  private String call(String name) throws SQLException {
    return text(
        "select e.id from exercise e join person p on p.id = e.person where p.email = '"
            + name
            + "@example.com'");
  }

  private String standing(String call) throws SQLException {
    return text("select standing from exercise where id = '" + call + "'");
  }

  private static Map<String, String> said(String result, String... more) {
    Map<String, String> form = new HashMap<>();
    form.put("result", result);
    form.put("at", DAY + "T10:15");
    for (int i = 0; i < more.length; i += 2) {
      form.put(more[i], more[i + 1]);
    }
    return form;
  }

  private static Map<String, String> form(Map<String, String> other) {
    Map<String, String> form = new HashMap<>();
    form.put("name", "Calls");
    form.put("script", "script-1");
    form.put("callers", "ada@example.com");
    form.put("first", DAY.toString());
    form.put("last", DAY.plusDays(1).toString());
    form.put("zone", "UTC");
    form.putAll(other);
    return form;
  }

  private String refused(Map<String, String> other) {
    return refused("calls-started", form(other));
  }
}
