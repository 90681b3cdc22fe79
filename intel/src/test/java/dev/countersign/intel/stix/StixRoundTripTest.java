package dev.countersign.intel.stix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.intel.knowledge.EntryJson;
import dev.countersign.intel.knowledge.Knowledge;
import dev.countersign.intel.knowledge.KnowledgeFile;
import dev.countersign.intel.knowledge.KnowledgeReader;
import dev.countersign.model.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class StixRoundTripTest {
  private static final Knowledge SHIPPED = KnowledgeReader.shipped();

  @Test
  void whatShipsComesBackWithoutLoss() {
    StixBundle read = StixReader.read(Json.pretty(StixWriter.bundle(SHIPPED)), "B");
    assertThat(read.knowledge()).isEqualTo(SHIPPED);
    assertThat(read.whole()).isTrue();
    assertThat(read.ours()).isEqualTo(read.objects());
  }

  @Test
  void knowledgeOfAnyShapeComesBackWithoutLossWhateverTheOrderOfTheObjects() {
    for (long seed = 0; seed < 300; seed++) {
      Knowledge knowledge = RandomKnowledge.of(seed);
      ObjectNode bundle = StixWriter.bundle(knowledge);
      List<JsonNode> objects = new ArrayList<>();
      bundle.path("objects").forEach(objects::add);
      Collections.shuffle(objects, new Random(seed));
      ArrayNode list = bundle.putArray("objects");
      objects.forEach(list::add);
      StixBundle read = StixReader.read(Json.compact(bundle), "B");
      assertThat(read.knowledge()).as("seed " + seed).isEqualTo(knowledge);
      assertThat(read.whole()).isTrue();
    }
  }

  @Test
  void theFilesOfWhatShipsComeBackWithoutLoss() {
    Map<KnowledgeFile, String> texts = new EnumMap<>(KnowledgeFile.class);
    EntryJson.files(EntryJson.entries(SHIPPED))
        .forEach((file, json) -> texts.put(file, Json.compact(json)));
    assertThat(KnowledgeReader.read(texts)).isEqualTo(SHIPPED);
  }

  @Test
  void theSameEntriesComeToTheSameBytes() {
    assertThat(Json.compact(StixWriter.bundle(KnowledgeReader.shipped())))
        .isEqualTo(Json.compact(StixWriter.bundle(SHIPPED)));
    assertThat(
            StixIds.version5(
                UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"))
        .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2"); // RFC 9562, A.4
  }

  @Test
  void eachThingIsTheObjectThatStixHasForIt() {
    Map<String, Integer> types = new TreeMap<>();
    JsonNode objects = StixWriter.bundle(SHIPPED).path("objects");
    objects.forEach(one -> types.merge(one.path("type").asString(), 1, Integer::sum));
    assertThat(types)
        .containsEntry("incident", SHIPPED.incidents().size())
        .containsEntry("attack-pattern", SHIPPED.techniques().size())
        .containsEntry("report", SHIPPED.sources().size())
        .containsEntry("grouping", SHIPPED.steps().size())
        .containsEntry("threat-actor", 1)
        .containsEntry("intrusion-set", SHIPPED.actors().size() - 1)
        .containsEntry("note", SHIPPED.published().size() + SHIPPED.disputes().size())
        .containsEntry("extension-definition", 2);
    assertThat(StixWriter.bundle(SHIPPED).toString())
        .contains("[cryptocurrency-wallet:value = '0x")
        .contains("\"source_name\":\"mitre-attack\",\"external_id\":\"T1566.003\"");
    List<JsonNode> said = new ArrayList<>();
    objects.forEach(one -> {
      if (one.path("confidence").isNumber()) {
        said.add(one);
      }
    });
    assertThat(said)
        .isNotEmpty()
        .allSatisfy(one -> {
          assertThat(one.path("relationship_type").asString()).isEqualTo("attributed-to");
          assertThat(one.path("confidence").intValue()).isIn(85, 50, 15);
        });
  }

  @Test
  void theAddressesOfTheListThatATheftNamesAreItsIndicators() {
    Map<String, ObjectNode> objects = StixWriter.objects(SHIPPED);
    String bybit = StixIds.of("incident", "bybit-2025-02-21");
    Set<String> patterns = new TreeSet<>();
    for (ObjectNode one : objects.values()) {
      if (one.path("target_ref").asString("").equals(bybit)
          && one.path("source_ref").asString("").startsWith("indicator--")) {
        ObjectNode indicator =
            Objects.requireNonNull(objects.get(one.path("source_ref").asString()));
        patterns.add(indicator.path("pattern").asString());
        assertThat(indicator.path("valid_from").asString()).startsWith("2025-02-26");
      }
    }
    assertThat(patterns).hasSize(51);
    assertThat(patterns)
        .contains("[cryptocurrency-wallet:value = '0x51e9d833ecae4e8d9d8be17300aee6d3398c135d']");
  }

  @Test
  void eachReferenceIsToAnObjectOfTheBundle() {
    referencesAreWhole(SHIPPED);
    for (long seed = 0; seed < 50; seed++) {
      referencesAreWhole(RandomKnowledge.of(seed));
    }
  }

  private static void referencesAreWhole(Knowledge knowledge) {
    Map<String, ObjectNode> objects = StixWriter.objects(knowledge);
    for (ObjectNode one : objects.values()) {
      for (String name : one.propertyNames()) {
        if (name.endsWith("_ref")) {
          assertThat(objects).containsKey(one.path(name).asString());
        }
        if (name.endsWith("_refs")) {
          assertThat(one.path(name)).isNotEmpty();
          one.path(name).forEach(ref -> assertThat(objects).containsKey(ref.asString()));
        }
      }
    }
  }

  @Test
  void namesThatLookLikeTwoHaveAnIdOfTheirOwn() {
    assertThat(StixIds.of("note", "a|:b")).isNotEqualTo(StixIds.of("note", "a", "b"));
  }

  @Test
  void aQuotationMarkDoesNotEndAPattern() {
    assertThat(IncidentObjects.pattern("a'] OR [x\\"))
        .isEqualTo("[cryptocurrency-wallet:value = 'a\\'] OR [x\\\\']");
  }
}
