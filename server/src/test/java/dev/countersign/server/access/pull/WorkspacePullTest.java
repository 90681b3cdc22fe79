package dev.countersign.server.access.pull;

import static dev.countersign.server.access.pull.PullRoom.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.countersign.server.access.pull.FakeLog.Asked;
import dev.countersign.server.access.pull.FakeLog.Given;
import dev.countersign.server.access.settings.PullKey;
import dev.countersign.server.access.settings.PullSettings.Kind;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Asking Google Workspace, against a server that checks assertions and hands out newest first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkspacePullTest {
  private static final KeyPair KEYS = keys();

  private final List<Instant> activities = new ArrayList<>();
  private PullRoom room;
  private FakeLog source;

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

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
    activities.clear();
    source = room.source;
    source.speak(this::google);
    for (int i = 1; i <= 5; i++) {
      activities.add(BEGIN.minusSeconds(i * 60L));
    }
  }

  private Pull pull(String log) {
    return pull(log, KEYS);
  }

  private Pull pull(String log, KeyPair keys) {
    return room.pull(
        Kind.WORKSPACE,
        log,
        new PullKey.Account(
            source.address().resolve("/token"),
            "reader@project.iam.gserviceaccount.com",
            "key-1",
            keys.getPrivate(),
            "admin@example.com"));
  }

  private Given google(Asked asked) {
    if (asked.uri().getPath().equals("/token")) {
      return token(asked);
    }
    if (!asked.header("authorization").equals("Bearer ya29.token")) {
      return new Given(401, Map.of(), "{\"error\":{\"code\":401,\"status\":\"UNAUTHENTICATED\"}}");
    }
    SortedMap<String, String> parameters = asked.parameters();
    Instant from = Instant.parse(parameters.getOrDefault("startTime", ""));
    Instant to = Instant.parse(parameters.getOrDefault("endTime", ""));
    int first = Integer.parseInt(parameters.getOrDefault("pageToken", "0"));
    List<Instant> found =
        activities.stream()
            .filter(at -> !at.isBefore(from) && at.isBefore(to))
            .sorted(Comparator.reverseOrder())
            .skip(first)
            .toList();
    String application = asked.uri().getPath().replaceFirst(".*/", "");
    return page(
        found.stream().limit(2).map(at -> activity(application, at)).toList(),
        found.size() > 2 ? Integer.toString(first + 2) : "");
  }

  private static Given page(List<String> items, String next) {
    return new Given(
        "{\"kind\":\"admin#reports#activities\",\"etag\":\"e\""
            + (next.isEmpty() ? "" : ",\"nextPageToken\":\"" + next + "\"")
            + (items.isEmpty() ? "" : ",\"items\":[" + String.join(",", items) + "]")
            + "}");
  }

  private static String activity(String application, Instant at) {
    return "{\"kind\":\"admin#reports#activity\",\"id\":{\"time\":\"%s\",\"uniqueQualifier\":\"-%d\",\"applicationName\":\"%s\",\"customerId\":\"C1\"},\"etag\":\"x\",\"actor\":{\"email\":\"ada@example.com\",\"profileId\":\"1\"},\"ipAddress\":\"203.0.113.9\",\"events\":[{\"type\":\"login\",\"name\":\"login_success\",\"parameters\":[{\"name\":\"login_type\",\"value\":\"google_password\"}]}]}"
        .formatted(at, at.getEpochSecond(), application);
  }

  private Given token(Asked asked) {
    SortedMap<String, String> form = Query.of(URI.create("https://example.com/?" + asked.body()));
    try {
      SignedJWT jwt = SignedJWT.parse(form.getOrDefault("assertion", ""));
      JWTClaimsSet claims = jwt.getJWTClaimsSet();
      boolean right =
          jwt.verify(new RSASSAVerifier((RSAPublicKey) KEYS.getPublic()))
              && "key-1".equals(jwt.getHeader().getKeyID())
              && "urn:ietf:params:oauth:grant-type:jwt-bearer".equals(form.get("grant_type"))
              && "reader@project.iam.gserviceaccount.com".equals(claims.getIssuer())
              && claims.getAudience().equals(List.of(source.address() + "/token"))
              && room.now.equals(claims.getIssueTime().toInstant())
              && room.now.plusSeconds(3_600).equals(claims.getExpirationTime().toInstant())
              && "https://www.googleapis.com/auth/admin.reports.audit.readonly"
                  .equals(claims.getClaim("scope"));
      if (!right) {
        return new Given(
            400,
            Map.of(),
            "{\"error\":\"invalid_grant\",\"error_description\":\"Invalid JWT Signature.\"}");
      }
      return "admin@example.com".equals(claims.getSubject())
          ? new Given(
              "{\"access_token\":\"ya29.token\",\"expires_in\":3599,\"token_type\":\"Bearer\"}")
          : new Given(401, Map.of(), "{\"error\":\"unauthorized_client\"}");
    } catch (ParseException | JOSEException e) {
      return new Given(400, Map.of(), "{\"error\":\"invalid_request\"}");
    }
  }

  /** Round after round until there is nothing left. */
  private void toTheEnd(Pull pull) {
    for (int i = 0; i < 10 && !pull.readTo().equals(Optional.of(room.now)); i++) {
      room.later(pull, 5);
      assertThat(pull.trouble()).isEmpty();
    }
  }

  private static List<String> starts(List<Asked> questions) {
    return questions.stream()
        .filter(one -> !one.uri().getPath().equals("/token"))
        .map(one -> one.parameters().getOrDefault("startTime", ""))
        .toList();
  }

  @Test
  void readsAWeekHourByHourAndThenEveryPageOfTheLast() {
    try (Pull pull = pull("-login")) {
      pull.round();
      assertThat(pull.trouble()).isEmpty();
      assertThat(pull.readTo())
          .as("fifty hours of the week")
          .contains(BEGIN.minus(Duration.ofDays(7)).plus(Duration.ofHours(50)));
      toTheEnd(pull);
      assertThat(pull.readTo()).contains(room.now);
    }
    List<Asked> questions = source.questions();
    assertThat(questions.get(1).uri().getPath())
        .isEqualTo("/admin/reports/v1/activity/users/all/applications/login");
    assertThat(questions.get(1).parameters())
        .containsEntry("startTime", "2026-02-23T09:00:00Z")
        .containsEntry("endTime", "2026-02-23T10:00:00Z")
        .containsEntry("maxResults", "1000");
    assertThat(starts(questions)).as("168 hours, two more pages, what came since").hasSize(171);
    assertThat(room.state("workspace").taken()).isEqualTo(5);
    assertThat(room.state("workspace").unreadable()).isZero();
  }

  @Test
  void keepsEachApplicationsPlaceApart() {
    try (Pull login = pull("-login");
        Pull drive = pull("-drive")) {
      login.round();
      assertThat(login.readTo()).isPresent();
      assertThat(drive.readTo()).isEmpty();
      drive.round();
      assertThat(drive.readTo()).isPresent();
    }
    assertThat(source.questions().getLast().uri().getPath()).endsWith("/applications/drive");
  }

  @Test
  void countsOnceWhatComesTwiceAndLooksHoursBackForWhatCameLate() {
    try (Pull pull = pull("-login")) {
      toTheEnd(pull);
      source.questions();
      activities.add(BEGIN.minus(Duration.ofHours(3)));
      activities.add(BEGIN.plusSeconds(79));
      room.later(pull, 60);
      assertThat(starts(source.questions()))
          .as("a quarter of an hour, in three pages")
          .hasSize(3)
          .containsOnly("2026-03-02T08:45:20Z");
      assertThat(room.state("workspace").taken()).as("the newest").isEqualTo(6);
      assertThat(room.state("workspace").repeated()).isEqualTo(5);
      room.later(pull, 14 * 60);
      source.questions();
      room.later(pull, 5);
      assertThat(starts(source.questions()))
          .as("four hours once another quarter has begun")
          .startsWith("2026-03-02T05:15:20Z", "2026-03-02T06:15:20Z");
      assertThat(room.state("workspace").taken()).as("the late one").isEqualTo(7);
      assertThat(pull.readTo()).as("never less than before").contains(room.now);
    }
  }

  @Test
  void goesOnInTheWindowThatWasKeptWhenAServerWasKilled() {
    try (Pull pull = pull("-login")) {
      pull.round();
      room.later(pull, 5);
      room.later(pull, 5);
      source.questions();
      source.speak(asked ->
          asked.parameters().containsKey("pageToken")
              ? new Given(500, Map.of(), "")
              : google(asked));
      room.later(pull, 5);
      assertThat(pull.trouble()).contains("HTTP status 500");
      assertThat(room.state("workspace").taken()).isEqualTo(2);
    }
    source.questions();
    source.speak(this::google);
    try (Pull again = pull("-login")) {
      again.round();
      assertThat(again.trouble()).isEmpty();
      Asked first = source.questions().get(1);
      assertThat(first.parameters())
          .containsEntry("pageToken", "2")
          .containsEntry("startTime", "2026-03-02T08:00:00Z")
          .containsEntry("endTime", "2026-03-02T09:00:00Z");
    }
    assertThat(room.state("workspace").taken()).isEqualTo(5);
    assertThat(room.state("workspace").repeated()).isZero();
  }

  @Test
  void leavesGoogleAloneAsLongAsItWants() {
    source.give("{\"access_token\":\"ya29.token\",\"expires_in\":3599}");
    source.give(429, Map.of("Retry-After", "30"), "{\"error\":{\"code\":429}}");
    source.give(
        403,
        Map.of("Retry-After", "50"),
        "{\"error\":{\"code\":403,\"errors\":[{\"domain\":\"usageLimits\",\"reason\":\"userRateLimitExceeded\"}]}}");
    try (Pull pull = pull("-login")) {
      pull.round();
      assertThat(pull.trouble()).contains("429, and is asked less often");
      source.questions();
      room.later(pull, 29);
      assertThat(source.questions()).isEmpty();
      room.later(pull, 1);
      assertThat(pull.trouble()).contains("userRateLimitExceeded), and is asked less often");
      source.questions();
      room.later(pull, 49);
      assertThat(source.questions()).isEmpty();
      room.later(pull, 1);
      assertThat(pull.trouble()).isEmpty();
    }
  }

  @Test
  void saysThatTheKeyIsWrong() {
    try (Pull pull = pull("-login", keys())) {
      pull.round();
      assertThat(pull.trouble())
          .contains("gave no token", "400 (invalid_grant)", "service account’s key")
          .doesNotContain("assertion");
    }
    assertThat(source.questions()).hasSize(1);
  }

  @Test
  void saysThatTheAccountMayNotActForThem() {
    source.give(401, Map.of(), "{\"error\":\"unauthorized_client\"}");
    source.give("{\"access_token\":\"ya29.token\",\"expires_in\":3599}");
    source.give(
        403,
        Map.of(),
        "{\"error\":{\"code\":403,\"message\":\"Not Authorized\",\"errors\":[{\"reason\":\"forbidden\"}]}}");
    try (Pull pull = pull("-login")) {
      pull.round();
      assertThat(pull.trouble()).contains("unauthorized_client", "may not act for “subject”");
      room.later(pull, 10);
      assertThat(pull.trouble())
          .contains("forbidden", "right to see reports", "may not read this log");
    }
  }

  @Test
  void losesNothingToAnAnswerThatIsNoJson() {
    source.give("{\"access_token\":\"ya29.token\",\"expires_in\":3599}");
    source.give("<html>");
    source.give("{\"items\":{}}");
    source.give("{}");
    try (Pull pull = pull("-login")) {
      pull.round();
      assertThat(pull.trouble()).contains("Google’s answer is not JSON");
      room.later(pull, 10);
      assertThat(pull.trouble()).contains("no list of records");
      room.later(pull, 20);
      assertThat(pull.trouble()).contains("no list of records");
      assertThat(pull.readTo()).isEmpty();
      room.later(pull, 40);
      toTheEnd(pull);
    }
    assertThat(room.state("workspace").taken()).isEqualTo(5);
  }

  @Test
  void stopsWherePagesLeadToThemselves() {
    source.speak(asked ->
        asked.uri().getPath().equals("/token")
            ? token(asked)
            : page(List.of(activity("login", BEGIN.minusSeconds(60))), "again"));
    try (Pull pull = pull("-login")) {
      pull.round();
      assertThat(pull.trouble()).contains("leads in a circle");
      assertThat(source.questions()).as("the token, and two pages").hasSize(3);
      assertThat(pull.readTo()).contains(BEGIN.minus(Duration.ofDays(7)));
    }
    assertThat(room.state("workspace").taken()).isEqualTo(1);
  }

  @Test
  void readsOnWhenAClockWasSetBack() {
    try (Pull pull = pull("-login")) {
      toTheEnd(pull);
    }
    room.now = BEGIN.minus(Duration.ofDays(1));
    source.questions();
    try (Pull pull = pull("-login")) {
      pull.round();
      assertThat(pull.trouble()).isEmpty();
      room.later(pull, 5);
      assertThat(pull.trouble()).isEmpty();
    }
    assertThat(
            source.questions().stream()
                .filter(one -> !one.uri().getPath().equals("/token"))
                .toList())
        .allMatch(one ->
            one.parameters()
                    .getOrDefault("startTime", "")
                    .compareTo(one.parameters().getOrDefault("endTime", ""))
                < 0);
  }
}
