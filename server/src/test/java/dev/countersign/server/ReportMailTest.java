package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.visit.FreePort;
import dev.countersign.server.visit.Mailbox;
import dev.countersign.server.visit.Prepared;
import dev.countersign.visit.Visitor;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports by real SMTP and IMAP. */
class ReportMailTest {
  @TempDir private Path folder;
  private Mailbox mail;

  @BeforeEach
  void open() throws IOException {
    mail = new Mailbox();
  }

  @AfterEach
  void close() {
    mail.close();
  }

  @Test
  void takesWhatIsHandedInAndAnswersItsPersonByMail() throws Exception {
    try (Server server = server("127.0.0.1:0", null)) {
      Visitor ada = People.founder(server);
      hand(server, forward("ada@example.com", "Fwd: a job", ""));
      MimeMessage answer = mail.await("ada@example.com", "Your report: Dangerous", 1).getFirst();
      assertThat(Mailbox.text(answer))
          .contains("Thank you for reporting it.", "What to do:", "/reports/")
          .doesNotContain("evil.example");
      assertThat(Mailbox.header(answer, "Auto-Submitted")).isEqualTo("auto-generated");
      assertThat(ada.get("/reports").body()).contains("Fwd: a job", "by mail");

      hand(server, forward("eve@evil.example", "From nobody", ""));
      hand(server, forward("ada@example.com", "By a program", "Auto-Submitted: auto-replied\r\n"));
      awaitReports(ada, 3);
      assertThat(ada.get("/api/v1/reports", "Accept", "application/json").body())
          .contains("From nobody", "By a program");
      assertThat(ada.get("/reports").body()).doesNotContain("From nobody");
      Thread.sleep(Duration.ofSeconds(3)); // the courier looks once a second
      assertThat(mail.find("example", "Your report")).hasSize(1);
    }
  }

  @Test
  void takesTheSameMailOnceAndRefusesOneThatIsTooLarge() throws Exception {
    try (Server server = server("0", null)) {
      Visitor ada = People.founder(server);
      MimeMessage report = forward("ada@example.com", "Twice", "");
      hand(server, report);
      hand(server, report);
      hand(server, forward("ada@example.com", "Once", ""));
      awaitReports(ada, 2);
      MimeMessage large = message("From: ada@example.com\r\n\r\n" + "x".repeat(26_000_000));
      assertThatThrownBy(() -> hand(server, large)).isInstanceOf(MessagingException.class);
      awaitReports(ada, 2);
    }
  }

