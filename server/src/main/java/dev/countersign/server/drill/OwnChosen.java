package dev.countersign.server.drill;

import dev.countersign.drill.exercise.Template;
import dev.countersign.model.value.UnreadableInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Exercises of the company's own among those of a drill, by what they were when it was proposed.
 */
final class OwnChosen {
  private static final String FIELD = "own-";

  private OwnChosen() {}

  /** Those that are ticked in a form, by their id, each with its SHA-256. */
  static Map<String, String> of(Map<String, String> form, TemplateStore store) {
    Map<String, String> chosen = new TreeMap<>();
    for (OwnTemplate one : store.own()) {
      if (one.usable()
          && one.template().kind().mailed()
          && form.containsKey(FIELD + one.template().id())) {
        chosen.put(one.template().id(), one.sha256());
      }
    }
    return chosen;
  }

  /** Those of a document. */
  static Map<String, String> of(JsonNode document) {
    Map<String, String> chosen = new TreeMap<>();
    document.properties().forEach(one -> chosen.put(one.getKey(), one.getValue().asString()));
    return chosen;
  }

  /**
   * Checks that they are what they were.
   *
   * @throws UnreadableInput where one was withdrawn, or is another
   */
  static void check(Map<String, String> chosen, TemplateStore store) {
    chosen.forEach((id, sha256) -> {
      Optional<OwnTemplate> own =
          store.own(id).filter(OwnTemplate::usable).filter(one -> one.sha256().equals(sha256));
      if (own.isEmpty()) {
        throw new UnreadableInput("The exercise " + id + " was withdrawn; propose anew");
      }
    });
  }

  static List<Template> templates(Map<String, String> chosen, TemplateStore store) {
    return chosen.keySet().stream().flatMap(id -> store.find(id).stream()).toList();
  }

  /** For whoever agrees. */
  static String words(Map<String, String> chosen, TemplateStore store) {
    if (chosen.isEmpty()) {
      return "None of them is the company's own";
    }
    return "Of the company's own, which stand under Drills, What is written: "
        + chosen.entrySet().stream()
            .map(one ->
                "“"
                    + store.find(one.getKey()).map(Template::title).orElse("")
                    + "” ("
                    + one.getKey()
                    + ", SHA-256 "
                    + one.getValue()
                    + ")")
            .collect(Collectors.joining(", "));
  }
}
