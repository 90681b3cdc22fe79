package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.visit.Hook;
import dev.countersign.server.visit.Mailbox;
import dev.countersign.server.visit.Prepared;
import dev.countersign.server.visit.Raising;
import dev.countersign.visit.Visitor;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Alerts through the whole server: raised, told over real SMTP and HTTP, taken on, over. */
class AlertsTest {
  private static final String WALLET = "wallet/00000000-0000-0000-0000-000000000001";

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
  void whatIsCriticalReachesSecurityAndTheWebhookUntilItIsTakenOn() throws IOException {
    try (Raising raising = Raising.in(() -> server(null))) {
      Visitor ada = People.founder(raising.server());
      Visitor ben = security(raising.server(), ada);
      assertThat(ben.get("/incidents").body()).contains("Nothing happened yet");
      raising.moved(Severity.CRITICAL, WALLET, "first", 100);

      MimeMessage told = mail.await("ben@example.com", "Incident 1, CRITICAL", 1).getFirst();
      String id = String.valueOf(first(ben).path("id").asString());
      assertThat(Mailbox.text(told))
          .contains(raising.server().address() + "/incidents/" + id + "\n")
          .contains("nothing that was countersigned says so: first [moved-uncountersigned]");
      assertThat(mail.find("ada@example.com", "Incident 1")).as("not of security").isEmpty();
      Hook.Received hooked = hook.await("incident-alert", 1).getFirst();
      assertThat(hooked.signed()).isTrue();
      assertThat(hooked.body().path("data").path("incident").asString()).isEqualTo(id);

      assertThat(ben.get("/incidents").body()).contains("nobody is at it", "Incident 1");
      assertThat(ada.form("/incidents/" + id + "/acknowledge", Map.of()).statusCode())
          .as("she is no security")
          .isEqualTo(403);
      Visitor.told(ben.form("/incidents/" + id + "/acknowledge", Map.of()));
      mail.await("ben@example.com", "Taken on", 1);
      hook.await("incident-acknowledged", 1);
      String page = ben.get("/incidents/" + id).body();
      assertThat(page)
          .contains("<strong>taken on</strong>", "Ben Example", "What to do next", "answered 250");
      JsonNode graph = json(ben.get("/incidents/" + id + "/graph.json"));
      assertThat(graph.path("nodes").size()).isEqualTo(3);
      assertThat(graph.path("edges").size()).isEqualTo(2);

      raising.desk().takeBack(1, 100);
      mail.await("ben@example.com", "All taken back", 1);
      hook.await("incident-taken-back", 1);
      assertThat(ben.get("/incidents/" + id).body()).contains("All of its alerts are taken back");

      HttpResponse<String> without =
          ben.postJson("/api/v1/incidents/" + id + "/resolve", Json.object());
      assertThat(without.statusCode()).isEqualTo(422);
      JsonNode over =
          json(
              ben.postJson(
                  "/api/v1/incidents/" + id + "/resolve",
                  Json.object().put("reason", "The block left the chain")));
      assertThat(over.path("status").asString()).isEqualTo("resolved");
      assertThat(over.path("deliveries").get(0).path("attempts").get(0).path("outcome").asString())
          .isEqualTo("sent");
      mail.await("ben@example.com", "Over", 1);
      assertThat(ben.get("/journal?kind=alert-delivered").body()).contains("alert-delivered");
    }
  }

  @Test
  void theApiAnswersWhoeverOverseesAndKnowsWhatItIsAsked() throws IOException {
    try (Raising raising = Raising.in(() -> server(null))) {
      Visitor ada = People.founder(raising.server());
      raising.moved(Severity.HIGH, WALLET, "a", 1);
      raising.moved(Severity.LOW, "chain/1", "b", 1);
      JsonNode all = json(ada.get("/api/v1/incidents"));
      assertThat(all.path("incidents").size()).isEqualTo(2);
      assertThat(all.path("incidents").get(0).path("severity").asString()).isEqualTo("high");
      assertThat(json(ada.get("/api/v1/incidents?from=high")).path("incidents").size()).isOne();
      assertThat(json(ada.get("/api/v1/incidents?status=resolved")).path("incidents").size())
          .isZero();
      assertThat(ada.get("/api/v1/incidents?status=lost").statusCode()).isEqualTo(422);
      JsonNode alerts = json(ada.get("/api/v1/alerts"));
      assertThat(alerts.path("alerts").get(1).path("evidence").path("amount").asString())
          .contains("ETH");
      assertThat(ada.get("/api/v1/incidents/" + new UUID(1, 1)).statusCode()).isEqualTo(404);
      assertThat(new Visitor(raising.server().address()).get("/api/v1/alerts").statusCode())
          .isEqualTo(401);
      assertThat(ada.get("/incidents?q=chain/1").body())
          .contains("Incident 2")
          .doesNotContain("Incident 1<");
    }
  }

