package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.visit.Mailbox;
import dev.countersign.server.visit.Prepared;
import dev.countersign.visit.Visitor;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions of a case that nobody makes, over real SMTP. */
class OverdueTest {
  private static final String THIEF = "0x2222222222222222222222222222222222222222";
  private static final String WAITS = "waits for a decision";
  private static final String PLAYBOOK =
      """
      playbook: 1
      kind: wallet-drained
      about: Value left.
      tasks:
        - task: stop-signing
          ask: Stop all signing?
          why: It is about {addresses}.
          due: 10m
          by: [administrator]
          options:
            - { option: stopped, say: It is stopped, then: Go on }
            - { option: goes-on, say: It goes on, then: Go on }
      """;

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();
  private Mailbox mail;
  private Server server;
  private Visitor ada;
  private Visitor ben;

  @BeforeEach
  void open() throws IOException {
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
    ada = People.founder(server);
    ben = People.administrator(server, ada);
    ada.follow(clock);
    ben.follow(clock);
    Visitor.told(ada.form("/cases/playbooks", Map.of("document", PLAYBOOK)));
  }

  @AfterEach
  void close() {
    server.close();
    mail.close();
  }

  @Test
  void areToldToThoseOfTheCaseThenToAllWhoOverseeUntilTheyAreMade() {
    String at =
        Visitor.told(
                ada.form(
                    "/cases",
                    Map.of(
                        "kind",
                        "wallet-drained",
                        "title",
                        "Vault seven paid " + THIEF,
                        "about",
                        "address/" + THIEF)))
            .path("location")
            .asString();
    String id =
        People.group(
            ada.get("/people").body(),
            "/people/([0-9a-f-]{36})\">[^<]*</a> <span class=\"dim\">ben@");
    Visitor.told(
        ada.form(
            at + "/part",
            Map.of("version", "1", "person", "person/" + id, "role", "lead", "given", "true")));

    clock.move(Duration.ofMinutes(10));
    MimeMessage told = mail.await("ben@example.com", WAITS, 1).getFirst();
    assertThat(Mailbox.text(told))
        .contains("A decision is overdue since ", " UTC.", server.address() + at)
        .doesNotContain(THIEF, "Vault seven", "Stop all signing");
    clock.move(Duration.ofHours(1));
    mail.await("ben@example.com", WAITS, 2);
    MimeMessage adas = mail.await("ada@example.com", WAITS, 1).getFirst();
    assertThat(Mailbox.text(adas)).contains("It was told before");
    assertThat(mail.find("ada@example.com", WAITS)).as("at first to its lead alone").hasSize(1);

    ada.signIn();
    Visitor.told(
        ada.form(
            at + "/decide",
            Map.of("version", "2", "task", "stop-signing", "option", "stopped", "words", "")));
    clock.move(Duration.ofDays(2));
    ada.signIn();
    // Something that is told after it has been told.
    People.invite(ada, "cy@example.com", "approver");
    mail.await("ben@example.com", "A change waits for you", 1);
    assertThat(mail.find("ben@example.com", WAITS)).hasSize(2);
    assertThat(ada.get(at).body()).contains("Overdue</span>", "Told to those of the case");
    assertThat(ada.get("/journal/export").body()).contains("case-overdue");
  }
}
