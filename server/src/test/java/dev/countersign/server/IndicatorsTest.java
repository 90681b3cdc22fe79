package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.json.Json;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Indicators: from a file to what they say of an address, a message and a session. */
class IndicatorsTest {
  private static final String ADDRESS = "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed";

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();
  private Server server;
  private Client client;

  @BeforeEach
  void start() {
    server = Running.on(folder.resolve("data"), clock);
    client = new Client(server);
    client.visitor().follow(clock);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> take(String text) {
    return client
        .visitor()
        .form(
            "/intel/indicators",
            Map.of("text", text, "source", "FBI <b>", "name", "list", "confidence", "50"));
  }

  private void taken(String text) {
    HttpResponse<String> answer = take(text);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private JsonNode screened(String address) {
    HttpResponse<String> answer =
        client.post(
            "/api/v1/screenings",
            Json.compact(Json.object().set("addresses", Json.object().putArray("a").add(address))),
            "Content-Type",
            "application/json");
    return Json.parse(answer.body(), "It").path("answers").get(0);
  }

  private String verdict(String address) {
    return screened(address).path("verdict").asString();
  }

  private static void eventually(BooleanSupplier right) {
    for (int i = 0; i < 300 && !right.getAsBoolean(); i++) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    assertThat(right.getAsBoolean()).isTrue();
  }

  private static String table(String kind, String value, int confidence, String until) {
    return "kind,value,confidence,valid_until,name,actor\n"
        + kind
        + ","
        + value
        + ","
        + confidence
        + ","
        + until
        + ",<script>alert(1)</script>,Lazarus Group";
  }

  @Test
  void anAddressIsScreenedByHowSureItsSourceIsUntilItEnds() {
    assertThat(verdict(ADDRESS)).isEqualTo("allow");
    String until = clock.instant().plus(Duration.ofMinutes(2)).toString();
    taken(table("address", ADDRESS, 90, until));
    eventually(() -> verdict(ADDRESS).equals("deny"));
    assertThat(screened(ADDRESS).toString())
        .contains("address-of-thief", "Lazarus Group", "FBI", "confidence 90");
    clock.move(Duration.ofMinutes(3));
    eventually(() -> verdict(ADDRESS).equals("allow"));
    eventually(() -> client.get("/journal/export").body().contains("indicators-ended"));
    assertThat(client.get("/intel/indicators").body()).contains("ended");
  }

  @Test
  void whatIsLikelyHoldsAndWhatIsDoubtfulIsOnlyTold() {
    taken(table("address", ADDRESS, 50, ""));
    eventually(() -> verdict(ADDRESS).equals("hold"));
    String other = "0x1111111111111111111111111111111111111111";
    taken(table("address", other, 20, ""));
    eventually(() -> screened(other).path("hits").size() == 1);
    assertThat(verdict(other)).isEqualTo("allow");
  }

  @Test
  void whatIsTakenBackCountsNoMore() {
    taken(table("address", ADDRESS, 90, ""));
    eventually(() -> verdict(ADDRESS).equals("deny"));
    String page = client.get("/intel/indicators").body();
    String batch = People.group(page, "/intel/batches/([0-9a-f-]{36})/withdraw");
    client.visitor().form("/intel/batches/" + batch + "/withdraw", Map.of());
    eventually(() -> verdict(ADDRESS).equals("allow"));
    assertThat(client.get("/journal/export").body())
        .contains("indicators-taken", "indicators-withdrawn");
  }

  @Test
  void aLinkOfAReportedMessageIsFoundWithItsSourceAndConfidence() {
    taken(table("domain", "harmless-looking.example", 85, ""));
    Visitor founder = client.visitor();
    String report =
        Visitor.told(
                founder.form(
                    "/reports",
                    Map.of("text", "Hello, lunch at https://harmless-looking.example/menu ?")))
            .path("location")
            .asString();
    eventually(() -> founder.get(report).body().contains("class=\"banner"));
    assertThat(founder.get(report).body())
        .contains("banner deny", "FBI", "confidence 85 of 100")
        .doesNotContain("FBI <b>");
  }

  @Test
  void scriptsInNamesAreText() {
    taken(table("domain", "a.example", 85, ""));
    assertThat(client.get("/intel/indicators").body())
        .contains("&lt;script&gt;alert(1)", "FBI &lt;b&gt;")
        .doesNotContain("<script>alert", "FBI <b>");
    for (String form : new String[] {"csv", "stix", "misp"}) {
      HttpResponse<String> file = client.get("/intel/indicators." + form);
      assertThat(file.statusCode()).isEqualTo(200);
      assertThat(file.body()).contains("a.example");
      assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
          .startsWith("attachment");
    }
  }

  @Test
  void whatCannotBeReadLeavesNothing() {
    assertThat(take("kind,value\ndomain,a.example\nhouse,1").body()).contains("Line 3");
    assertThat(take("{\"type\":\"bundle\",\"objects\":[]}").body()).contains("no indicator in it");
    assertThat(take("  ").statusCode()).isEqualTo(422);
    assertThat(client.get("/intel/indicators").body()).contains("None is kept yet", "Nothing yet");
    HttpResponse<String> known = client.get("/api/v1/indicators?kind=domain&value=a.example");
    assertThat(Json.parse(known.body(), "It").path("known")).isEmpty();
  }

  @Test
  void aNewerVersionOfASourcesIndicatorStandsForTheOlderOne() {
    String head =
        "{\"type\":\"bundle\",\"objects\":[{\"type\":\"indicator\",\"id\":\"indicator--1\","
            + "\"pattern_type\":\"stix\",\"valid_from\":\"2026-01-01T00:00:00Z\","
            + "\"valid_until\":\"2099-01-01T00:00:00Z\",\"pattern\":\"[domain-name:value = '";
    taken(head + "old.example']\"}]}");
    taken(head + "new.example']\"}]}");
    assertThat(known("old.example")).isEmpty();
    assertThat(known("new.example")).hasSize(1);
    taken(
        head
            + "new.example']\",\"revoked\":true},{\"type\":\"indicator\",\"id\":\"indicator--2\","
            + "\"pattern_type\":\"stix\",\"valid_from\":\"2026-01-01T00:00:00Z\","
            + "\"pattern\":\"[file:hashes.MD5 = '00000000000000000000000000000000']\"}]}");
    assertThat(known("new.example")).isEmpty();
  }

  private JsonNode known(String domain) {
    return Json.parse(client.get("/api/v1/indicators?kind=domain&value=" + domain).body(), "It")
        .path("known");
  }

  @Test
  void takesAFeedOfAnotherServerAndHearsWhatItTakesBack() throws IOException {
    Path other = folder.resolve("other");
    client.post(
        "/api/v1/indicators?source=Us&shared=true",
        "kind,value,confidence\ndomain,feed.example,90",
        "Content-Type",
        "text/csv");
    String key =
        Visitor.told(client.visitor().form("/intel/keys", Map.of("name", "b", "days", "9")))
            .path("shown")
            .asString();
    Files.createDirectories(other);
    Files.writeString(other.resolve("key"), key);
    Files.writeString(
        other.resolve("feeds.yaml"),
        "feeds:\n  - url: "
            + server.address()
            + "/taxii2/\n    collection: c4a86f0b-9e3d-4b7c-8f21-5d70b1a2e693\n"
            + "    source: A partner\n    minutes: 5\n    token-file: key\n");
    TestClock later = new TestClock();
    try (Server second = Running.on(other, later)) {
      Client reader = new Client(second);
      String asked = "/api/v1/indicators?kind=domain&value=feed.example";
      eventually(() -> reader.get(asked).body().contains("A partner"));
      assertThat(reader.get(asked).body()).contains("\"confidence\" : 90");
      String page = client.get("/intel/indicators").body();
      String id = People.group(page, "/intel/indicators/([0-9a-f-]{36})/withdraw");
      client.visitor().form("/intel/indicators/" + id + "/withdraw", Map.of());
      later.move(Duration.ofMinutes(6));
      eventually(() -> !reader.get(asked).body().contains("A partner"));
    }
  }

  @Test
  void whatIsKnownStandsOnPagesWithItsSources() {
    String all = client.get("/intel").body();
    assertThat(all)
        .contains("Bybit", "/intel/incidents/bybit-2025-02-21", "data-chart", "It differs because");
    assertThat(client.get("/intel/incidents/bybit-2025-02-21").body())
        .contains(
            "0x51e9d833ecae4e8d9d8be17300aee6d3398c135d", "https://www.ic3.gov/PSA/2025/PSA250226");
    assertThat(client.get("/intel/actors/tradertraitor").body()).contains("Jade Sleet", "UNC4899");
    assertThat(client.get("/intel/incidents/none").statusCode()).isEqualTo(404);
    assertThat(client.get("/intel/actors/none").statusCode()).isEqualTo(404);
  }
}
