package dev.countersign.rules.yaml;

import dev.countersign.rules.yaml.YamlNode.Entries;
import dev.countersign.rules.yaml.YamlNode.Entry;
import dev.countersign.rules.yaml.YamlNode.Items;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object of the document. Whatever is asked for wrongly is noted as a mistake and
 * answered with null, so that reading goes on.
 */
public final class MapReader {
  private final String what;
  private final Spot spot;
  private final Map<String, Entry> entries;
  private final Mistakes mistakes;
  private final boolean object;

  private MapReader(
      String what, Spot spot, Map<String, Entry> entries, Mistakes mistakes, boolean object) {
    this.object = object;
    this.what = what;
    this.spot = spot;
    this.entries = entries;
    this.mistakes = mistakes;
  }

  /**
   * The fields of that value.
   *
   * @param what the name of the object, for sentences, such as "A rule"
   * @param right the fields that it may have; none for any
   * @return without fields where it is no object
   */
  public static MapReader of(YamlNode node, String what, Mistakes mistakes, String... right) {
    if (!(node instanceof Entries object)) {
      mistakes.add(
          node.spot(), what + " is written as names and values, but here is " + node.what());
      return new MapReader(what, node.spot(), Map.of(), mistakes, false);
    }
    if (right.length > 0) {
      List<String> names = List.of(right);
      object
          .entries()
          .forEach((name, entry) -> {
            if (!names.contains(name)) {
              mistakes.add(
                  entry.name(),
                  what + " has no field \"" + shortened(name) + "\"" + Nearest.hint(name, names));
            }
          });
    }
    return new MapReader(what, object.spot(), object.entries(), mistakes, true);
  }

  /** False where it was no object at all, which is said already. */
  public boolean isObject() {
    return object;
  }

  public Mistakes mistakes() {
    return mistakes;
  }

  public Spot spot() {
    return spot;
  }

  /** Where the field's name stands, or else the object. */
  public Spot spot(String name) {
    Entry entry = entries.get(name);
    return entry == null ? spot : entry.name();
  }

  public boolean has(String name) {
    return entries.containsKey(name);
  }

  public Map<String, Entry> entries() {
    return entries;
  }

  public @Nullable YamlNode node(String name) {
    Entry entry = entries.get(name);
    return entry == null ? null : entry.value();
  }

  /** The field, or null with a mistake where it is missing. */
  public @Nullable YamlNode required(String name, String example) {
    YamlNode node = node(name);
    if (node == null && object) {
      mistakes.add(
          spot, what + " has no \"" + name + "\"; write it as \"" + name + ": " + example + "\"");
    }
    return node;
  }

  /** A field with a single value; null where it is absent, or with a mistake no such. */
  public @Nullable Text text(String name) {
    YamlNode node = node(name);
    return node == null ? null : single(node, "\"" + name + "\"", mistakes);
  }

  public @Nullable String string(String name) {
    Text text = text(name);
    return text == null ? null : text.value();
  }

  /** A field that is true or false; false where it is absent. */
  public boolean flag(String name) {
    Text text = text(name);
    if (text == null || text.value().equals("false")) {
      return false;
    }
    if (!text.value().equals("true")) {
      mistakes.add(text.spot(), "\"" + name + "\" is true or false");
    }
    return text.value().equals("true");
  }

  /** The single values of a field that takes one or a list of them; empty where it is absent. */
  public List<Text> texts(String name) {
    YamlNode node = node(name);
    return node == null ? List.of() : texts(node, "\"" + name + "\"", mistakes);
  }

  /** The values of a field that takes a list; empty where it is absent, or with a mistake none. */
  public List<YamlNode> items(String name) {
    YamlNode node = node(name);
    if (node == null) {
      return List.of();
    }
    if (node instanceof Items list) {
      return list.items();
    }
    mistakes.add(node.spot(), "\"" + name + "\" is a list, but here is " + node.what());
    return List.of();
  }

  public static List<Text> texts(YamlNode node, String what, Mistakes mistakes) {
    List<YamlNode> items = node instanceof Items list ? list.items() : List.of(node);
    if (items.isEmpty()) {
      mistakes.add(node.spot(), what + " is an empty list; leave it out to say nothing");
    }
    return items.stream()
        .map(item -> single(item, what, mistakes))
        .filter(text -> text != null)
        .map(text -> (Text) text)
        .toList();
  }

  public static @Nullable Text single(YamlNode node, String what, Mistakes mistakes) {
    if (node instanceof Text text) {
      if (!text.value().isBlank()) {
        return text;
      }
      mistakes.add(node.spot(), what + " is empty");
      return null;
    }
    mistakes.add(node.spot(), what + " is a single value, but here is " + node.what());
    return null;
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
