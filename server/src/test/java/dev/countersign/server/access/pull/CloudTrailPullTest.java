package dev.countersign.server.access.pull;

import static dev.countersign.server.access.pull.PullRoom.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.model.json.Json;
import dev.countersign.server.access.pull.FakeLog.Asked;
import dev.countersign.server.access.pull.FakeLog.Given;
import dev.countersign.server.access.settings.PullKey;
import dev.countersign.server.access.settings.PullSettings;
import dev.countersign.server.access.settings.PullSettings.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asking CloudTrail, against a server that checks signatures and hands out newest first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudTrailPullTest {
  private static final String ID = "AKIDEXAMPLE";

  private final List<Instant> happened = new ArrayList<>();
  private PullRoom room;
  private FakeLog source;

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
    happened.clear();
    source = room.source;
    source.speak(this::aws);
    for (int i = 1; i <= 5; i++) {
      happened.add(BEGIN.minusSeconds(i * 60L));
    }
  }

  private Pull pull() {
    return pull("aws-secret");
  }

  private Pull pull(String secret) {
    return room.pull(
        Kind.CLOUDTRAIL, "", new PullKey.Signing(ID, PullRoom.secret(secret), "eu-central-1"));
  }

  private Given aws(Asked asked) {
    if (!asked.header("authorization").equals(expected(asked))) {
      return refused("InvalidSignatureException");
    }
    JsonNode body = Json.parse(asked.body(), "The question");
    Instant from = Instant.ofEpochSecond(body.path("StartTime").asLong());
    Instant to = Instant.ofEpochSecond(body.path("EndTime").asLong());
    String[] token = body.path("NextToken").asString("0/" + from + "/" + to).split("/", -1);
    if (!token[1].equals(from.toString()) || !token[2].equals(to.toString())) {
      return refused("InvalidNextTokenException");
    }
    int first = Integer.parseInt(token[0]);
    List<Instant> found =
        happened.stream()
            .filter(at -> !at.isBefore(from) && !at.isAfter(to))
            .sorted(Comparator.reverseOrder())
            .skip(first)
            .toList();
    return page(
        found.stream().limit(2).map(CloudTrailPullTest::event).toList(),
        found.size() > 2 ? (first + 2) + "/" + from + "/" + to : "");
  }

  private static Given refused(String type) {
    return new Given(
        400, Map.of(), "{\"__type\":\"" + type + "\",\"message\":\"The request is not right\"}");
  }

  private static Given page(List<String> events, String next) {
    return new Given(
        "{\"Events\":["
            + String.join(",", events)
            + "]"
            + (next.isEmpty() ? "" : ",\"NextToken\":\"" + next + "\"")
            + "}");
  }

  private static String event(Instant at) {
    ObjectNode told =
        Json.object()
            .put("eventVersion", "1.11")
            .put("eventTime", at.toString())
            .put("eventSource", "signin.amazonaws.com")
            .put("eventName", "ConsoleLogin")
            .put("awsRegion", "eu-central-1")
            .put("sourceIPAddress", "203.0.113.9")
            .put("userAgent", "Mozilla/5.0")
            .put("eventID", "e-" + at.getEpochSecond())
            .put("recipientAccountId", "123456789012");
    told.putObject("userIdentity").put("type", "IAMUser").put("userName", "ada");
    told.putObject("responseElements").put("ConsoleLogin", "Success");
    ObjectNode event =
        Json.object()
            .put("EventId", "e-" + at.getEpochSecond())
            .put("EventName", "ConsoleLogin")
            .put("ReadOnly", "false")
            .put("EventTime", at.getEpochSecond() + 0.0)
            .put("EventSource", "signin.amazonaws.com")
            .put("Username", "ada")
            .put("CloudTrailEvent", Json.compact(told));
    event.putArray("Resources");
    return Json.compact(event);
  }

  /** As AWS makes it, apart from the code that is tested. */
  private static String expected(Asked asked) {
    String moment = asked.header("x-amz-date");
    String day = moment.substring(0, 8);
    String canonical =
        "POST\n/\n\ncontent-type:application/x-amz-json-1.1\nhost:"
            + asked.header("host")
            + "\nx-amz-date:"
            + moment
            + "\nx-amz-target:"
            + asked.header("x-amz-target")
            + "\n\ncontent-type;host;x-amz-date;x-amz-target\n"
            + hash(asked.body());
    String scope = day + "/eu-central-1/cloudtrail/aws4_request";
    byte[] key = "AWS4aws-secret".getBytes(StandardCharsets.UTF_8);
    for (String part : List.of(day, "eu-central-1", "cloudtrail", "aws4_request")) {
      key = mac(key, part);
    }
    String signature =
        HexFormat.of()
            .formatHex(
                mac(key, "AWS4-HMAC-SHA256\n" + moment + "\n" + scope + "\n" + hash(canonical)));
    return "AWS4-HMAC-SHA256 Credential="
        + ID
        + "/"
        + scope
        + ", SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature="
        + signature;
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A second later, as long as there is more. */
  private void toTheEnd(Pull pull) {
    for (int i = 0; i < 200 && pull.readTo().map(BEGIN::isAfter).orElse(true); i++) {
      room.later(pull, 1);
      assertThat(pull.trouble()).isEmpty();
    }
  }

  private static JsonNode body(Asked asked) {
    return Json.parse(asked.body(), "A question");
  }

  @Test
  void asksTwiceASecondUntilTheLastPageOfTheLastHour() {
    try (Pull pull = pull()) {
      pull.round();
      assertThat(pull.trouble()).isEmpty();
      List<Asked> questions = source.questions();
      assertThat(questions).hasSize(2);
      assertThat(questions.getFirst().header("x-amz-target")).endsWith(".LookupEvents");
      Instant week = BEGIN.minus(Duration.ofDays(7));
      assertThat(body(questions.get(0)).path("StartTime").asLong())
          .isEqualTo(week.getEpochSecond());
      assertThat(body(questions.get(0)).path("EndTime").asLong())
          .isEqualTo(week.plusSeconds(3_600).getEpochSecond());
      assertThat(body(questions.get(1)).path("StartTime").asLong())
          .isEqualTo(week.plusSeconds(3_600).getEpochSecond());
      assertThat(pull.readTo()).contains(week.plusSeconds(7_200));
      toTheEnd(pull);
      source.questions();
      room.later(pull, 2);
      room.later(pull, 1);
      assertThat(source.questions()).as("at the end it waits").hasSizeLessThanOrEqualTo(2);
    }
    assertThat(room.state("cloudtrail").taken()).isEqualTo(5);
    assertThat(room.state("cloudtrail").unreadable()).isZero();
  }

  @Test
  void countsOnceWhatComesTwiceAndLooksHalfAnHourBack() {
    try (Pull pull = pull()) {
      toTheEnd(pull);
      for (int i = 0; i < 4; i++) {
        room.later(pull, 5);
      }
      happened.add(BEGIN.minusSeconds(25 * 60));
      happened.add(room.now.plusSeconds(1));
      for (int i = 0; i < 4; i++) {
        room.later(pull, 5);
      }
      assertThat(pull.trouble()).isEmpty();
    }
    assertThat(room.state("cloudtrail").taken()).isEqualTo(7);
    assertThat(room.state("cloudtrail").repeated()).isGreaterThanOrEqualTo(5);
  }

  @Test
  void goesOnAtTheTokenThatWasKeptWhenAServerWasKilled() {
    source.speak(asked -> body(asked).has("NextToken") ? new Given(500, Map.of(), "") : aws(asked));
    try (Pull pull = pull()) {
      pull.round();
      for (int i = 0; i < 200 && pull.trouble().isEmpty(); i++) {
        room.later(pull, 1);
      }
      assertThat(pull.trouble()).contains("HTTP status 500");
      assertThat(room.state("cloudtrail").taken()).isEqualTo(2);
    }
    source.questions();
    source.speak(this::aws);
    try (Pull again = pull()) {
      again.round();
      assertThat(again.trouble()).isEmpty();
      JsonNode first = body(source.questions().getFirst());
      assertThat(first.path("NextToken").asString("")).startsWith("2/");
      assertThat(first.path("EndTime").asLong()).isEqualTo(BEGIN.getEpochSecond());
    }
    assertThat(room.state("cloudtrail").taken()).isEqualTo(5);
    assertThat(room.state("cloudtrail").repeated()).isZero();
  }

  @Test
  void beginsTheHourAnewWhereItsTokenIsNotKnownAnyMore() {
    try (Pull pull = pull()) {
      source.give(page(List.of(event(happened.getLast())), "7/x/y").body());
      source.give(refused("InvalidNextTokenException").body());
      pull.round();
      assertThat(pull.trouble()).contains("no list of records");
      source.questions();
      source.give(
          400,
          Map.of(),
          "{\"__type\":\"com.amazonaws.cloudtrail.v20131101#InvalidNextTokenException\"}");
      room.later(pull, 10);
      assertThat(pull.trouble()).isEmpty();
      List<Asked> questions = source.questions();
      assertThat(body(questions.get(0)).has("NextToken")).isTrue();
      assertThat(body(questions.get(1)).has("NextToken")).isFalse();
    }
  }

  @Test
  void leavesAwsAloneAsLongAsItWants() {
    source.give(
        400,
        Map.of("Retry-After", "20"),
        "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}");
    source.give(429, Map.of(), "");
    try (Pull pull = pull()) {
      pull.round();
      assertThat(pull.trouble()).contains("400 (ThrottlingException), and is asked less often");
      source.questions();
      room.later(pull, 19);
      assertThat(source.questions()).isEmpty();
      room.later(pull, 1);
      assertThat(pull.trouble()).contains("429, and is asked less often");
      source.questions();
      room.later(pull, 19);
      assertThat(source.questions()).as("less and less often").isEmpty();
      room.later(pull, 1);
      assertThat(pull.trouble()).isEmpty();
    }
  }

  @Test
  void saysThatTheSecretIsWrongWithoutIt() {
    try (Pull pull = pull("other-secret")) {
      pull.round();
      assertThat(pull.trouble())
          .contains("InvalidSignatureException", "the access key in “client” or the secret")
          .doesNotContain("other-secret");
      assertThat(pull.readTo()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UnrecognizedClientException, does not take the signature",
    "AccessDeniedException, the key needs cloudtrail:LookupEvents",
    "InternalFailure, (InternalFailure); it is asked again",
    "not<a>word, HTTP status 400; it is asked again"
  })
  void saysWhatAwsSays(String type, String because) {
    source.give(400, Map.of(), "{\"__type\":\"" + type + "\"}");
    try (Pull pull = pull()) {
      pull.round();
      assertThat(pull.trouble()).contains(because);
    }
  }

  @Test
  void losesNothingToAnAnswerThatIsNoJson() {
    source.give("<html>");
    source.give("{\"Events\":null}");
    try (Pull pull = pull()) {
      pull.round();
      assertThat(pull.trouble()).contains("AWS’s answer is not JSON");
      room.later(pull, 10);
      assertThat(pull.trouble()).contains("no list of records");
      assertThat(pull.readTo()).isEmpty();
      room.later(pull, 20);
      toTheEnd(pull);
    }
    assertThat(room.state("cloudtrail").taken()).isEqualTo(5);
  }

  @Test
  void stopsWherePagesLeadInACircle() {
    source.speak(asked ->
        page(
            List.of(event(BEGIN.minusSeconds(60))),
            switch (body(asked).path("NextToken").asString("")) {
              case "a" -> "b";
              case "b" -> "c";
              default -> "a";
            }));
    try (Pull pull = pull()) {
      for (int i = 0; i < 10 && pull.trouble().isEmpty(); i++) {
        room.later(pull, 1);
      }
      assertThat(pull.trouble()).contains("leads in a circle");
      assertThat(pull.readTo()).contains(BEGIN.plusSeconds(1).minus(Duration.ofDays(7)));
    }
    assertThat(room.state("cloudtrail").taken()).isEqualTo(1);
  }

  @Test
  void isSlowedDownByPagesWithoutAnEndAndGoesOn() {
    source.speak(asked ->
        page(
            List.of(),
            Integer.toString(1 + Integer.parseInt(body(asked).path("NextToken").asString("0")))));
    PullSettings settings =
        new PullSettings(
            "test",
            Kind.CLOUDTRAIL,
            source.address(),
            new PullKey.Signing(ID, PullRoom.secret("aws-secret"), "eu-central-1"),
            Duration.ofSeconds(5));
    try (Pull pull = room.pull(settings, "", new Few(new CloudTrail(source.address())))) {
      pull.round();
      room.later(pull, 1);
      assertThat(pull.trouble()).isEmpty();
      room.later(pull, 1);
      assertThat(pull.trouble()).contains("6 pages one after another without an end");
      room.later(pull, 9);
      assertThat(source.questions()).hasSize(6);
      room.later(pull, 1);
      assertThat(body(source.questions().getFirst()).path("NextToken").asString("")).isEqualTo("6");
    }
  }

  /** The same log, of which six pages are too many. */
  private record Few(Log log) implements Log {
    @Override
    public URI since(Instant moment) {
      return log.since(moment);
    }

    @Override
    public Question question(URI cursor, Instant now) {
      return log.question(cursor, now);
    }

    @Override
    public Page read(URI asked, Answer answer, Instant now) {
      return log.read(asked, answer, now);
    }

    @Override
    public Pace pace() {
      return new Pace(2, Duration.ofSeconds(1), 6);
    }
  }
}
