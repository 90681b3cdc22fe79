package dev.countersign.server.trace;

import dev.countersign.model.json.Json;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.Arrival;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What had come to services, mixers and bridges by a result, each told apart by what it says. */
final class Seen {
  static final Seen NOTHING = new Seen(Map.of());

  /**
   * One of them.
   *
   * @param text its JSON, by which it is told apart
   */
  record One(String text, long block, String sentence) {
    JsonNode json() {
      return Json.parse(text, "What came");
    }
  }

  private final Map<String, One> all;

  private Seen(Map<String, One> all) {
    this.all = all;
  }

  static Seen of(Answer answer) {
    Map<String, One> all = new LinkedHashMap<>();
    for (Arrival one : Arrival.of(answer)) {
      String text = Json.compact(one.json());
      all.put(text, new One(text, one.block(), one.words(answer.words())));
    }
    return new Seen(all);
  }

  static Seen read(byte[] packed) {
    Map<String, One> all = new LinkedHashMap<>();
    Json.parse(TraceResult.text(packed), "What was seen")
        .forEach(one -> {
          String text = Json.compact(one.path("arrival"));
          all.put(text, new One(text, one.path("block").asLong(), one.path("sentence").asString()));
        });
    return new Seen(all);
  }

  byte[] packed() {
    ArrayNode array = Json.object().putArray("seen");
    all.values()
        .forEach(one ->
            array
                .addObject()
                .put("block", one.block)
                .put("sentence", one.sentence)
                .set("arrival", one.json()));
    return TraceResult.packed(array);
  }

  /** Those that others lack. */
  List<One> without(Seen others) {
    List<One> more = new ArrayList<>(all.values());
    more.removeIf(one -> others.all.containsKey(one.text));
    return more;
  }
}
