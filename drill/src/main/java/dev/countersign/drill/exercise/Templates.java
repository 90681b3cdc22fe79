package dev.countersign.drill.exercise;

import dev.countersign.drill.difficulty.Cue;
import dev.countersign.drill.difficulty.Premise;
import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The templates that are shipped. */
public final class Templates {
  private static final Templates SHIPPED = new Templates(read());

  private final List<Template> all;

  private Templates(List<Template> all) {
    this.all = List.copyOf(all);
    Set<String> ids = new HashSet<>();
    all.forEach(one -> {
      if (!ids.add(one.id())) {
        throw new IllegalStateException(one.id() + " is there twice");
      }
    });
  }

  /** Those of this version. */
  public static Templates shipped() {
    return SHIPPED;
  }

  /** All of them, kind by kind. */
  public List<Template> all() {
    return all;
  }

  /** Those of some kinds that go out as mails. */
  public List<Template> mailed(Set<Kind> kinds) {
    return all.stream().filter(one -> one.kind().mailed() && kinds.contains(one.kind())).toList();
  }

  /** The one of that id. */
  public Optional<Template> find(String id) {
    return all.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private static List<Template> read() {
    List<Template> all = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      String file = kind.word() + ".json";
      try (InputStream in = Templates.class.getResourceAsStream(file)) {
        String text =
            new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        Json.parse(text, "The templates").forEach(one -> all.add(template(kind, one)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all;
  }

  private static Template template(Kind kind, JsonNode one) {
    Map<Cue, Integer> cues = new EnumMap<>(Cue.class);
    JsonFields.required(one, "cues")
        .properties()
        .forEach(cue -> cues.put(Cue.of(cue.getKey()), cue.getValue().asInt()));
    JsonNode premise = JsonFields.required(one, "premise");
    return new Template(
        JsonFields.text(one, "id"),
        kind,
        JsonFields.text(one, "title"),
        one.path("from").asString(""),
        one.path("subject").asString(""),
        texts(one, "paragraphs"),
        one.path("link").asString(""),
        one.path("file").asString(""),
        one.path("question").asString(""),
        texts(one, "choices"),
        texts(one, "fields"),
        cues,
        new Premise(
            premise.path(0).asInt(),
            premise.path(1).asInt(),
            premise.path(2).asInt(),
            premise.path(3).asInt(),
            premise.path(4).asInt()),
        texts(one, "lesson"));
  }

  private static List<String> texts(JsonNode one, String name) {
    return one.path(name).valueStream().map(JsonNode::asString).toList();
  }
}
