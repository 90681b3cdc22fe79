package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.postgres.DataFolder;
import dev.countersign.server.postgres.EmbeddedPostgres;
import dev.countersign.server.visit.Hook;
import dev.countersign.server.visit.Mailbox;
import dev.countersign.server.visit.Prepared;
import dev.countersign.visit.Visitor;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is told what, over real SMTP and HTTP. */
class NoticeTest {
  @TempDir private Path folder;
  private Mailbox mail;
  private Hook hook;

  @BeforeEach
  void open() throws IOException {
    mail = new Mailbox();
    hook = new Hook();
  }

  @AfterEach
  void close() {
    mail.close();
    hook.close();
  }

  @Test
  void tellsWhoMustAgreeAndNobodyElse() throws IOException {
    try (Server server = server(folder.resolve("data"), null)) {
      Visitor ada = People.founder(server);
      Visitor ben = People.administrator(server, ada);
      String change = People.invite(ada, "cy@example.com", "approver");

      MimeMessage told = mail.await("ben@example.com", "A change waits for you", 1).getFirst();
      assertThat(Mailbox.text(told))
          .contains("Proposed by Ada Example.")
          .contains(server.address() + "/changes/" + change + "\n")
          .contains("Nothing is approved by a mail")
          .contains("never asks anybody to sign in")
          .doesNotContain("cy@example.com", "/agree", "/sign-in", "token");
      assertThat(Mailbox.header(told, "Auto-Submitted")).isEqualTo("auto-generated");
      assertThat(Mailbox.header(told, "From")).isEqualTo("Countersign <countersign@example.com>");

      Hook.Received hooked = hook.await("change-waits", 1).getFirst();
      assertThat(hooked.signed()).isTrue();
      assertThat(hooked.body().path("data").path("subject").asString())
          .isEqualTo("change/" + change);

      String other = People.invite(ben, "dee@example.com", "approver");
      MimeMessage adas = mail.await("ada@example.com", "A change waits for you", 1).getFirst();
      assertThat(Mailbox.text(adas)).contains(other).doesNotContain(change);
      assertThat(mail.find("ben@example.com", "A change waits for you")).hasSize(1);
    }
  }

  @Test
  void tellsTheSecurityPeopleAndTheirOwnerOfACopiedSession() throws IOException {
    try (Server server = server(folder.resolve("data"), null)) {
      Visitor ada = People.founder(server);
      Visitor ben = People.administrator(server, ada);
      ben.thief().get("/");
      MimeMessage told = mail.await("ben@example.com", "session-copied", 1).getFirst();
      assertThat(Mailbox.text(told)).contains("It concerns Ben Example.");
      assertThat(hook.await("finding", 1).getFirst().signed()).isTrue();
      assertThat(mail.find("ada@example.com", "session-copied")).as("not her session").isEmpty();
    }
  }

  @Test
  void keepsWhatADeadMailServerDoesNotTakeAndSaysSo() throws IOException {
    TestClock clock = new TestClock();
    mail.stop();
    Visitor ada;
    try (Server server = server(folder.resolve("data"), clock)) {
      ada = People.founder(server);
      People.administrator(server, ada);
      People.invite(ada, "cy@example.com", "approver");
      awaitPage(ada, "is not reachable");
      assertThat(ada.get("/notifications").body()).contains("queued").doesNotContain("swordfish");
    }
    try (Server server = server(folder.resolve("data"), clock)) {
      Visitor again = ada.at(server.address());
      awaitPage(again, "is not reachable");
      mail.start();
      clock.move(Duration.ofMinutes(10)); // past the next attempt
      mail.await("ben@example.com", "A change waits for you", 1);
      clock.move(Duration.ofMinutes(-10)); // where its browser's clock is
      awaitPage(again, "<dt>Queued</dt><dd>0</dd>");
      assertThat(mail.find("ben@example.com", "A change waits for you")).hasSize(1);
    }
  }

