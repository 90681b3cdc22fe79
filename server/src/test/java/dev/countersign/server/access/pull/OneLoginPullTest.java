package dev.countersign.server.access.pull;

import static dev.countersign.server.access.pull.PullRoom.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.server.access.pull.FakeLog.Asked;
import dev.countersign.server.access.pull.FakeLog.Given;
import dev.countersign.server.access.settings.PullKey;
import dev.countersign.server.access.settings.PullSettings.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Asking OneLogin, against a server that gives tokens and pages as both of its versions do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneLoginPullTest {
  private PullRoom room;
  private FakeLog source;
  private int tokens;

  @BeforeAll
  void start(@TempDir Path folder) {
    room = new PullRoom(folder);
  }

  @AfterAll
  void stop() {
    room.close();
  }

  @BeforeEach
  void begin() {
    room.clear();
    tokens = 0;
    source = room.source;
    source.speak(this::oneLogin);
  }

  private Pull pull() {
    return pull("one-secret", "");
  }

  private Pull pull(String secret, String path) {
    URI address = URI.create(source.address() + path);
    return room.pull(
        Kind.ONELOGIN,
        "",
        new PullKey.Client(
            source.address().resolve("/auth/oauth2/v2/token"),
            "one-client",
            PullRoom.secret(secret),
            "",
            ""),
        address);
  }

  /** Three pages of version 1: two events, one, none. */
  private Given oneLogin(Asked asked) {
    if (asked.uri().getPath().equals("/auth/oauth2/v2/token")) {
      return token(asked);
    }
    if (!asked.header("authorization").equals("Bearer token-" + tokens)) {
      return new Given(
          401,
          Map.of(),
          "{\"status\":{\"error\":true,\"code\":401,\"type\":\"Unauthorized\",\"message\":\"Authentication Failure\"}}");
    }
    return switch (asked.parameters().getOrDefault("after_cursor", "")) {
      case "" -> page("Y3Vyc29yOjE=", event(1), event(2));
      case "Y3Vyc29yOjE=" -> page("Y3Vyc29yOjI=", event(3));
      default -> page("");
    };
  }

  private Given token(Asked asked) {
    String right =
        Base64.getEncoder()
            .encodeToString("one-client:one-secret".getBytes(StandardCharsets.UTF_8));
    if (!asked.header("authorization").equals("Basic " + right)
        || !asked.body().equals("{\"grant_type\":\"client_credentials\"}")) {
      return new Given(401, Map.of(), "{\"statusCode\":401,\"name\":\"UnauthorizedError\"}");
    }
    tokens++;
    return new Given(
        "{\"access_token\":\"token-%d\",\"created_at\":\"2026-03-02T09:00:00.000Z\",\"expires_in\":36000,\"refresh_token\":\"r\",\"token_type\":\"bearer\",\"account_id\":1}"
            .formatted(tokens));
  }

  private static Given page(String cursor, String... events) {
    String after = cursor.isEmpty() ? "null" : "\"" + cursor + "\"";
    return new Given(
        "{\"status\":{\"error\":false,\"code\":200,\"type\":\"success\",\"message\":\"Success\"},\"pagination\":{\"before_cursor\":null,\"after_cursor\":"
            + after
            + ",\"previous_link\":null,\"next_link\":\"https://api.us.onelogin.com/api/1/events?after_cursor=x\"},\"data\":["
            + String.join(",", events)
            + "]}");
  }

  private static String event(int number) {
    return "{\"id\":%d,\"created_at\":\"%s\",\"account_id\":7,\"user_id\":11,\"event_type_id\":8,\"notes\":null,\"ipaddr\":\"203.0.113.9\",\"actor_user_id\":null,\"app_id\":5,\"user_name\":\"Ada\",\"app_name\":\"Mail\",\"actor_user_name\":null,\"error_description\":null,\"risk_score\":3,\"browser_fingerprint\":\"f\"}"
        .formatted(number, BEGIN.minusSeconds(600 - number));
  }

  @Test
  void getsATokenAndFollowsTheCursorToTheEnd() {
    try (Pull pull = pull()) {
      pull.round();
      assertThat(pull.trouble()).isEmpty();
      assertThat(pull.readTo()).contains(BEGIN);
      assertThat(source.asked())
          .containsExactly(
              "/auth/oauth2/v2/token",
              "/api/1/events?limit=1000&since=2026-02-23T09%3A00%3A00Z",
              "/api/1/events?after_cursor=Y3Vyc29yOjE%3D&limit=1000&since=2026-02-23T09%3A00%3A00Z",
              "/api/1/events?after_cursor=Y3Vyc29yOjI%3D&limit=1000&since=2026-02-23T09%3A00%3A00Z");
      room.later(pull, 5);
      assertThat(source.asked().getFirst())
          .isEqualTo("/api/1/events?limit=1000&since=2026-03-02T08%3A45%3A00Z");
    }
    assertThat(room.state("onelogin").taken()).isEqualTo(3);
    assertThat(room.state("onelogin").repeated()).isEqualTo(3);
    assertThat(room.state("onelogin").unreadable()).isZero();
  }

  @Test
  void followsTheHeadersOfVersionTwo() {
    String list = "[" + event(1) + "," + event(2) + "]";
    source.give("{\"access_token\":\"token-0\",\"expires_in\":36000}");
    source.give(200, Map.of("After-Cursor", "two"), list);
    source.give(
        200,
        Map.of("Link", "<" + source.address() + "/api/2/events?cursor=three>; rel=\"next\""),
        "[" + event(3) + "]");
    source.give("[]");
    try (Pull pull = pull("one-secret", "/api/2/")) {
      pull.round();
      assertThat(pull.trouble()).isEmpty();
    }
    assertThat(source.asked().subList(1, 4))
        .containsExactly(
            "/api/2/events?limit=1000&since=2026-02-23T09%3A00%3A00Z",
            "/api/2/events?after_cursor=two&limit=1000&since=2026-02-23T09%3A00%3A00Z",
            "/api/2/events?cursor=three");
    assertThat(room.state("onelogin").taken()).isEqualTo(3);
  }

  @Test
  void takesNoTokenToAnotherPlace() {
    source.give("{\"access_token\":\"token-0\",\"expires_in\":36000}");
    source.give(
        200,
        Map.of(
            "Link",
            "<http://localhost:%d/api/2/events?cursor=x>; rel=\"next\""
                .formatted(source.address().getPort())),
        "[" + event(1) + "]");
    try (Pull pull = pull("one-secret", "/api/2")) {
      pull.round();
      assertThat(pull.trouble()).contains("elsewhere, which is not followed");
    }
    assertThat(room.events.state("onelogin")).isEmpty();
  }

  @Test
  void goesOnAtTheCursorThatWasKeptWhenAServerWasKilled() {
    source.give("{\"access_token\":\"token-0\",\"expires_in\":36000}");
    source.give(page("Y3Vyc29yOjE=", event(1), event(2)).body());
    source.give(502, Map.of(), "");
    try (Pull pull = pull()) {
      pull.round();
      assertThat(pull.trouble()).contains("HTTP status 502");
    }
    source.asked();
    try (Pull again = pull()) {
      again.round();
      assertThat(again.trouble()).isEmpty();
    }
    assertThat(source.asked().get(1)).contains("after_cursor=Y3Vyc29yOjE%3D");
    assertThat(room.state("onelogin").taken()).isEqualTo(3);
    assertThat(room.state("onelogin").repeated()).isZero();
  }

  @Test
  void beginsAgainShortlyBeforeWhereACursorWasLost() {
    try (Pull pull = pull()) {
      pull.round();
      source.asked();
      source.give(page("old", event(3)).body());
      source.give(400, Map.of(), "{\"status\":{\"error\":true,\"code\":400}}");
      source.give(400, Map.of(), "{\"status\":{\"error\":true,\"code\":400}}");
      room.later(pull, 5);
      assertThat(pull.trouble()).as("it is tried once").contains("HTTP status 400");
      List<String> asked = source.asked();
      assertThat(asked).hasSize(3);
      assertThat(asked.getLast()).isEqualTo(asked.getFirst());
      room.later(pull, 10);
      assertThat(pull.trouble()).isEmpty();
    }
  }

  @Test
  void waitsAsManySecondsAsItsLimitTells() {
    source.give("{\"access_token\":\"token-0\",\"expires_in\":36000}");
    source.give(429, Map.of("X-RateLimit-Reset", "120"), "");
    try (Pull pull = pull()) {
      pull.round();
      assertThat(pull.trouble()).contains("429, and is asked less often");
      source.asked();
      room.later(pull, 120);
      assertThat(source.asked()).isEmpty();
      tokens = 0;
      room.later(pull, 1);
      assertThat(source.asked()).isNotEmpty();
    }
  }

  @Test
  void leavesTheTokenServiceAloneToo() {
    source.give(503, Map.of("Retry-After", "100"), "");
    try (Pull pull = pull()) {
      pull.round();
      assertThat(pull.trouble()).contains("gave no token", "503");
      source.asked();
      room.later(pull, 99);
      assertThat(source.asked()).isEmpty();
      room.later(pull, 1);
      assertThat(pull.trouble()).isEmpty();
    }
  }

  @Test
  void saysThatTheSecretIsWrongWithoutIt() {
    try (Pull pull = pull("other-secret", "")) {
      pull.round();
      assertThat(pull.trouble())
          .contains("gave no token", "401", "does not take the client and its secret")
          .doesNotContain("other-secret");
    }
    assertThat(source.asked()).as("nothing is asked without a token").hasSize(1);
  }

  @Test
  void getsAnotherTokenWhereOneIsNotTakenAnyMore() {
    try (Pull pull = pull()) {
      pull.round();
      source.give(401, Map.of(), "");
      room.later(pull, 5);
      assertThat(pull.trouble()).contains("does not take the token");
      room.later(pull, 10);
      assertThat(pull.trouble()).isEmpty();
    }
    assertThat(tokens).isEqualTo(2);
  }

  @Test
  void repeatsNoTokenOfAnAnswerThatIsNoJson() {
    source.give("eyJhbGciOiJzZWNyZXQifQ");
    source.give("{\"access_token\":\"token-0\",\"expires_in\":36000}");
    source.give("<!DOCTYPE html>");
    source.give("{\"data\":{}}");
    try (Pull pull = pull()) {
      pull.round();
      assertThat(pull.trouble()).contains("without an access token").doesNotContain("eyJ");
      room.later(pull, 10);
      assertThat(pull.trouble()).contains("OneLogin’s answer is not JSON");
      room.later(pull, 20);
      assertThat(pull.trouble()).contains("no list of records");
      assertThat(pull.readTo()).isEmpty();
    }
  }

  @Test
  void stopsWherePagesLeadInACircle() {
    source.speak(asked ->
        asked.uri().getPath().startsWith("/auth")
            ? token(asked)
            : page(
                switch (asked.parameters().getOrDefault("after_cursor", "")) {
                  case "a" -> "b";
                  case "b" -> "c";
                  default -> "a";
                },
                event(1)));
    try (Pull pull = pull()) {
      pull.round();
      assertThat(pull.trouble()).contains("leads in a circle");
      assertThat(source.asked()).hasSizeLessThan(12);
    }
    assertThat(room.state("onelogin").taken()).isEqualTo(1);
  }

  @Test
  void refusesAnEndlessCursor() {
    String cursor = Stream.generate(() -> "x").limit(9_000).collect(Collectors.joining());
    source.give("{\"access_token\":\"token-0\",\"expires_in\":36000}");
    source.give(page(cursor, event(1)).body());
    try (Pull pull = pull()) {
      pull.round();
      assertThat(pull.trouble()).contains("more than 8000 characters");
    }
  }
}