  @Test
  void readsTheMailboxOnceAndBelievesTheCompanysMailServerAlone() throws Exception {
    ServerSetup setup = new ServerSetup(FreePort.any(), "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
    GreenMail box = new GreenMail(setup);
    GreenMailUser user = box.setUser("reports@example.com", "reports", "sesame");
    box.start();
    String url = "imap://reports@127.0.0.1:" + setup.getPort() + "/INBOX";
    try {
      Visitor ada;
      try (Server server = server(null, url)) {
        ada = People.founder(server);
        Visitor ben = People.administrator(server, ada);
        describe(server, ada, ben);
        String proven =
            "Authentication-Results: mx.example.com; dmarc=pass header.from=example.com\r\n";
        user.deliver(forward("ada@example.com", "Proven", proven));
        user.deliver(forward("ada@example.com", "Not proven", ""));
        awaitReports(ada, 2);
        mail.await("ada@example.com", "Your report", 1);
        assertThat(ada.get("/reports").body()).contains(">Proven<").doesNotContain("Not proven");
      }
      try (Server server = server(null, url)) {
        Visitor again = ada.at(server.address());
        user.deliver(forward("ada@example.com", "Later", ""));
        awaitReports(again, 3);
        assertThat(mail.find("ada@example.com", "Your report")).hasSize(1);
      }
    } finally {
      box.stop();
    }
  }

  @Test
  void refusesOptionsThatMakeNoSense() throws IOException {
    Path password = Files.writeString(folder.resolve("secret"), "sesame\n");
    assertThatThrownBy(() -> connections(null, "imaps://reports@mail.example.com", null))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("--report-mail-password-file");
    assertThatThrownBy(() -> connections(null, "imaps://u:sesame@mail.example.com", password))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("list of processes")
        .hasMessageNotContaining("sesame");
    assertThatThrownBy(() -> connections(null, "pop3://u@mail.example.com", password))
        .isInstanceOf(UnreadableInput.class);
    assertThatThrownBy(() -> connections("mail.example.com:25", null, null))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("2525");
    assertThatThrownBy(() -> connections("65536", null, null)).isInstanceOf(UnreadableInput.class);
  }

  /** Ada becomes one of security, and says which mail server is believed. */
  private static void describe(Server server, Visitor ada, Visitor ben) {
    String person =
        People.group(
            ada.get("/people").body(),
            "/people/([0-9a-f-]{36})\">[^<]*</a> <span class=\"dim\">ada@example.com");
    String change =
        Visitor.told(
                ada.deed(
                    "/changes/propose/person-changed",
                    Map.of("person", person, "role-administrator", "on", "role-security", "on")))
            .path("location")
            .asString();
    Visitor.told(ben.deed(change + "/agree", Map.of()));
    Visitor.told(
        ada.form(
            "/contacts/us",
            Map.of("name", "Example", "domains", "example.com", "servers", "mx.example.com")));
    assertThat(server.reportPort()).isZero();
  }

  private static void awaitReports(Visitor who, int number) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    String said = "";
    while (System.nanoTime() < end) {
      said = who.get("/api/v1/reports", "Accept", "application/json").body();
      int there = said.split("\"state\" : \"answered\"", -1).length - 1;
      if (there > number) {
        throw new AssertionError("more than " + number + ": " + said);
      }
      if (there == number) {
        return;
      }
      Thread.sleep(200);
    }
    throw new AssertionError("not " + number + ": " + said);
  }

  private static void hand(Server server, MimeMessage report) throws MessagingException {
    Properties settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", Integer.toString(server.reportPort()));
    settings.put("mail.smtp.timeout", "60000");
    report.setRecipients(RecipientType.TO, "reports@example.com");
    try (Transport transport = Session.getInstance(settings).getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(report, report.getAllRecipients());
    }
  }

  /** Somebody forwards, as an attachment, what they got. */
  private static MimeMessage forward(String from, String subject, String more)
      throws MessagingException {
    return message(
        "From: "
            + from
            + "\r\nTo: reports@example.com\r\nSubject: "
            + subject
            + "\r\nMessage-ID: <"
            + subject.hashCode()
            + "@example.com>\r\n"
            + more
            + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
            + "Content-Type: text/plain\r\n\r\nWhat is this?\r\n--b\r\n"
            + "Content-Type: message/rfc822\r\n\r\nFrom: Eve <eve@evil.example>\r\n"
            + "To: ada@example.com\r\nSubject: "
            + subject
            + "\r\n\r\nWe hire engineers for our wallet, the pay is 400,000. Download"
            + " https://evil.example/x.zip, run npm install and npm start on your work laptop.\r\n"
            + "--b--\r\n");
  }

  private static MimeMessage message(String text) throws MessagingException {
    return new MimeMessage(
        Session.getInstance(new Properties()),
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private Server server(@Nullable String port, @Nullable String box) throws IOException {
    Path secret = Files.writeString(folder.resolve("sesame"), "sesame\n");
    return Server.start(
        new ServerOptions(
                0,
                null,
                Prepared.in(folder.resolve("data")),
                null,
                List.of(),
                List.of(),
                Clock.systemUTC(),
                progress -> {})
            .with(connections(port, box, box == null ? null : secret)));
  }

  private Connections connections(
      @Nullable String port, @Nullable String box, @Nullable Path secret) throws IOException {
    Path password = Files.writeString(folder.resolve("password"), mail.password() + "\n");
    return Connections.of(
        new Connections.Said(
            mail.url(),
            password,
            "Countersign <countersign@example.com>",
            null,
            null,
            null,
            null,
            null,
            box,
            secret,
            port));
  }
}