  @Test
  void givesUpAfterADay() throws IOException {
    TestClock clock = new TestClock();
    hook.answer(500);
    try (Server server = server(folder.resolve("data"), clock)) {
      Visitor ada = People.founder(server);
      People.administrator(server, ada);
      People.invite(ada, "cy@example.com", "approver");
      String first = hook.await("change-waits", 1).getFirst().id();
      clock.move(Duration.ofMinutes(10));
      assertThat(hook.await("change-waits", 2)).extracting(Hook.Received::id).containsOnly(first);
      clock.move(Duration.ofHours(25));
      hook.await("change-waits", 3);
      clock.move(Duration.ofHours(-25).minusMinutes(10)); // where her browser's clock is
      awaitPage(ada, "<dt>Failed</dt><dd>1</dd>");
      assertThat(ada.get("/notifications?state=failed").body()).contains("HTTP status 500");
    }
  }

  @Test
  void followsNoRedirect() throws IOException {
    hook.answer(307);
    try (Server server = server(folder.resolve("data"), null)) {
      Visitor ada = People.founder(server);
      People.administrator(server, ada);
      People.invite(ada, "cy@example.com", "approver");
      hook.await("change-waits", 2);
      awaitPage(ada, "redirects are not followed");
      assertThat(hook.redirected()).isEmpty();
    }
  }

  @Test
  void twoServersTellEverybodyOnce() throws IOException {
    try (DataFolder data = DataFolder.open(Prepared.in(folder.resolve("database")))) {
      EmbeddedPostgres postgres = EmbeddedPostgres.start(data, progress -> {});
      String url =
          postgres.url() + "?user=" + EmbeddedPostgres.USER + "&password=" + postgres.password();
      try (Server one = server(folder.resolve("one"), url, null)) {
        Visitor ada = People.founder(one);
        People.administrator(one, ada);
        try (Server two = server(folder.resolve("two"), url, null)) {
          assertThat(two.enrolmentLink()).isNull();
          for (int i = 0; i < 10; i++) {
            People.invite(ada, "n" + i + "@example.com", "approver");
          }
          mail.await("ben@example.com", "A change waits for you", 10);
          hook.await("change-waits", 10);
          awaitPage(ada, "<dt>Queued</dt><dd>0</dd>");
        }
      } finally {
        postgres.close();
      }
    }
    assertThat(mail.find("ben@example.com", "A change waits for you")).hasSize(10);
    Set<String> ids = hook.received().stream().map(Hook.Received::id).collect(Collectors.toSet());
    assertThat(hook.received()).hasSize(ids.size()).allMatch(Hook.Received::signed);
  }

  @Test
  void showsThePageToWhoeverOversees() throws IOException {
    try (Server server = server(folder.resolve("data"), null)) {
      Visitor ada = People.founder(server);
      assertThat(ada.get("/notifications").body())
          .contains("127.0.0.1:")
          .doesNotContain("swordfish", Hook.SECRET);
      assertThat(new Visitor(server.address()).get("/notifications").statusCode()).isEqualTo(401);
    }
  }

  private static void awaitPage(Visitor who, String words) {
    long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    String page = "";
    while (System.nanoTime() < end) {
      page = who.get("/notifications").body();
      if (page.contains(words)) {
        return;
      }
      pause();
    }
    throw new AssertionError("the page does not say " + words + ": " + page);
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Server server(Path data, @Nullable TestClock clock) throws IOException {
    return server(data, null, clock);
  }

  private Server server(Path data, @Nullable String database, @Nullable TestClock clock)
      throws IOException {
    Path password = Files.writeString(folder.resolve("password"), mail.password() + "\n");
    Path secret = Files.writeString(folder.resolve("secret"), Hook.SECRET + "\n");
    return Server.start(
        new ServerOptions(
                0,
                null,
                database == null ? Prepared.in(data) : data,
                database,
                List.of(),
                List.of(),
                clock == null ? Clock.systemUTC() : clock,
                progress -> {})
            .with(
                Connections.of(
                    new Connections.Said(
                        mail.url(),
                        password,
                        "Countersign <countersign@example.com>",
                        hook.url(),
                        secret))));
  }
}
