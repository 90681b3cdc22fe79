package dev.countersign.server.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.gate.key.Secret;
import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.alert.channel.Place.Transport;
import dev.countersign.server.alert.channel.Telling.Line;
import dev.countersign.server.notice.WebhookPlace;
import dev.countersign.server.people.Role;
import dev.countersign.watch.alert.Incident.Status;
import dev.countersign.watch.alert.Message.Event;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What is told against what the formats' publishers say of them. */
class FormsTest {
  private static final Instant AT = Instant.parse("2026-01-10T12:00:00.123Z");
  private static final UUID ID = new UUID(1, 2);
  private static final UUID ALERT = new UUID(3, 4);

  private static final Place SYSLOG =
      new Place.OfSyslog("siem", Transport.UDP, "127.0.0.1", 514, null);
  private static final Place PAGER =
      new Place.OfPager(
          "pager",
          URI.create("https://events.pagerduty.com/v2/enqueue"),
          new Secret("R0123456789ABCDEF0123456789ABCDE".toCharArray()));
  private static final Place SLACK =
      new Place.OfSlack("slack", URI.create("https://hooks.slack.com/services/T/B/X"));
  private static final Place PEOPLE = new Place.OfPeople("mail", Set.of(Role.SECURITY));

  private static Telling telling(Event event, Optional<Severity> severity, String sentence) {
    Line line =
        new Line(
            ALERT,
            "moved-uncountersigned",
            Severity.CRITICAL,
            "wallet/1",
            sentence,
            Map.of("from", "0x11"),
            AT,
            2,
            severity.isEmpty(),
            1L,
            100L,
            "0xabc");
    return new Telling(
        ID,
        7,
        event,
        event == Event.CALL ? 2 : 0,
        Status.OPEN,
        severity,
        Severity.CRITICAL,
        "wallet/1",
        sentence,
        List.of(line),
        3,
        "Ada Example",
        "A drill",
        "https://console.example/incidents/" + ID,
        AT,
        AT);
  }

  private static Telling called(String sentence) {
    return telling(Event.CALL, Optional.of(Severity.CRITICAL), sentence);
  }

  // CEF

  @Test
  void cefEscapesWhatItsSpecificationSaysAndNoMore() {
    assertThat(Cef.header("detected a | in message\\x=y"))
        .isEqualTo("detected a \\| in message\\\\x=y");
    assertThat(Cef.extension("detected a = in message|a\\b\nc\r\nd"))
        .isEqualTo("detected a \\= in message|a\\\\b\\nc\\nd");
    assertThat(Cef.header("two\nlines")).isEqualTo("two lines");
  }

  @Test
  void cefIsReadBackAsWhatWasSaid() {
    String nasty = "A | token = \\\\ \"cs1=forged\" msg=x moved";
    String cef = Forms.body(SYSLOG, called(nasty));
    assertThat(cef).doesNotContain("\n").startsWith("CEF:0|Countersign|Countersign|1|");
    List<String> header = header(cef);
    assertThat(header.get(4)).isEqualTo("moved-uncountersigned");
    assertThat(header.get(5)).isEqualTo("Incident 7, CRITICAL, call 2: " + nasty);
    assertThat(header.get(6)).isEqualTo("10");
    Map<String, String> fields = fields(header.get(7));
    assertThat(fields)
        .containsEntry("msg", nasty)
        .containsEntry("cs1Label", "incident")
        .containsEntry("cs1", ID.toString())
        .containsEntry("rt", Long.toString(AT.toEpochMilli()))
        .containsEntry("externalId", ALERT.toString())
        .containsEntry("act", "call")
        .containsEntry("cnt", "2")
        .containsEntry("cn3", "100");
  }

  @ParameterizedTest
  @CsvSource({"INFO, 1", "LOW, 3", "MEDIUM, 6", "HIGH, 8", "CRITICAL, 10"})
  void cefCountsSeverityFrom0To10(Severity severity, int number) {
    assertThat(Cef.severity(severity)).isEqualTo(number);
  }

  /** As RFC 5424, 6 has it: priority is facility times 8 plus severity. */
  @Test
  void syslogHeadsTheMessageAsItsRfcSays() {
    String message =
        new String(
            SyslogChannel.message(Forms.body(SYSLOG, called("x | y")), AT, "console.example"),
            StandardCharsets.UTF_8);
    assertThat(message)
        .startsWith("<105>1 2026-01-10T12:00:00.123Z console.example countersign - alert - CEF:0|");
  }

