package dev.countersign.intel.stix;

import dev.countersign.intel.figure.Reason;
import dev.countersign.intel.knowledge.EntryJson;
import dev.countersign.intel.knowledge.EntryKind;
import dev.countersign.intel.knowledge.Knowledge;
import dev.countersign.intel.knowledge.KnowledgeFile;
import dev.countersign.intel.knowledge.KnowledgeReader;
import dev.countersign.intel.source.Confidence;
import dev.countersign.intel.source.Precision;
import dev.countersign.model.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Knowledge of any shape, the same for the same seed. */
final class RandomKnowledge {
  private static final String[] WORDS = {
    "<script>alert(1)</script>",
    "O'Brien",
    "a\\b",
    "\"",
    "\u202e",
    "\u001b[2J",
    "\ud83d\udc1f",
    "]",
    "0",
    "\u00e9"
  };

  private final Random random;
  private final Map<EntryKind, Collection<ObjectNode>> entries = new EnumMap<>(EntryKind.class);
  private final List<String> sources = new ArrayList<>();
  private final List<String> techniques = new ArrayList<>();
  private final List<String> actors = new ArrayList<>();

  private RandomKnowledge(long seed) {
    random = new Random(seed);
  }

  static Knowledge of(long seed) {
    Map<KnowledgeFile, String> texts = new EnumMap<>(KnowledgeFile.class);
    EntryJson.files(new RandomKnowledge(seed).all())
        .forEach((file, json) -> texts.put(file, Json.compact(json)));
    return KnowledgeReader.read(texts);
  }

  private Map<EntryKind, Collection<ObjectNode>> all() {
    for (int i = 0; i <= random.nextInt(5); i++) {
      ObjectNode one = add(EntryKind.SOURCE, "s-" + i);
      one.put("publisher", words() + random.nextInt(2)).put("title", words());
      one.put("published", day());
      if (random.nextBoolean()) {
        one.put("url", "https://example.org/" + i);
      } else {
        one.put("via", words());
      }
      sources.add("s-" + i);
    }
    int steps = 1 + random.nextInt(3);
    for (int i = 0; i < steps; i++) {
      add(EntryKind.STEP, "step-" + i).put("what", words()).put("question", words());
    }
    for (int i = 0; i < random.nextInt(5); i++) {
      String id = random.nextBoolean() ? "T" + (1000 + i) + ".001" : "CS-" + (char) ('A' + i);
      add(EntryKind.TECHNIQUE, id)
          .put("name", words())
          .put("step", "step-" + random.nextInt(steps));
      techniques.add(id);
    }
    for (int i = 0; i <= random.nextInt(4); i++) {
      actor(i);
    }
    int thefts = random.nextInt(5);
    for (int i = 0; i < thefts; i++) {
      incident(i);
    }
    int figures = random.nextInt(4);
    for (int i = 0; i < figures; i++) {
      figure(i, thefts);
    }
    for (int i = 0; figures > 1 && i < random.nextInt(3); i++) {
      ObjectNode one = Json.object().put("why", words());
      one.putArray("between").add("f-0").add("f-1");
      entries.computeIfAbsent(EntryKind.DISPUTE, kind -> new ArrayList<>()).add(one);
    }
    return entries;
  }

  private void actor(int i) {
    String[] kinds = {"state", "umbrella", "group"};
    ObjectNode one = add(EntryKind.ACTOR, "a-" + i);
    one.put("name", words() + i).put("kind", pick(kinds)).put("about", words());
    one.put("source", source());
    if (random.nextBoolean()) {
      one.put("attack", "G000" + i);
    }
    ArrayNode aliases = one.putArray("aliases");
    for (int j = 0; j < random.nextInt(3); j++) {
      aliases
          .addObject()
          .put("name", words() + " alias " + i + "." + j)
          .put("by", words())
          .put("means", random.nextBoolean() ? "same" : "overlaps")
          .put("source", source())
          .put("note", words());
    }
    ArrayNode relations = one.putArray("relations");
    for (String to : actors) {
      relations
          .addObject()
          .put("kind", random.nextBoolean() ? "part-of" : "overlaps")
          .put("to", to)
          .put("source", source());
    }
    actors.add("a-" + i);
  }

  private void incident(int i) {
    ObjectNode one = add(EntryKind.INCIDENT, "i-" + i);
    one.put("date", day()).put("exact", random.nextBoolean()).put("victim", words());
    one.putObject("dollars").put("amount", amount()).put("how", how()).put("source", source());
    one.put("method", words());
    ArrayNode used = one.putArray("techniques");
    techniques.stream().filter(id -> random.nextBoolean()).forEach(used::add);
    ArrayNode attributions = one.putArray("attributions");
    ArrayNode assets = one.putArray("assets");
    ArrayNode addresses = one.putArray("addresses");
    ArrayNode recovered = one.putArray("recovered");
    for (int j = 0; j <= random.nextInt(3); j++) {
      ObjectNode said = attributions.addObject().put("by", words()).put("source", source());
      said.put("confidence", pick(Confidence.values()).word());
      ArrayNode named = said.putArray("actors").add(actors.getFirst());
      actors.stream().skip(1).filter(id -> random.nextBoolean()).forEach(named::add);
      assets.addObject().put("amount", amount()).put("asset", words()).put("source", source());
      addresses
          .addObject()
          .put("chain", words())
          .put("address", String.format("0x%040x", random.nextInt(3)))
          .put("source", source());
      recovered.addObject().put("what", words()).put("source", source());
    }
    if (random.nextBoolean()) {
      one.put("addressList", "list");
    }
    one.putArray("sources").add(source());
    one.putArray("notes").add(words());
  }

  private void figure(int i, int thefts) {
    ObjectNode one = add(EntryKind.FIGURE, "f-" + i);
    one.put("source", source()).put("covers", words());
    one.put("from", "2020").put("to", day());
    one.putObject("dollars").put("amount", amount()).put("how", how());
    if (random.nextBoolean()) {
      one.put("attacks", 1 + random.nextInt(99)).put("attacksHow", how());
      one.putObject("whole").put("dollars", amount()).put("attacks", 200);
      one.putObject("shares").put("value", "60.50").put("attacks", "20").put("why", words());
    }
    ArrayNode without = one.putArray("without");
    if (thefts > 0) {
      without.add("i-0");
    }
    one.putArray("reasons").add(pick(Reason.values()).word());
    one.put("why", words());
  }

  private ObjectNode add(EntryKind kind, String id) {
    ObjectNode one = Json.object().put("id", id);
    entries.computeIfAbsent(kind, some -> new ArrayList<>()).add(one);
    return one;
  }

  private String source() {
    return sources.get(random.nextInt(sources.size()));
  }

  private String words() {
    return pick(WORDS) + " " + pick(WORDS);
  }

  private String day() {
    String[] days = {"2021", "2022-02", "2023-03-31", "2024-12-01"};
    return pick(days);
  }

  private String amount() {
    return (1 + random.nextInt(1_000_000)) + (random.nextBoolean() ? "" : ".500");
  }

  private String how() {
    return pick(Precision.values()).word();
  }

  private <T> T pick(T[] all) {
    return all[random.nextInt(all.length)];
  }
}