  @Test
  void aTestReachesEveryChannelAndIsOfNoIncident() throws IOException {
    try (Raising raising = Raising.in(() -> server(null))) {
      Visitor ada = People.founder(raising.server());
      Visitor ben = security(raising.server(), ada);
      String page = ben.get("/incidents/channels").body();
      assertThat(page)
          .contains(
              "Send a test by mail", "Send a test by webhook", "critical at once, after 5 min")
          .doesNotContain(Hook.SECRET, "swordfish");
      Visitor.told(ben.form("/incidents/channels/mail/test", Map.of()));
      mail.await("ben@example.com", "A test of this channel", 1);
      assertThat(ben.postJson("/api/v1/alerts/channels/webhook/test", Json.object()).statusCode())
          .isEqualTo(202);
      assertThat(hook.await("incident-test", 1).getFirst().signed()).isTrue();
      assertThat(ben.form("/incidents/channels/none/test", Map.of()).statusCode()).isEqualTo(422);
      assertThat(ben.get("/incidents").body()).contains("Nothing happened yet");
    }
  }

  @Test
  void whatTheMailServerDidNotTakeBeforeARestartIsTakenOnceAfterwards() throws IOException {
    TestClock clock = new TestClock();
    mail.stop();
    try (Raising raising = Raising.in(() -> server(clock))) {
      security(raising.server(), People.founder(raising.server()));
      raising.moved(Severity.CRITICAL, WALLET, "first", 100);
      hook.await("incident-alert", 1);
    }
    mail.start();
    clock.move(Duration.ofMinutes(2));
    try (Raising raising = Raising.in(() -> server(clock))) {
      mail.await("ben@example.com", "Incident 1, CRITICAL", 1);
      raising.moved(Severity.CRITICAL, "wallet/other", "second", 101);
      mail.await("ben@example.com", "Incident 2, CRITICAL", 1);
    }
    assertThat(mail.find("ben@example.com", "Incident 1, CRITICAL")).hasSize(1);
    assertThat(hook.await("incident-alert", 2)).hasSize(2);
  }

  /** Ben, of security and an administrator. */
  static Visitor security(Server server, Visitor ada) {
    Visitor.told(
        ada.deed(
            "/changes/propose/person-invited",
            Map.of(
                "name",
                "Ben Example",
                "email",
                "ben@example.com",
                "role-administrator",
                "on",
                "role-security",
                "on")));
    String person =
        People.group(
            ada.get("/people").body(),
            "/people/([0-9a-f-]{36})\">[^<]*</a> <span class=\"dim\">ben@example.com");
    Visitor ben = new Visitor(server.address());
    ben.enrol(
        URI.create(
            Visitor.told(ada.form("/people/" + person + "/link", Map.of()))
                .path("shown")
                .asString()));
    String code = People.group(ben.get("/me").body(), "code-shown\">([0-9a-f-]{9})<");
    Visitor.told(ada.deed("/people/" + person + "/vouch", Map.of("code", code)));
    return ben;
  }

  private static JsonNode first(Visitor who) {
    return json(who.get("/api/v1/incidents")).path("incidents").get(0);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.parse(answer.body(), "The answer");
  }

  private Server server(@Nullable TestClock clock) {
    try {
      Path password = Files.writeString(folder.resolve("password"), mail.password() + "\n");
      Path secret = Files.writeString(folder.resolve("secret"), Hook.SECRET + "\n");
      Path data = folder.resolve("data");
      return Server.start(
          new ServerOptions(
                  0,
                  null,
                  Files.exists(data) ? data : Prepared.in(data),
                  null,
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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