  private static List<String> header(String cef) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < cef.length(); i++) {
      char c = cef.charAt(i);
      if (parts.size() < 7 && c == '\\') {
        part.append(cef.charAt(++i));
      } else if (parts.size() < 7 && c == '|') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  /** A key is what stands before an equals sign that no backslash escapes. */
  private static Map<String, String> fields(String extension) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher keys = Pattern.compile("(?:^| )([A-Za-z0-9]+)(?<!\\\\)=").matcher(extension);
    String key = "";
    int from = 0;
    while (keys.find()) {
      if (!key.isEmpty()) {
        fields.put(key, unescaped(extension.substring(from, keys.start())));
      }
      key = keys.group(1);
      from = keys.end();
    }
    fields.put(key, unescaped(extension.substring(from)));
    return fields;
  }

  private static String unescaped(String value) {
    return value.replace("\\=", "=").replace("\\\\", "\\");
  }

  // PagerDuty

  @ParameterizedTest
  @CsvSource({
    "CALL, trigger",
    "MORE, trigger",
    "ALERT, trigger",
    "TEST, trigger",
    "ACKNOWLEDGED, acknowledge",
    "RESOLVED, resolve"
  })
  void pagerDutyHearsTheSameKeyWhateverHappens(Event event, String action) {
    JsonNode body =
        Json.parse(Forms.body(PAGER, telling(event, Optional.of(Severity.HIGH), "x")), "");
    assertThat(body.path("event_action").asString()).isEqualTo(action);
    assertThat(body.path("dedup_key").asString()).isEqualTo("countersign/" + ID);
    assertThat(body.path("dedup_key").asString()).hasSizeLessThanOrEqualTo(255);
    JsonNode payload = body.path("payload");
    assertThat(payload.path("summary").asString()).isNotEmpty();
    assertThat(payload.path("source").asString()).isEqualTo("wallet/1");
    assertThat(payload.path("severity").asString()).isEqualTo("error");
    assertThat(Instant.parse(payload.path("timestamp").asString())).isEqualTo(AT);
    assertThat(body.has("routing_key")).as("it is kept nowhere").isFalse();
    assertThat(body.path("links").get(0).path("href").asString()).contains("/incidents/" + ID);
  }

  @Test
  void pagerDutyIsToldThatItIsOverWhenAllIsTakenBack() {
    assertThat(action(telling(Event.TAKEN_BACK, Optional.empty(), "x"))).isEqualTo("resolve");
    assertThat(action(telling(Event.TAKEN_BACK, Optional.of(Severity.LOW), "x")))
        .isEqualTo("trigger");
  }

  @ParameterizedTest
  @EnumSource(Severity.class)
  void pagerDutyKnowsFourSeverities(Severity severity) {
    JsonNode body =
        Json.parse(Forms.body(PAGER, telling(Event.CALL, Optional.of(severity), "x")), "");
    assertThat(body.path("payload").path("severity").asString())
        .isIn("critical", "error", "warning", "info");
  }

  private static String action(Telling telling) {
    return Json.parse(Forms.body(PAGER, telling), "").path("event_action").asString();
  }

  // Slack

  @Test
  void slackGetsTextAndBlocksWithinItsBounds() {
    JsonNode body =
        Json.parse(Forms.body(SLACK, called("<!channel> *bold* & " + "x".repeat(4_000))), "");
    assertThat(body.path("text").asString()).contains("&lt;!channel&gt; ∗bold∗ &amp;");
    JsonNode blocks = body.path("blocks");
    assertThat(blocks.size()).isBetween(1, 50);
    for (JsonNode block : blocks) {
      switch (block.path("type").asString()) {
        case "header" -> {
          assertThat(block.path("text").path("type").asString()).isEqualTo("plain_text");
          assertThat(block.path("text").path("text").asString()).hasSizeLessThanOrEqualTo(150);
        }
        case "section" -> {
          assertThat(block.path("text").path("type").asString()).isEqualTo("mrkdwn");
          assertThat(block.path("text").path("text").asString())
              .hasSizeBetween(1, 3_000)
              .doesNotContain("<!channel>");
        }
        case "context" -> assertThat(block.path("elements").size()).isBetween(1, 10);
        case "actions" -> {
          JsonNode button = block.path("elements").get(0);
          assertThat(button.path("type").asString()).isEqualTo("button");
          assertThat(button.path("url").asString()).hasSizeLessThanOrEqualTo(3_000);
          assertThat(button.path("text").path("text").asString()).hasSizeLessThanOrEqualTo(75);
        }
        default -> throw new AssertionError("no such block: " + block);
      }
    }
  }

  // Mail

  @Test
  void mailSaysWhatToDoAndHoldsNoLinkButOurs() {
    String text = Forms.body(PEOPLE, called("Go to https://evil.example now"));
    assertThat(text)
        .contains("Nobody has taken it on yet")
        .contains("- CRITICAL: Go to https: //evil.example now [moved-uncountersigned] (2 times)")
        .contains("And 2 more, which the page shows.")
        .contains("https://console.example/incidents/" + ID + "\n")
        .doesNotContain("https://evil.example");
  }

  @Test
  void saysThatAllWasTakenBack() {
    Telling gone = telling(Event.TAKEN_BACK, Optional.empty(), "x");
    assertThat(gone.headline()).isEqualTo("Incident 7, All taken back: x");
    assertThat(Forms.body(PEOPLE, gone)).contains("all of its alerts are taken back");
    JsonNode hook =
        Json.parse(
            Forms.body(
                new Place.OfHook(
                    "hook",
                    WebhookPlace.of(
                        "https://hooks.example.com/x",
                        new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".toCharArray()))),
                gone),
            "");
    assertThat(hook.path("type").asString()).isEqualTo("incident-taken-back");
    assertThat(hook.path("data").path("takenBack").asBoolean()).isTrue();
  }
}
