package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.visit.BrowserKey;
import dev.countersign.visit.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser that was made into a screen on a wall: it shows the watch, and may do nothing. */
class WallScreenTest {
  @TempDir private Path folder;

  @Test
  void showsTheWatchWithNobodyAtItAndCountsForNothingElse() {
    TestClock clock = new TestClock();
    try (Server server = Running.on(folder, clock)) {
      Visitor ada = People.founder(server);
      ada.follow(clock);
      assertThat(Visitor.told(ada.form("/watch/wall", Map.of())).path("location").asString())
          .isEqualTo("/watch?wall=yes");
      assertThat(ada.get("/watch/board").statusCode()).isEqualTo(200);
      clock.move(Duration.ofDays(6));
      assertThat(ada.get("/watch/board").statusCode()).isEqualTo(200);
      assertThat(ada.get("/watch?wall=yes").body()).contains("class=\"watch wall\"");
      assertThat(ada.get("/people").statusCode()).isEqualTo(401);
      assertThat(ada.form("/stop", Map.of("reason", "a passer-by")).statusCode()).isEqualTo(401);
      assertThat(ada.form("/watch/stop", Map.of("mode", "off")).statusCode()).isEqualTo(401);
      assertThat(ada.thief().get("/watch/board").statusCode()).isEqualTo(401);
      assertThat(ada.get("/watch/board").statusCode())
          .as("the copied session is ended")
          .isEqualTo(401);
    }
  }

  @Test
  void endsAfterSevenDaysOrWhenItsPersonSaysSo() {
    TestClock clock = new TestClock();
    try (Server server = Running.on(folder, clock)) {
      Visitor ada = People.founder(server);
      ada.follow(clock);
      Visitor wall = ada.at(server.address(), new BrowserKey());
      wall.signIn();
      Visitor.told(wall.form("/watch/wall", Map.of()));
      assertThat(ada.get("/me").body()).contains("a screen on a wall</span>");
      assertThat(ada.get("/journal?kind=session-shows-a-wall").body()).contains("session/");
      clock.move(Duration.ofDays(7));
      assertThat(wall.get("/watch/board").statusCode()).isEqualTo(401);

      ada.signIn();
      Visitor other = ada.at(server.address(), new BrowserKey());
      other.signIn();
      Visitor.told(other.form("/watch/wall", Map.of()));
      assertThat(other.get("/watch/board").statusCode()).isEqualTo(200);
      String id =
          ada.get("/me").body().replaceAll("(?s).*/me/sessions/([0-9a-f-]{36})/end.*", "$1");
      Visitor.told(ada.form("/me/sessions/" + id + "/end", Map.of()));
      assertThat(other.get("/watch/board").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aBrowserThatIsNoScreenIsHeldToHalfAnHour() {
    TestClock clock = new TestClock();
    try (Server server = Running.on(folder, clock)) {
      Visitor ada = People.founder(server);
      ada.follow(clock);
      clock.move(Duration.ofMinutes(31));
      assertThat(ada.get("/watch/board").statusCode()).isEqualTo(401);
    }
  }
}
