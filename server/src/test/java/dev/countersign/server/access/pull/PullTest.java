package dev.countersign.server.access.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.access.event.EventStore;
import dev.countersign.server.access.event.SourceState;
import dev.countersign.server.access.settings.PullKey;
import dev.countersign.server.access.settings.PullSettings.Kind;
import dev.countersign.server.visit.OktaLog;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Asking sources for their events, against a server that speaks as they do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PullTest {
  private static final Instant BEGIN = PullRoom.BEGIN;

  private PullRoom room;
  private FakeLog source;
  private EventStore events;

  @BeforeAll
  void start(@TempDir Path folder) {
    room = new PullRoom(folder);
    events = room.events;
  }

  @AfterAll
  void stop() {
    room.close();
  }

  @BeforeEach
  void begin() {
    room.clear();
    source = room.source;
  }

  private Pull pull(Kind kind) {
    return room.pull(kind, "", new PullKey.Token(PullRoom.secret("a-secret")));
  }

  private Map<String, String> next(String path) {
    return Map.of(
        "Link",
        "<"
            + source.address()
            + "/api/v1/logs?limit=1000>; rel=\"self\", <"
            + source.address()
            + path
            + ">; rel=\"next\"");
  }

  private static String list(String... records) {
    return "[" + String.join(",", records) + "]";
  }

  private SourceState state(String name) {
    return room.state(name);
  }

  @Test
  void followsOktasLinksAndGoesOnThereAfterARestart() {
    source.give(200, next("/api/v1/logs?after=1"), list(OktaLog.signIn("a@example.com", room.now)));
    source.give(200, next("/api/v1/logs?after=2"), list(OktaLog.signIn("b@example.com", room.now)));
    source.give(200, next("/api/v1/logs?after=2"), "[]");
    try (Pull pull = pull(Kind.OKTA)) {
      pull.round();
      assertThat(pull.trouble()).isEmpty();
      assertThat(pull.readTo()).contains(BEGIN);
    }
    List<String> asked = source.asked();
    assertThat(asked).hasSize(3);
    assertThat(asked.getFirst()).contains("since=2026-02-23T09%3A00%3A00Z", "sortOrder=ASCENDING");
    assertThat(asked.subList(1, 3)).containsExactly("/api/v1/logs?after=1", "/api/v1/logs?after=2");
    assertThat(source.tokens()).allMatch("SSWS a-secret"::equals);
    assertThat(state("okta").taken()).isEqualTo(2);
    try (Pull again = pull(Kind.OKTA)) {
      again.round();
    }
    assertThat(source.asked()).containsExactly("/api/v1/logs?after=2");
  }

  @Test
  void leavesASourceAloneAsLongAsItWants() {
    source.give(429, Map.of("Retry-After", "40"), "");
    try (Pull pull = pull(Kind.OKTA)) {
      pull.round();
      assertThat(pull.trouble()).contains("429", "asked less often").doesNotContain("secret");
      room.now = BEGIN.plusSeconds(39);
      pull.round();
      assertThat(source.asked()).hasSize(1);
      room.now = BEGIN.plusSeconds(40);
      pull.round();
      assertThat(source.asked()).hasSize(1);
      assertThat(pull.trouble()).isEmpty();
    }
  }

  @Test
  void waitsForTheMomentAtWhichALimitEnds() {
    source.give(
        429,
        Map.of("X-Rate-Limit-Reset", Long.toString(BEGIN.plusSeconds(20).getEpochSecond())),
        "");
    try (Pull pull = pull(Kind.OKTA)) {
      pull.round();
      room.now = BEGIN.plusSeconds(20);
      pull.round();
      assertThat(source.asked()).hasSize(1);
      room.now = BEGIN.plusSeconds(21);
      pull.round();
      assertThat(source.asked()).hasSize(1);
    }
  }

  @Test
  void asksAFailingSourceLessAndLessOften() {
    source.give(500, Map.of(), "");
    source.give(500, Map.of(), "");
    try (Pull pull = pull(Kind.OKTA)) {
      pull.round();
      room.now = BEGIN.plusSeconds(9);
      pull.round();
      assertThat(source.asked()).hasSize(1);
      room.now = BEGIN.plusSeconds(10);
      pull.round();
      room.now = BEGIN.plusSeconds(29);
      pull.round();
      assertThat(source.asked()).hasSize(1);
      assertThat(pull.trouble()).contains("HTTP status 500");
      room.now = BEGIN.plusSeconds(30);
      pull.round();
      assertThat(source.asked()).hasSize(1);
      assertThat(pull.trouble()).isEmpty();
      room.now = BEGIN.plusSeconds(35);
      pull.round();
      assertThat(source.asked()).as("as often as before").hasSize(1);
    }
  }

  @Test
  void beginsAgainShortlyBeforeWhereACursorWasLost() {
    String one = OktaLog.signIn("a@example.com", BEGIN.minusSeconds(60));
    source.give(200, next("/api/v1/logs?after=1"), list(one));
    source.give(200, next("/api/v1/logs?after=1"), "[]");
    try (Pull pull = pull(Kind.OKTA)) {
      pull.round();
      source.asked();
      room.now = BEGIN.plusSeconds(5);
      source.give(400, Map.of(), "{\"errorCode\":\"E0000031\"}");
      source.give(
          200,
          next("/api/v1/logs?after=7"),
          list(one, OktaLog.signIn("b@example.com", BEGIN.minusSeconds(30))));
      source.give(200, next("/api/v1/logs?after=7"), "[]");
      pull.round();
      assertThat(pull.trouble()).isEmpty();
    }
    assertThat(source.asked().get(1)).contains("since=2026-03-02T08%3A45%3A00Z");
    assertThat(state("okta").taken()).isEqualTo(2);
    assertThat(state("okta").repeated()).isEqualTo(1);
    assertThat(state("okta").late()).isZero();
  }

  @Test
  void forgetsNoEventOfACircle() {
    source.give(200, next("/api/v1/logs?after=1"), list(OktaLog.signIn("a@example.com", BEGIN)));
    source.give(200, next("/api/v1/logs?after=2"), list(OktaLog.signIn("b@example.com", BEGIN)));
    source.give(200, next("/api/v1/logs?after=1"), list(OktaLog.signIn("c@example.com", BEGIN)));
    source.give(200, next("/api/v1/logs?after=2"), list(OktaLog.signIn("d@example.com", BEGIN)));
    try (Pull pull = pull(Kind.OKTA)) {
      pull.round();
      assertThat(pull.trouble()).contains("leads in a circle");
      assertThat(state("okta").taken()).isBetween(3L, 4L);
      source.asked();
      source.give(200, next("/api/v1/logs?after=9"), "[]");
      room.now = BEGIN.plusSeconds(10);
      pull.round();
      assertThat(pull.trouble()).isEmpty();
      assertThat(source.asked().getFirst()).as("it begins anew").contains("since=");
    }
  }

  @Test
  void takesNoTokenToAnotherPlace() {
    source.give(
        200,
        Map.of("Link", "<https://evil.example/api/v1/logs?after=1>; rel=\"next\""),
        list(OktaLog.signIn("a@example.com", room.now)));
    try (Pull pull = pull(Kind.OKTA)) {
      pull.round();
      assertThat(pull.trouble()).contains("elsewhere, which is not followed");
    }
    assertThat(events.state("okta")).isEmpty();
  }

  @Test
  void asksMicrosoftGraphAnewFromShortlyBeforeItsEnd() {
    String late = entra("2026-03-02T08:50:00Z");
    String early = entra("2026-03-02T08:55:00Z");
    source.give("{\"value\":" + list(early) + "}");
    try (Pull pull = pull(Kind.ENTRA)) {
      pull.round();
      assertThat(pull.trouble()).isEmpty();
      room.now = BEGIN.plusSeconds(5);
      source.give(
          "{\"value\":"
              + list(late, early)
              + ",\"@odata.nextLink\":\""
              + source.address()
              + "/v1.0/auditLogs/signIns?$skiptoken=1\"}");
      source.give("{\"value\":[]}");
      pull.round();
      assertThat(pull.trouble()).isEmpty();
    }
    List<String> asked = source.asked();
    assertThat(asked.get(1)).contains("ge%202026-03-02T08:45:00Z");
    assertThat(asked.get(2)).contains("$skiptoken=1");
    assertThat(source.tokens()).allMatch("Bearer a-secret"::equals);
    assertThat(state("entra").taken()).isEqualTo(2);
    assertThat(state("entra").repeated()).isEqualTo(1);
    assertThat(state("entra").late()).isEqualTo(1);
  }

  private static String entra(String at) {
    return "{\"id\":\"e-"
        + at
        + "\",\"createdDateTime\":\""
        + at
        + "\",\"userPrincipalName\":\"a@example.com\",\"userId\":\"u1\",\"ipAddress\":\"203.0.113.9\","
        + "\"appDisplayName\":\"Portal\",\"clientAppUsed\":\"Browser\",\"correlationId\":\"c\","
        + "\"conditionalAccessStatus\":\"success\",\"status\":{\"errorCode\":0}}";
  }

  @Test
  void goesOnBehindTheLastRecordOfAuth0() {
    source.give(list(auth0("900001"), auth0("900002")));
    source.give("[]");
    try (Pull pull = pull(Kind.AUTH0)) {
      pull.round();
      assertThat(pull.trouble()).isEmpty();
    }
    assertThat(source.asked().get(1)).isEqualTo("/api/v2/logs?take=100&from=900002");
    assertThat(state("auth0").taken()).isEqualTo(2);
  }

  private static String auth0(String id) {
    return "{\"log_id\":\""
        + id
        + "\",\"date\":\"2026-03-02T08:59:00.000Z\",\"type\":\"s\",\"client_id\":\"c\","
        + "\"ip\":\"203.0.113.9\",\"user_agent\":\"Chrome 140.0 / Linux\",\"user_id\":\"auth0|1\","
        + "\"user_name\":\"a@example.com\",\"connection\":\"db\"}";
  }

  @Test
  void asksGitHubsLastPageUntilThereIsAnother() {
    source.give(list(gitHub("one")));
    source.give(
        200,
        Map.of("Link", "<" + source.address() + "/audit-log?after=x>; rel=\"next\""),
        list(gitHub("one"), gitHub("two")));
    try (Pull pull = pull(Kind.GITHUB)) {
      pull.round();
      room.now = BEGIN.plusSeconds(5);
      pull.round();
      assertThat(pull.trouble()).isEmpty();
    }
    List<String> asked = source.asked();
    assertThat(asked.get(1)).isEqualTo(asked.get(0)).contains("order=asc");
    assertThat(asked.get(2)).isEqualTo("/audit-log?after=x");
    assertThat(state("github").taken()).isEqualTo(2);
  }

  private static String gitHub(String id) {
    return "{\"_document_id\":\""
        + id
        + "\",\"@timestamp\":1772442000000,\"action\":\"repo.access\",\"actor\":\"octo\","
        + "\"actor_id\":1,\"org\":\"acme\",\"created_at\":1772442000000}";
  }

  @Test
  void getsATokenForAClientsSecretAndAnotherWhereItIsNotTaken() {
    URI service = source.address().resolve("/oauth/token");
    source.give("{\"access_token\":\"first\",\"expires_in\":3600}");
    source.give(401, Map.of(), "");
    source.give("{\"access_token\":\"second\",\"expires_in\":3600}");
    source.give("[]");
    try (Pull pull =
        room.pull(
            Kind.AUTH0,
            "",
            new PullKey.Client(service, "client", PullRoom.secret("a-secret"), "", "api"))) {
      pull.round();
      assertThat(pull.trouble()).contains("does not take the token");
      room.now = BEGIN.plusSeconds(10);
      pull.round();
      assertThat(pull.trouble()).isEmpty();
    }
    assertThat(source.tokens()).containsExactly("null", "Bearer first", "null", "Bearer second");
  }
}
