package dev.countersign.server.settings;

import dev.countersign.model.value.UnreadableInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one mapping in a settings file, with where it stands for sentences. What has
 * another form than is asked for is an {@link UnreadableInput} that says so.
 */
public final class Fields {
  private final Map<?, ?> map;
  private final String place;

  private Fields(Map<?, ?> map, String place) {
    this.map = map;
    this.place = place;
  }

  /** Of a mapping that may have these names and no others. */
  public static Fields of(@Nullable Object value, String place, String... names) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new UnreadableInput(place + " is no mapping of names to values");
    }
    Set<String> unknown = new TreeSet<>();
    map.keySet().forEach(key -> unknown.add(String.valueOf(key)));
    unknown.removeAll(Set.of(names));
    if (!unknown.isEmpty()) {
      throw new UnreadableInput(
          place
              + " has "
              + String.join(", ", unknown)
              + ", which means nothing there; it may have "
              + String.join(", ", names));
    }
    return new Fields(map, place);
  }

  /** True where it says something of that. */
  public boolean has(String name) {
    return map.get(name) != null;
  }

  /** As it stands; null where it does not. */
  public @Nullable Object raw(String name) {
    return map.get(name);
  }

  /** A text. */
  public String text(String name) {
    if (!(map.get(name) instanceof String text) || text.isBlank()) {
      throw wrong(name, "a text");
    }
    return text.strip();
  }

  /** A text, or the usual one. */
  public String text(String name, String usual) {
    return has(name) ? text(name) : usual;
  }

  /** True or false. */
  public boolean flag(String name) {
    if (!(map.get(name) instanceof Boolean flag)) {
      throw wrong(name, "true or false");
    }
    return flag;
  }

  /** A whole number within bounds, or the usual one. */
  public int number(String name, int least, int most, int usual) {
    if (!has(name)) {
      return usual;
    }
    if (!(map.get(name) instanceof Integer number) || number < least || number > most) {
      throw wrong(name, "a whole number from " + least + " to " + most);
    }
    return number;
  }

  /** Texts; none where it does not say. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object one : list(name)) {
      if (!(one instanceof String text)) {
        throw wrong(name, "a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  /** A list; empty where it does not say. */
  public List<?> list(String name) {
    if (!has(name)) {
      return List.of();
    }
    if (!(map.get(name) instanceof List<?> list)) {
      throw wrong(name, "a list");
    }
    return list;
  }

  /** What is wrong with one of them. */
  public UnreadableInput wrong(String name, String expected) {
    return new UnreadableInput(
        place
            + (has(name)
                ? ": \"" + name + "\" is not " + expected
                : " lacks \"" + name + "\", " + expected));
  }
}
