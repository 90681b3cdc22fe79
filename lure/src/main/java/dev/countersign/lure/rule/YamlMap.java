package dev.countersign.lure.rule;

import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Names and values of a YAML document, with where they stand for sentences about mistakes. */
public final class YamlMap {
  private static final int MOST_CHARACTERS = 1024 * 1024;

  private final String where;
  private final Map<String, Object> values;

  private YamlMap(String where, Map<String, Object> values) {
    this.where = where;
    this.values = values;
  }

  /**
   * Reads a document of names.
   *
   * @param name of the file
   * @throws UnreadableInput when it is none, or larger than a million characters
   */
  public static YamlMap read(String yaml, String name) {
    if (yaml.length() > MOST_CHARACTERS) {
      throw new UnreadableInput(name + " is too large: at most 1 MiB is read");
    }
    Object document;
    try {
      document =
          new Load(
                  LoadSettings.builder()
                      .setAllowDuplicateKeys(false)
                      .setMaxAliasesForCollections(0)
                      .setCodePointLimit(MOST_CHARACTERS)
                      .build())
              .loadFromString(yaml);
    } catch (YamlEngineException | IllegalArgumentException | StackOverflowError e) {
      throw new UnreadableInput(name + " is not YAML that can be read: " + e.getMessage());
    }
    return of(name, document);
  }

  private static YamlMap of(String where, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new UnreadableInput(where + ": names with values are expected here");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach((key, entry) -> values.put(String.valueOf(key), entry == null ? "" : entry));
    return new YamlMap(where, values);
  }

  /** The same, under another name in sentences. */
  YamlMap named(String name) {
    int comma = where.indexOf(", ");
    return new YamlMap((comma < 0 ? where : where.substring(0, comma)) + ", " + name, values);
  }

  /** The names, in order. */
  public Set<String> names() {
    return values.keySet();
  }

  /**
   * Refuses names other than these.
   *
   * @throws UnreadableInput on one
   */
  public void only(String... known) {
    for (String name : values.keySet()) {
      if (!Arrays.asList(known).contains(name)) {
        throw wrong(name, "it is not known here; known are " + String.join(", ", known));
      }
    }
  }

  /** A mistake in the value of a name. */
  public UnreadableInput wrong(String name, String sentence) {
    return new UnreadableInput(where + ", " + name + ": " + sentence);
  }

  /**
   * A single value.
   *
   * @throws UnreadableInput when it is missing or no single value
   */
  public String text(String name) {
    return optional(name).orElseThrow(() -> wrong(name, "it is missing"));
  }

  /** A single value, if there is one. */
  public Optional<String> optional(String name) {
    Object value = values.get(name);
    if (value instanceof Map || value instanceof List) {
      throw wrong(name, "a single value is expected");
    }
    return Optional.ofNullable(value)
        .map(String::valueOf)
        .map(String::strip)
        .filter(t -> !t.isEmpty());
  }

  /** Whether it says {@code true}; false where it is missing. */
  boolean flag(String name) {
    String value = optional(name).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw wrong(name, "“" + value + "” is neither true nor false");
    }
    return value.equals("true");
  }

  /** A list of single values, or one; none where the name is missing. */
  public List<String> texts(String name) {
    Object value = values.get(name);
    if (value instanceof Map) {
      throw wrong(name, "a list is expected");
    }
    if (value == null) {
      return List.of();
    }
    List<?> list = value instanceof List<?> many ? many : List.of(value);
    List<String> texts = new ArrayList<>();
    for (Object one : list) {
      if (one == null
          || one instanceof Map
          || one instanceof List
          || String.valueOf(one).isBlank()) {
        throw wrong(name, "entry " + (texts.size() + 1) + " is no text");
      }
      texts.add(String.valueOf(one).strip());
    }
    return List.copyOf(texts);
  }

  /** Names and values under a name, if it is there. */
  public Optional<YamlMap> map(String name) {
    return Optional.ofNullable(values.get(name)).map(value -> of(where + ", " + name, value));
  }

  /** A list of names and values each; none where the name is missing. */
  public List<YamlMap> maps(String name) {
    Object value = values.get(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> list)) {
      throw wrong(name, "a list is expected");
    }
    List<YamlMap> maps = new ArrayList<>();
    for (Object one : list) {
      maps.add(of(where + ", " + name + " " + (maps.size() + 1), one == null ? "" : one));
    }
    return List.copyOf(maps);
  }
}
