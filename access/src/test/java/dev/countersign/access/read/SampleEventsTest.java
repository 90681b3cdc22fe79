package dev.countersign.access.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.countersign.access.event.AccessEvent;
import dev.countersign.model.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The events of public detection rules' own tests, where they are at hand. */
class SampleEventsTest {
  private static final Path SAMPLES =
      Path.of("../../shared/data/logins/detection-rule-events.jsonl");

  private static final Map<String, String> READERS =
      Map.ofEntries(
          Map.entry("Okta.SystemLog", "okta"),
          Map.entry("GSuite.ActivityEvent", "workspace"),
          Map.entry("Auth0.Events", "auth0"),
          Map.entry("Duo.Authentication", "duo"),
          Map.entry("Duo.Administrator", "duo"),
          Map.entry("OneLogin.Events", "onelogin"),
          Map.entry("GitHub.Audit", "github"),
          Map.entry("AWS.CloudTrail", "cloudtrail"),
          Map.entry("GCP.AuditLog", "gcp-audit"),
          Map.entry("Zoom.Operation", "zoom-operation"),
          Map.entry("OnePassword.ItemUsage", "onepassword"),
          Map.entry("GitHub.Webhook", "github-webhook"),
          Map.entry("Zendesk.Audit", "zendesk-audit"),
          Map.entry("Asana.Audit", "asana-audit"));

  /** A sample, and the reader whose it is; empty where it is of a log that no reader is for. */
  private record OneSample(String rule, String reader, JsonNode log) {}

  private static List<OneSample> samples() throws IOException {
    assumeThat(Files.exists(SAMPLES)).as("the samples of detection rules are not at hand").isTrue();
    List<OneSample> samples = new ArrayList<>();
    for (String line : Files.readAllLines(SAMPLES)) {
      JsonNode sample = Json.parse(line, "The sample");
      JsonNode types = sample.path("log_types");
      JsonNode log = sample.path("log");
      String type =
          types.size() == 1 ? types.get(0).asString() : log.path("p_log_type").asString("");
      samples.add(
          new OneSample(sample.path("rule").asString(), READERS.getOrDefault(type, ""), log));
    }
    return samples;
  }

  @Test
  void everySampleOfAKnownLogIsRecognisedAndReadIntoOneEvent() throws IOException {
    int known = 0;
    for (OneSample sample : samples()) {
      Readers.Reading reading = Readers.standard().read(sample.log(), Sample.ARRIVED);
      assertThat(reading.events()).as(sample.toString()).hasSize(1);
      // one with a single field says too little to tell whose it is
      boolean says = sample.log().size() > 1;
      if (!sample.reader().isEmpty() && says) {
        known++;
        assertThat(reading.reader()).as(sample.toString()).isEqualTo(sample.reader());
        assertThat(reading.recognised()).isTrue();
        fields(sample, reading.events().getFirst());
      }
    }
    assertThat(known).isGreaterThan(300);
  }

  private static void fields(OneSample sample, AccessEvent event) {
    JsonNode log = sample.log();
    List<String> words =
        switch (sample.reader()) {
          case "okta" -> List.of("eventType", "eventtype");
          case "cloudtrail" -> List.of("eventName");
          case "onelogin" -> List.of("event_type_id");
          case "workspace" -> List.of("name");
          case "github", "duo", "zoom-operation" -> List.of("action");
          default -> List.of();
        };
    for (String word : words) {
      if (log.path(word).isString()) {
        assertThat(event.action()).as(sample.toString()).isEqualTo(log.path(word).asString());
      }
    }
    for (String name :
        List.of(
            "published", "eventTime", "isotimestamp", "time", "created_at", "receiveTimestamp")) {
      if (log.path(name).asString("").matches("[0-9].*")) {
        assertThat(event.details()).as(sample.toString()).doesNotContainKey("time");
      }
    }
    for (String name : List.of("alternateId", "email")) {
      String actor = log.path("actor").path(name).asString("");
      if (!actor.isEmpty()) {
        assertThat(event.actor().name()).as(sample.toString()).isEqualToIgnoringCase(actor);
      }
    }
  }

  @Test
  void allOfThemTogetherAreReadAsAStreamWithoutLoss() throws IOException {
    StringBuilder lines = new StringBuilder();
    List<String> texts = new ArrayList<>();
    for (OneSample sample : samples()) {
      String text = Json.compact(sample.log());
      texts.add(text);
      lines.append(text).append('\n');
    }
    Tally tally = new Tally();
    EventStream stream =
        new EventStream(
            new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)),
            Readers.standard(),
            tally,
            Sample.ARRIVED);
    List<String> read = new ArrayList<>();
    for (EventStream.Item item = stream.next(); item != null; item = stream.next()) {
      assertThat(item).isInstanceOf(EventStream.Item.Event.class);
      read.add(((EventStream.Item.Event) item).read().record());
    }
    assertThat(read).isEqualTo(texts);
    assertThat(tally.records()).isEqualTo(texts.size());
    assertThat(tally.malformed()).isZero();
  }
}
