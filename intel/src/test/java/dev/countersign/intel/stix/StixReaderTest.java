package dev.countersign.intel.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.intel.knowledge.Knowledge;
import dev.countersign.intel.knowledge.Texts;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class StixReaderTest {
  private static final Knowledge KNOWLEDGE = new Texts().read();

  private final ObjectNode bundle = StixWriter.bundle(KNOWLEDGE);
  private final ArrayNode objects = (ArrayNode) bundle.path("objects");

  @Test
  void countsWhatOthersWroteAndReadsTheRest() {
    objects.addObject().put("type", "malware").put("id", "malware--1").put("name", "M");
    objects.addObject().put("type", "malware").put("id", "malware--2");
    objects.addObject().put("type", "x-thing").put("id", "x-thing--1");
    objects.addObject().put("type", "x-thing").put("id", "x-thing--1");
    ObjectNode incident = find("incident");
    incident.put("x_score", 7);
    incident.withObject("extensions").putObject("extension-definition--other");
    bundle.put("spec_version", "2.0");
    StixBundle read = read();
    assertThat(read.knowledge()).isEqualTo(KNOWLEDGE);
    assertThat(read.foreign())
        .isEqualTo(Map.of("malware", 2, "x-thing", 1, "further version of an object", 1));
    assertThat(read.properties())
        .containsExactly(
            "bundle spec_version", "extension extension-definition--other", "property x_score");
    assertThat(read.whole()).isFalse();
    assertThat(read.unread()).isEqualTo(4);
  }

  @Test
  void readsABundleOfOthersAsHoldingNothing() {
    StixBundle read =
        StixReader.read(
            "{\"type\": \"bundle\", \"objects\": [{\"type\": \"tool\", \"id\": \"tool--1\"}]}",
            "B");
    assertThat(read.ours()).isZero();
    assertThat(read.knowledge().incidents()).isEmpty();
    assertThat(read.foreign()).isEqualTo(Map.of("tool", 1));
    assertThat(read.whole()).isFalse();
    assertThat(StixReader.read("{\"type\": \"bundle\"}", "B").whole()).isFalse();
  }

  /** No relationship, confidence or pattern can be changed without its entry. */
  @Test
  void refusesEachPropertyThatSaysAnythingElseThanItsEntry() {
    int changes = 0;
    for (int i = 0; i < objects.size(); i++) {
      ObjectNode one = (ObjectNode) objects.get(i);
      for (String name : List.copyOf(one.propertyNames())) {
        JsonNode was = one.get(name);
        one.put(name, "x");
        boolean moved = List.of("name", "description", "abstract", "content").contains(name);
        if (!moved || !one.has("extensions")) {
          refuses().hasMessageStartingWith("B: ");
          changes++;
        }
        one.remove(name);
        refuses().hasMessageStartingWith("B: ");
        one.set(name, was);
      }
    }
    assertThat(changes).isGreaterThan(100);
    assertThat(read().whole()).isTrue();
  }

  @Test
  void refusesABundleThatLacksAnObject() {
    for (int i = 0; i < objects.size(); i++) {
      JsonNode gone = objects.remove(i);
      refuses().hasMessageStartingWith("B: ");
      objects.insert(i, gone);
    }
    assertThat(read().whole()).isTrue();
  }

  @Test
  void refusesOneOfOurObjectsTwice() {
    objects.add(find("relationship").deepCopy());
    refuses().hasMessageContaining("is there twice");
    objects.remove(objects.size() - 1);
    objects.add(find("incident").deepCopy());
    refuses().hasMessageContaining("its position 0 is taken already");
  }

  @Test
  void refusesAGroupThatIsPartOfItself() {
    entry(
        "threat-actor",
        entry -> {
          entry
              .putArray("relations")
              .addObject()
              .put("kind", "part-of")
              .put("to", "group")
              .put("source", "s");
        });
    refuses().hasMessageContaining("actors.json").hasMessageContaining("it is part of itself");
  }

  @Test
  void saysWhereAnEntryIsWrong() {
    entry("incident", entry -> entry.put("date", "soon"));
    refuses().hasMessageContaining("incidents.json, incidents 1 (theft): \"date\" is no day: soon");
    entry("incident", entry -> entry.put("date", "2023-03").put("colour", "red"));
    refuses().hasMessageContaining("has a field \"colour\"");
    entry("incident", entry -> entry.remove("colour"));
    entry("incident", entry -> entry.put("method", "M."));
    refuses().hasMessageContaining("its entry has it too");
  }

  @Test
  void refusesWhatIsNoEntry() {
    ObjectNode ours = (ObjectNode) find("incident").path("extensions").path(StixForm.ENTRIES);
    ours.put("holds", "recipe");
    refuses().hasMessageContaining("it holds a \"recipe\"");
    ours.put("holds", "incident").put("position", "first");
    refuses().hasMessageContaining("\"position\" is no whole number");
    ours.put("position", 0).put("entry", "none");
    refuses().hasMessageContaining("\"entry\" is no object");
    ours.put("more", 1);
    refuses().hasMessageContaining("has a field \"more\"");
  }

  @Test
  void refusesWhatIsNoBundle() {
    refuses("").hasMessageContaining("B is empty");
    refuses("[]").hasMessageContaining("it is no bundle of STIX");
    refuses("{\"type\": \"report\"}").hasMessageContaining("it is no bundle of STIX");
    refuses("{\"type\": \"bundle\", \"objects\": {}}").hasMessageContaining("list in brackets");
    refuses("{\"type\": \"bundle\", \"objects\": [7]}")
        .hasMessageContaining("objects 1: \"type\" is missing");
    refuses("{\"type\": \"bundle\", \"objects\": [{\"type\": \"tool\"}]}")
        .hasMessageContaining("objects 1: \"id\" is missing");
    refuses("{\"type\": \"bundle\", \"objects\": [{\"type\": \"tool\", \"id\": \"malware--1\"}]}")
        .hasMessageContaining("is none of the type tool");
  }

  @Test
  void refusesWhatIsTooDeepOrTooMuch(@TempDir Path folder) throws IOException {
    refuses("{\"type\": \"bundle\", \"objects\": " + "[".repeat(100))
        .hasMessageContaining("is not JSON that can be read");
    String many = "{},".repeat(StixReader.MOST_OBJECTS) + "{}";
    refuses("{\"type\": \"bundle\", \"objects\": [" + many + "]}")
        .hasMessageContaining("of at most 100000");
    Path file = folder.resolve("large.json");
    Files.write(file, new byte[StixReader.MOST_BYTES + 1]);
    assertThatThrownBy(() -> StixReader.read(file))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("is larger than 16 MiB");
    Files.write(file, new byte[] {(byte) 0xff});
    assertThatThrownBy(() -> StixReader.read(file)).hasMessageContaining("is no UTF-8 text");
    assertThatThrownBy(() -> StixReader.read(folder)).hasMessageContaining("expected a bundle");
  }

  @Test
  void refusesFewBytesThatComeToMoreObjectsThanABundleHolds() {
    entry(
        "incident",
        entry -> {
          ArrayNode all = entry.putArray("addresses");
          for (int i = 0; i < 10_000; i++) {
            all.addObject()
                .put("chain", "ETH")
                .put("address", String.format("0x%040x", i))
                .put("source", "s");
          }
        });
    ObjectNode first = find("incident");
    for (int i = 1; i <= 5; i++) {
      ObjectNode next = first.deepCopy().put("id", "incident--" + i);
      objects.add(next);
      ObjectNode ours = (ObjectNode) next.path("extensions").path(StixForm.ENTRIES);
      ours.put("position", i);
      ((ObjectNode) ours.path("entry")).put("id", "theft-" + i);
    }
    refuses().hasMessageContaining("come to more than 100000 objects");
  }

  private StixBundle read() {
    return StixReader.read(Json.compact(bundle), "B");
  }

  private AbstractThrowableAssert<?, ?> refuses() {
    return refuses(Json.compact(bundle));
  }

  private static AbstractThrowableAssert<?, ?> refuses(String text) {
    return assertThatThrownBy(() -> StixReader.read(text, "B")).isInstanceOf(UnreadableInput.class);
  }

  private ObjectNode find(String type) {
    for (JsonNode one : objects) {
      if (one.path("type").asString().equals(type)) {
        return (ObjectNode) one;
      }
    }
    throw new AssertionError("no " + type);
  }

  private void entry(String type, Consumer<ObjectNode> change) {
    change.accept((ObjectNode) find(type).path("extensions").path(StixForm.ENTRIES).path("entry"));
  }
}
