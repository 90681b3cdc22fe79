package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.postgres.DataFolder;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.visit.Prepared;
import dev.countersign.visit.BrowserKey;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What open pages hear of. */
class LiveTest {
  @TempDir private Path folder;

  @Test
  void tellsWhichChangeChangedAndNothingOfIt() throws IOException {
    try (Server server = Running.on(folder)) {
      Visitor ada = People.founder(server);
      try (Listener listener = new Listener(ada, journal(ada))) {
        String change = People.invite(ada, "cy@example.com", "approver");
        assertThat(listener.await(line -> line.contains("change-proposed")))
            .isEqualTo("data:{\"subject\":\"change/" + change + "\",\"kind\":\"change-proposed\"}");
        assertThat(listener.lines().toString()).doesNotContain("cy@example.com", "session");
      }
    }
  }

  @Test
  void tellsWhatThePageDidNotKnowYet() throws IOException {
    try (Server server = Running.on(folder)) {
      Visitor ada = People.founder(server);
      long before = journal(ada);
      People.invite(ada, "cy@example.com", "approver");
      try (Listener listener = new Listener(ada, before)) {
        listener.await(line -> line.contains("change-proposed"));
        assertThat(listener.await(line -> line.startsWith("id:"))).isEqualTo("id:" + (before + 1));
      }
    }
  }

  @Test
  void countsWhatWaitsForWhoeverListensOnAllServersOfADatabase() throws IOException {
    try (DataFolder data = DataFolder.open(Prepared.in(folder.resolve("database")))) {
      EmbeddedPostgres postgres = EmbeddedPostgres.start(data, progress -> {});
      String url =
          postgres.url() + "?user=" + EmbeddedPostgres.USER + "&password=" + postgres.password();
      // Each start prints a new link until somebody has come in.
      try (Server one = Server.start(Running.options(0, folder.resolve("one"), url))) {
        Visitor ada = People.founder(one);
        Visitor ben = People.administrator(one, ada);
        countsAtAnotherServer(url, ada, ben);
        assertThat(waiting(ben, "changes")).isOne();
        assertThat(waiting(ada, "changes")).as("her own").isZero();
      } finally {
        postgres.close();
      }
    }
  }

  private void countsAtAnotherServer(String url, Visitor ada, Visitor ben) throws IOException {
    try (Server two = Server.start(Running.options(0, folder.resolve("two"), url))) {
      Visitor benAtTwo = ben.at(two.address());
      assertThat(waiting(benAtTwo, "changes")).isZero();
      try (Listener listener = new Listener(benAtTwo, journal(benAtTwo))) {
        listener.await(line ->
            line.equals(
                "data:{\"transfers\":0,\"changes\":0,\"lures\":0,\"incidents\":0,\"cases\":0}"));
        People.invite(ada, "cy@example.com", "approver");
        listener.await(line -> line.contains("change-proposed"));
        listener.await(line ->
            line.equals(
                "data:{\"transfers\":0,\"changes\":1,\"lures\":0,\"incidents\":0,\"cases\":0}"));
      }
    }
  }

  @Test
  void endsWithItsSession() throws IOException {
    TestClock clock = new TestClock();
    try (Server server = Running.on(folder, clock)) {
      Visitor ada = People.founder(server);
      Visitor elsewhere = ada.at(server.address(), new BrowserKey());
      elsewhere.signIn();
      try (Listener here = new Listener(ada, 0);
          Listener there = new Listener(elsewhere, 0)) {
        Visitor.told(elsewhere.form("/sign-out", Map.of()));
        there.await(line -> line.equals("event:ended"));
        there.awaitEnd();
        assertThat(here.lines()).doesNotContain("event:ended");
        clock.move(Duration.ofMinutes(31));
        here.await(line -> line.equals("event:ended"));
        here.awaitEnd();
      }
    }
  }

  @Test
  void isNotOpenedWithCopiedCookies() {
    try (Server server = Running.on(folder)) {
      Visitor ada = People.founder(server);
      Visitor thief = ada.thief();
      assertThat(thief.open("/live?after=0").statusCode()).isEqualTo(401);
      assertThat(ada.open("/live?after=0").statusCode()).as("the session is ended").isEqualTo(401);
    }
  }

  @Test
  void saysThatItIsStillThere() throws IOException {
    try (Server server = Running.on(folder)) {
      Visitor ada = People.founder(server);
      try (Listener listener = new Listener(ada, journal(ada))) {
        listener.await(line -> listener.lines().stream().filter(":still here"::equals).count() > 1);
      }
    }
  }

  @Test
  void aSessionHasSoManyStreamsAndNoMore() throws IOException {
    try (Server server = Running.on(folder)) {
      Visitor ada = People.founder(server);
      try (Listener first = new Listener(ada, 0)) {
        for (int i = 0; i < 8; i++) {
          assertThat(ada.open("/live?after=0").statusCode()).isEqualTo(200);
        }
        first.awaitEnd();
      }
    }
  }

  /** The journal's last entry, as pages know it. */
  private static long journal(Visitor who) {
    return Long.parseLong(
        People.group(who.get("/changes").body(), "name=\"journal\" content=\"([0-9]+)\""));
  }

  private static int waiting(Visitor who, String what) {
    return Integer.parseInt(
        People.group(who.get("/changes").body(), "id=\"waits-" + what + "\"[^>]*>([0-9]+)<"));
  }
}
