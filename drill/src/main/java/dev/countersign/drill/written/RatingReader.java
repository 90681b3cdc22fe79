package dev.countersign.drill.written;

import dev.countersign.drill.difficulty.Cue;
import dev.countersign.drill.difficulty.Premise;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Nearest;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how an exercise rates itself on NIST's Phish Scale. */
final class RatingReader {
  private final Mistakes mistakes;

  RatingReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** How often each cue stands in it. */
  Map<Cue, Integer> cues(MapReader map) {
    Map<Cue, Integer> cues = new EnumMap<>(Cue.class);
    YamlNode node = map.required("cues", "{ urgency: 1 }");
    if (node == null) {
      return cues;
    }
    List<String> words = Arrays.stream(Cue.values()).map(Cue::word).toList();
    MapReader each = MapReader.of(node, "\"cues\"", mistakes);
    each.entries()
        .forEach((name, entry) -> {
          Text count = each.text(name);
          if (!words.contains(name)) {
            mistakes.add(
                entry.name(),
                "The scale has no cue \""
                    + name
                    + "\"; expected one of "
                    + String.join(", ", words)
                    + Nearest.hint(name, words));
          } else if (count != null && !count.value().matches("[1-9]|[1-4][0-9]")) {
            mistakes.add(count.spot(), "A cue stands in an exercise 1 to 49 times");
          } else if (count != null) {
            cues.put(Cue.of(name), Integer.parseInt(count.value()));
          }
        });
    if (each.isObject() && each.entries().isEmpty()) {
      mistakes.add(
          map.spot("cues"), "An exercise has at least one cue, or nobody could learn of it");
    }
    return cues;
  }

  /** How well it fits; null with a mistake where it cannot be told. */
  @Nullable Premise premise(MapReader map) {
    String[] names = {"process", "relevance", "events", "concern", "training"};
    YamlNode node = map.required("premise", "{ process: 6, relevance: 6, … }");
    if (node == null) {
      return null;
    }
    MapReader each = MapReader.of(node, "\"premise\"", mistakes, names);
    int[] values = new int[names.length];
    boolean all = true;
    for (int i = 0; i < names.length; i++) {
      Text text = each.required(names[i], "4") == null ? null : each.text(names[i]);
      if (text != null && text.value().matches("[02468]")) {
        values[i] = Integer.parseInt(text.value());
      } else {
        all = false;
        if (text != null) {
          mistakes.add(text.spot(), "An element of the premise is 0, 2, 4, 6 or 8");
        }
      }
    }
    return all ? new Premise(values[0], values[1], values[2], values[3], values[4]) : null;
  }
}
