package dev.countersign.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.visit.Founders;
import dev.countersign.server.visit.Prepared;
import dev.countersign.server.visit.SoftMachine;
import dev.countersign.visit.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Mapping files of one's own: from the console and the settings' folder, to an event that counts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MappingTest {
  private static final String PAGE = "/access/sources/mappings";

  private Path files;
  private Path room;
  private Server server;
  private Founders founders;
  private SoftMachine feed;

  private static String mapping(String name) {
    return mapping(name, "/who");
  }

  private static String mapping(String name, String who) {
    return """
    mapping: 1
    name: %s
    fits:
      has: [/did, /who]
      is: {/log: %s}
    fields:
      id: /nr
      at: /on
      action: /did
      actor.name: %s
    meaning:
      of: /did
      words: {opened: read target=wallet}
    result: success
    examples:
      - record: '{"log":"%s","nr":4,"on":"2026-05-01T10:00:00Z","did":"opened","who":"ada@example.com"}'
        event: {at: 2026-05-01T10:00:00Z, activity: read}
    """
        .formatted(name, name, who, name);
  }

  private static String record(String log, int number) {
    return ("{\"log\":\"%s\",\"nr\":%d,\"on\":\"2026-11-01T10:00:00Z\",\"did\":\"opened\","
            + "\"who\":\"mia@example.com\"}")
        .formatted(log, number);
  }

  @BeforeAll
  void found(@TempDir Path folder) throws IOException {
    room = folder;
    files = Files.createDirectories(folder.resolve("mappings"));
    Files.writeString(files.resolve("badge.yaml"), mapping("badge"));
    Path settings =
        Files.writeString(folder.resolve("access.yaml"), "access: 1\nmappings: mappings\n");
    server =
        Server.start(
            Running.options(0, Prepared.in(folder.resolve("data")), null)
                .with(Connections.NONE.withAccess(settings)));
    founders = new Founders(server.address(), Objects.requireNonNull(server.enrolmentLink()));
    feed = new SoftMachine(server.address(), "feed");
    founders.change("machine-added", feed.form(founders.person("ada@example.com"), "events"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private HttpResponse<String> give(String document) {
    return founders.ada().form(PAGE, Map.of("document", document));
  }

  private JsonNode hand(String source, String body) {
    HttpResponse<String> answer = feed.events(source, body);
    return answer.statusCode() == 202
        ? Json.parse(answer.body(), "The answer")
        : Json.object().put("refused", answer.body());
  }

  private String journal() {
    return founders.ada().get("/journal/export").body();
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

  @Test
  void aMappingThatIsGivenReadsItsSourceUntilItIsRemoved() {
    assertThat(hand("vault-log", record("vault-log", 1)).path("refused").asString())
        .contains("There is no source");
    Visitor.told(give(mapping("vault-log")));
    assertThat(hand("vault-log", record("vault-log", 1)).path("taken").asInt()).isEqualTo(1);
    assertThat(hand("vault-log", record("vault-log", 1)).path("repeated").asInt()).isEqualTo(1);
    assertThat(hand("vault-log", "{\"log\":\"other\"}").path("unreadable").asInt()).isEqualTo(1);
    assertThat(hand("okta", record("vault-log", 2)).path("taken").asInt())
        .as("a mapping reads no other source's records")
        .isZero();
    assertThat(founders.ada().get("/access/sources").body()).contains("vault-log");
    assertThat(founders.ada().get(PAGE).body()).contains("vault-log", "Ada Example");
    assertThat(journal())
        .containsPattern("\"mapping-taken\".*vault-log|vault-log.*\"mapping-taken\"");
    Visitor.told(founders.ada().form(PAGE + "/vault-log/remove", Map.of()));
    assertThat(hand("vault-log", record("vault-log", 3)).path("refused").asString())
        .contains("There is no source");
    assertThat(journal()).contains("mapping-removed");
    assertThat(founders.ada().form(PAGE + "/vault-log/remove", Map.of()).body())
        .contains("There is no such mapping any more");
  }

  @Test
  void aWrongMappingIsRefusedWithItsLineAndTheGoodOneStays() {
    Visitor.told(give(mapping("door")));
    String wrong = mapping("door").replace("action: /did", "action: did");
    HttpResponse<String> answer = give(wrong);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("line 9", "“did” is no path", "/actor/email");
    assertThat(give(mapping("door").replace("activity: read", "activity: approved")).body())
        .contains("“approved” is expected, and “read” is read");
    assertThat(give("hello: [").body()).contains("this is not YAML");
    assertThat(give("x".repeat((256 << 10) + 1)).body()).contains("larger than 256 KiB");
    assertThat(hand("door", record("door", 1)).path("taken").asInt()).isEqualTo(1);
  }

  @Test
  void aNameOfASourceThatIsKnownCannotBeTaken() {
    assertThat(give(mapping("okta")).body()).contains("that of a source that is known");
    assertThat(give(mapping("countersign")).body()).contains("that of a source that is known");
    assertThat(give(mapping("general")).body()).contains("that of a source that is known");
    assertThat(give(mapping("n".repeat(41))).body()).contains("more than 40 characters");
    assertThat(give(mapping("badge")).body())
        .contains("stands in the settings' folder as badge.yaml");
    assertThat(founders.ada().form(PAGE + "/badge/remove", Map.of()).body())
        .contains("remove it there");
  }

  @Test
  void aSampleShowsWhatWouldBeRead() {
    String tried =
        tried(
            mapping("tried"), record("tried", 1) + "\n\nhello\n{\"log\":\"other\",\"did\":\"x\"}");
    assertThat(tried)
        .contains("It is right", "source=tried")
        .contains("mia@example.com", "\"activity\" : \"read\"")
        .contains("Record 3", "not JSON")
        .contains("Record 4", "The mapping does not recognise it");
    assertThat(tried(mapping("tried"), "[" + record("tried", 1) + ",7]"))
        .contains("A record is a JSON object");
    assertThat(tried(mapping("tried").replace("did", "deed"), record("tried", 1)))
        .contains("It is right", "does not recognise it");
    assertThat(tried(mapping("tried").replace("who:", "whose:").replace(": /who", ": who"), ""))
        .contains("It cannot be taken", "line 10");
    assertThat(hand("tried", record("tried", 1)).path("refused").asString())
        .as("nothing is kept of what is tried")
        .contains("There is no source");
  }

  private String tried(String document, String sample) {
    HttpResponse<String> answer =
        founders.ada().form(PAGE + "/try", Map.of("document", document, "sample", sample));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void filesOfTheFolderAreTakenAsTheyChangeAndTheLastGoodOneStays() throws IOException {
    eventually(
        "the file is taken", () -> hand("badge", record("badge", 1)).path("taken").asInt() == 1);
    Path gate = files.resolve("gate.yaml");
    Files.writeString(gate, mapping("gate"));
    eventually("it is taken", () -> hand("gate", record("gate", 1)).path("taken").asInt() == 1);
    Files.writeString(gate, mapping("gate").replace("fits:", "fit:"));
    eventually(
        "the mistake is shown",
        () -> founders.ada().get(PAGE).body().contains("gate.yaml, line 3"));
    assertThat(hand("gate", record("gate", 2)).path("taken").asInt()).isEqualTo(1);
    Files.writeString(gate, mapping("gate"));
    eventually(
        "the mistake is gone", () -> !founders.ada().get(PAGE).body().contains("gate.yaml, line"));
    assertThat(give(mapping("gate", "/who")).body()).contains("gate.yaml");
    Files.delete(gate);
    eventually("it is gone", () -> hand("gate", record("gate", 3)).has("refused"));
    assertThat(journal().split("\"mapping-removed\"", -1).length).isGreaterThan(1);
  }

  @Test
  void aWrongFileIsToldBeforeTheServerStarts() throws IOException {
    Path other = Files.createDirectories(room.resolve("other/mappings"));
    Files.writeString(other.resolve("bad.yaml"), mapping("bad").replace("at: /on", "at: on"));
    Path settings =
        Files.writeString(room.resolve("other/access.yaml"), "access: 1\nmappings: mappings\n");
    assertThatThrownBy(() -> Connections.NONE.withAccess(settings))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("bad.yaml, line 8");
    Files.writeString(other.resolve("bad.yaml"), mapping("good"));
    Files.writeString(other.resolve("worse.yaml"), mapping("good"));
    assertThatThrownBy(() -> Connections.NONE.withAccess(settings))
        .hasMessageContaining("worse.yaml has the same name as bad.yaml");
    Files.delete(other.resolve("worse.yaml"));
    assertThat(Connections.NONE.withAccess(settings).access().mappings()).isEqualTo(other);
  }
}
