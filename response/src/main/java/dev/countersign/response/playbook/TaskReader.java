package dev.countersign.response.playbook;

import dev.countersign.response.playbook.Playbook.Need;
import dev.countersign.response.playbook.Playbook.Option;
import dev.countersign.response.playbook.Playbook.Place;
import dev.countersign.response.playbook.Playbook.Task;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Nearest;
import dev.countersign.rules.yaml.Values;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the tasks of a playbook. */
final class TaskReader {
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern PATH =
      Pattern.compile("/[a-z0-9/_{}-]{0,150}(\\?[a-z]{1,20}=[a-z0-9/_{}-]{1,80})?");
  private static final List<String> ROLES = List.of("security", "administrator");
  private static final int MOST_OPTIONS = 8;
  private static final int MOST_PLACES = 8;

  private final Mistakes mistakes;

  TaskReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Null with a mistake where it cannot be used. */
  @Nullable Task read(YamlNode node) {
    MapReader map =
        MapReader.of(
            node, "A task", mistakes, "task", "ask", "why", "known", "go", "due", "by", "after",
            "options");
    String key = key(map, "task", "stop-signing");
    map.required("ask", "Stop all signing?");
    String ask = Sentences.withPlaces(map.text("ask"), "ask", mistakes);
    map.required("why", "The way in is not known yet.");
    String why = Sentences.withPlaces(map.text("why"), "why", mistakes);
    Text dueText = map.required("due", "10m") == null ? null : map.text("due");
    Duration due = dueText == null ? null : Values.someTime(dueText, "\"due\"", mistakes);
    map.required("by", "[security]");
    List<String> by = roles(map);
    List<Option> options = options(map);
    List<Place> go = go(map);
    List<Need> after = after(map);
    return key == null || ask == null || why == null || due == null
        ? null
        : new Task(key, ask, why, known(map), go, due, by, after, options);
  }

  private @Nullable String key(MapReader map, String field, String example) {
    Text text = map.required(field, example) == null ? null : map.text(field);
    if (text != null && !KEY.matcher(text.value()).matches()) {
      mistakes.add(
          text.spot(),
          "\"" + field + "\" is lower-case letters, digits and hyphens, such as " + example);
      return null;
    }
    return text == null ? null : text.value();
  }

  private List<String> roles(MapReader map) {
    List<String> roles = new ArrayList<>();
    for (Text text : map.texts("by")) {
      if (ROLES.contains(text.value())) {
        roles.add(text.value());
      } else {
        mistakes.add(
            text.spot(),
            "\""
                + text.value()
                + "\" decides nothing in a case; expected one of "
                + String.join(", ", ROLES)
                + Nearest.hint(text.value(), ROLES));
      }
    }
    return roles;
  }

  private List<Thing.Kind> known(MapReader map) {
    List<String> words = Arrays.stream(Thing.Kind.values()).map(Thing.Kind::many).toList();
    List<Thing.Kind> kinds = new ArrayList<>();
    for (Text text : map.texts("known")) {
      Thing.Kind kind = Thing.Kind.ofMany(text.value()).orElse(null);
      if (kind == null) {
        mistakes.add(
            text.spot(),
            "\""
                + text.value()
                + "\" is nothing that a case knows; expected one of "
                + String.join(", ", words)
                + Nearest.hint(text.value(), words));
      } else {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private List<Need> after(MapReader map) {
    return map.texts("after").stream()
        .map(text -> {
          String[] sides = text.value().split("=", 2);
          return new Need(sides[0], sides.length == 2 ? Optional.of(sides[1]) : Optional.empty());
        })
        .toList();
  }

  private List<Place> go(MapReader map) {
    List<Place> places = new ArrayList<>();
    for (YamlNode node : map.items("go")) {
      MapReader one = MapReader.of(node, "A place to go", mistakes, "to", "say");
      Text to = one.required("to", "/stop") == null ? null : one.text("to");
      one.required("say", "Stop all signing");
      String say = Sentences.read(one.text("say"), "say", mistakes);
      if (to != null && say != null && isPath(to)) {
        places.add(new Place(to.value(), say));
      }
    }
    if (places.size() > MOST_PLACES) {
      mistakes.add(map.spot("go"), "A task has at most " + MOST_PLACES + " places to go");
    }
    return places;
  }

  private boolean isPath(Text to) {
    if (!PATH.matcher(to.value()).matches() || to.value().startsWith("//")) {
      mistakes.add(to.spot(), "\"to\" is a page of the console, such as /stop or /people/{person}");
      return false;
    }
    Matcher places = Sentences.PLACE.matcher(to.value());
    int count = 0;
    while (places.find()) {
      count++;
      if (Thing.Kind.of(places.group(1)).isEmpty()) {
        mistakes.add(
            to.spot(),
            "\"to\" has the place {"
                + places.group(1)
                + "}; expected one of "
                + String.join(
                    ", ", Arrays.stream(Thing.Kind.values()).map(Thing.Kind::word).toList()));
        return false;
      }
    }
    if (count > 1) {
      mistakes.add(to.spot(), "\"to\" has at most one place that is filled in");
    }
    return count <= 1;
  }

  private List<Option> options(MapReader map) {
    map.required("options", "[ { option: yes, say: It is done, then: Go on } ]");
    List<Option> options = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (YamlNode node : map.items("options")) {
      MapReader one =
          MapReader.of(node, "An option", mistakes, "option", "say", "then", "contains", "reason");
      String key = key(one, "option", "stopped");
      one.required("say", "All signing is stopped");
      String say = Sentences.read(one.text("say"), "say", mistakes);
      one.required("then", "Two people lift it again");
      String then = Sentences.read(one.text("then"), "then", mistakes);
      if (key != null && !keys.add(key)) {
        mistakes.add(one.spot(), "The option \"" + key + "\" stands twice");
      }
      if (key != null && say != null && then != null) {
        options.add(new Option(key, say, then, one.flag("contains"), one.flag("reason")));
      }
    }
    if (map.has("options") && (options.size() < 2 || options.size() > MOST_OPTIONS)) {
      mistakes.add(
          map.spot("options"),
          "A task has 2 to " + MOST_OPTIONS + " options; with one there is nothing to decide");
    }
    return options;
  }
}
