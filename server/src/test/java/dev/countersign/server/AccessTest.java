package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.server.visit.Founders;
import dev.countersign.server.visit.FreePort;
import dev.countersign.server.visit.OktaLog;
import dev.countersign.server.visit.Prepared;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Events around accounts: how they come in, what becomes of them, and who sees what. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
  private Path folder;
  private int port;
  private Server server;
  private Founders founders;
  private SoftMachine feed;

  @BeforeAll
  void found(@TempDir Path room) throws IOException {
    folder = Prepared.in(room.resolve("data"));
    port = FreePort.any();
    server = Server.start(Running.options(port, folder, null));
    founders = new Founders(server.address(), Objects.requireNonNull(server.enrolmentLink()));
    feed = new SoftMachine(server.address(), "okta-feed");
    founders.change("machine-added", feed.form(founders.person("ada@example.com"), "events"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private static JsonNode taken(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return Json.parse(answer.body(), "The answer");
  }

  private static void eventually(String what, BooleanSupplier so) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it does not become so: " + what);
      }
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  /** How many lines of the journal hold both. */
  private long lines(String one, String other) {
    return founders
        .ada()
        .get("/journal/export")
        .body()
        .lines()
        .filter(line -> line.contains(one) && line.contains(other))
        .count();
  }

  private int times(String what) {
    return founders.ada().get("/journal/export").body().split(what, -1).length - 1;
  }

  @Test
  void takesEveryRecordOnceAndSaysWhyItCouldNotReadOne() {
    String one = OktaLog.signIn("cleo@example.com", Instant.now());
    String two = OktaLog.signIn("cleo@example.com", Instant.now());
    JsonNode first = taken(feed.events("okta", one + "\nhello\n\n{\"a\":1}\n[1]\n" + two + "\n"));
    assertThat(first.path("taken").asInt()).isEqualTo(2);
    assertThat(first.path("unreadable").asInt()).isEqualTo(3);
    assertThat(first.path("notReadable").get(0).path("line").asInt()).isEqualTo(2);
    assertThat(first.path("notReadable").get(0).path("why").asString()).contains("not JSON");
    assertThat(first.path("notReadable").toString()).contains("none of the source okta");
    JsonNode again = taken(feed.events("okta", "[" + one + "," + two + "]"));
    assertThat(again.path("taken").asInt()).isZero();
    assertThat(again.path("repeated").asInt()).isEqualTo(2);
    String page = founders.ada().get("/access/sources").body();
    assertThat(page).contains("Okta", "handed in", "Came again");
  }

  @ParameterizedTest
  @CsvSource({
    "nothing, There is no source",
    "countersign, There is no source",
    "'', There is no source"
  })
  void refusesASourceThatNobodyMayHandIn(String source, String because) {
    HttpResponse<String> answer =
        feed.events(source, OktaLog.signIn("cleo@example.com", Instant.now()));
    assertThat(answer.statusCode() / 100).isEqualTo(4);
    assertThat(answer.body()).contains(because);
  }

  @Test
  void refusesMoreThanADeliveryMayHave() {
    assertThat(feed.events("okta", " ".repeat((8 << 20) + 1)).body()).contains("at most 8 MiB");
    assertThat(feed.events("okta", "{}\n".repeat(20_001)).body()).contains("at most 20000 records");
  }

  @Test
  void whatIsFoundIsToldOnceWithWhatItRestsOnAndRaisesItsPersonsRisk() {
    Instant at = Instant.now();
    String ben = "person/" + founders.person("ben@example.com");
    String record = OktaLog.reported("ben@example.com", at);
    taken(feed.events("okta", record));
    // Found, and rehearsed twice.
    eventually("it is answered", () -> lines(ben, "provider-warned") == 3);
    taken(feed.events("okta", OktaLog.reported("ben@example.com", at.plusSeconds(1))));
    String list = founders.ada().get("/access?q=ben@example.com").body();
    assertThat(list).contains("Ben Example", "provider-warned");
    String path = People.group(list, "href=\"(/access/[0-9a-f-]{36})\"");
    assertThat(founders.ada().get(path).body())
        .contains("user.account.report_suspicious_activity_by_enduser", "203.0.113.7")
        .contains("What else it could be", "What settles it", "It was rehearsed")
        .contains(Json.parse(record, "It").path("uuid").asString());
    assertThat(founders.ada().get("/people/" + founders.person("ben@example.com")).body())
        .contains("risk-number\">60<", path);
    String own = founders.ben().get("/me").body();
    assertThat(own).contains("risk-number\">60<", "Ask security to look at it");
    assertThat(founders.ada().get("/access?show=theirs").body()).doesNotContain(path);
    assertThat(founders.ada().get("/access?q=nobody-of-that-name").body()).doesNotContain(path);
    assertThat(lines(ben, "provider-warned")).isEqualTo(3);
  }

  @Test
  void nobodyElseSeesWhatWasFoundAboutSomebody() {
    taken(feed.events("okta", OktaLog.reported("stranger@example.com", Instant.now())));
    eventually("it is found", () -> times("account/stranger@example.com") > 0);
    String path =
        People.group(
            founders.ada().get("/access?q=stranger").body(), "href=\"(/access/[0-9a-f-]{36})\"");
    People.invite(founders.ada(), "rea@example.com", "requester");
    Visitor newcomer = new Visitor(server.address());
    assertThat(newcomer.get(path).statusCode()).isEqualTo(401);
    assertThat(founders.ada().get(path).body()).contains("stranger@example.com");
  }

  @Test
  void keepsWhatItTookOverARestartAndTellsNothingAgain() {
    String record = OktaLog.reused("dora@example.com", Instant.now());
    taken(feed.events("okta", record));
    eventually("it is found", () -> times("token-used-again") > 0);
    int told = times("token-used-again");
    server.close();
    server = Server.start(Running.options(port, folder, null));
    founders.ada().signIn();
    assertThat(taken(feed.events("okta", record)).path("repeated").asInt()).isEqualTo(1);
    taken(feed.events("okta", OktaLog.reported("dora@example.com", Instant.now())));
    eventually(
        "the watch goes on",
        () -> founders.ada().get("/access?q=dora").body().contains("provider-warned"));
    assertThat(times("token-used-again")).isEqualTo(told);
  }

  @Test
  void whatPeopleDoHereIsWatchedToo() {
    founders.ada().get("/wallets");
    founders.ada().get("/policy");
    eventually(
        "our own events are kept",
        () -> founders.ada().get("/access/sources").body().contains("this console"));
  }

  @Test
  void saysWhoItIsToThoseWhoListenToSignals() {
    HttpResponse<String> said =
        new Visitor(server.address())
            .exchange(new Visitor(server.address()).request("/.well-known/ssf-configuration"));
    JsonNode configuration = Json.parse(said.body(), "It");
    assertThat(configuration.path("issuer").asString()).isEqualTo(server.address().toString());
    assertThat(configuration.path("delivery_methods_supported").get(0).asString())
        .isEqualTo("urn:ietf:rfc:8935");
    HttpResponse<String> keys =
        new Visitor(server.address())
            .exchange(new Visitor(server.address()).request("/api/v1/signals/keys"));
    assertThat(keys.body()).contains("\"P-256\"").doesNotContain("\"d\"");
  }

  @Test
  void someoneSaysThatItIsNotRight() {
    taken(feed.events("okta", OktaLog.reported("ada@example.com", Instant.now())));
    eventually("it is found", () -> founders.ada().get("/me").body().contains("risk-number"));
    String form =
        People.group(founders.ada().get("/me").body(), "(/me/findings/[0-9a-f-]{36}/dispute)");
    assertThat(founders.ada().form(form, Map.of("words", " ")).body()).contains("is missing");
    Visitor.told(founders.ada().form(form, Map.of("words", "I pressed the wrong button")));
    assertThat(founders.ada().get("/me").body()).contains("I pressed the wrong button");
    assertThat(founders.ben().form(form, Map.of("words", "Not mine")).body())
        .contains("nothing of that kind about you");
    assertThat(List.of(founders.ada().get("/access").body()).toString())
        .contains("they ask you to look at it");
  }
}
