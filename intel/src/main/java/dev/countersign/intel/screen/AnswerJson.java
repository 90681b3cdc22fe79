package dev.countersign.intel.screen;

import dev.countersign.intel.list.Entry;
import dev.countersign.intel.list.ListVersion;
import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers as JSON. */
public final class AnswerJson {
  private AnswerJson() {}

  /** What is known of an address. */
  public static ObjectNode of(Answer answer) {
    ObjectNode json = Json.object();
    json.put("asked", answer.asked());
    json.put("address", answer.address().address());
    json.put("form", word(answer.address().form()));
    json.put("checksum", answer.address().checked());
    json.put("verdict", word(answer.verdict().outcome()));
    entries(json.putArray("hits"), answer.hits());
    entries(json.putArray("looksLike"), answer.alike());
    findings(json.putArray("findings"), answer.verdict().findings());
    return json;
  }

  /** Lists, with what is wrong with them. */
  public static ArrayNode lists(List<Loaded> lists, Instant now) {
    ArrayNode all = Json.object().putArray("lists");
    for (Loaded list : lists) {
      ObjectNode json = all.addObject();
      json.put("id", list.id());
      json.put("title", list.title());
      list.version().ifPresent(version -> version(json, version, now));
      if (!list.trouble().isEmpty()) {
        json.put("trouble", list.trouble());
      }
    }
    return all;
  }

  /** Findings, the worst first. */
  public static void findings(ArrayNode all, List<Finding> findings) {
    for (Finding finding : findings) {
      ObjectNode json = all.addObject();
      json.put("code", finding.code().code());
      json.put("severity", word(finding.code().severity()));
      json.put("outcome", word(finding.code().outcome()));
      json.put("sentence", finding.sentence());
      ObjectNode evidence = json.putObject("evidence");
      finding.evidence().forEach(evidence::put);
    }
  }

  private static void version(ObjectNode json, ListVersion version, Instant now) {
    json.put("publisher", version.source().publisher());
    json.put("licence", version.source().licence());
    json.put("page", version.source().page());
    json.put("kind", version.source().kind().word());
    json.put("sha256", version.sha256());
    version.published().ifPresent(day -> json.put("published", day.toString()));
    json.put("retrieved", version.retrieved().toString());
    json.put("ageDays", version.age(now));
    json.put("stale", version.isStale(now));
    json.put("subjects", version.subjects());
    json.put("addresses", version.entries());
  }

  private static void entries(ArrayNode all, List<Entry> entries) {
    for (Entry entry : entries) {
      ObjectNode json = all.addObject();
      json.put("address", entry.address());
      json.put("kind", entry.kind().word());
      json.put("name", entry.name());
      json.put("source", entry.list());
      put(json, "chain", entry.chain());
      put(json, "entry", entry.id());
      put(json, "program", entry.program());
      entry.listed().ifPresent(day -> json.put("date", day.toString()));
      put(json, "licence", entry.licence());
      put(json, "reference", entry.reference());
    }
  }

  private static void put(ObjectNode json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
