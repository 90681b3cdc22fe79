package dev.countersign.intel.knowledge;

import dev.countersign.intel.source.Day;
import dev.countersign.intel.source.Dollars;
import dev.countersign.intel.source.Precision;
import dev.countersign.intel.source.Source;
import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An object of a file, its fields read one by one; whatever is wrong is told with its place. */
final class Part {
  private static final int LONGEST = 2_000;
  private static final int MOST = 10_000;
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,20})?");

  private final JsonNode node;
  private final String where;

  private Part(JsonNode node, String where) {
    this.node = node;
    this.where = where;
  }

  /**
   * An object.
   *
   * @param names of all fields that it may have
   * @throws UnreadableInput where it has another
   */
  static Part of(JsonNode node, String where, String... names) {
    JsonFields.only(node, where, names);
    return new Part(node, where);
  }

  /** The same, with its id in the place. */
  Part called(String id) {
    return new Part(node, where + " (" + id + ")");
  }

  UnreadableInput wrong(String sentence) {
    return new UnreadableInput(where + ": " + sentence);
  }

  boolean has(String name) {
    return JsonFields.optional(node, name) != null;
  }

  /** Text that has to be there. */
  String text(String name) {
    JsonNode value = JsonFields.optional(node, name);
    if (value == null) {
      throw wrong("the field \"" + name + "\" is missing");
    }
    return text(value, name);
  }

  /** Text; empty where there is none. */
  String textOrEmpty(String name) {
    JsonNode value = JsonFields.optional(node, name);
    return value == null ? "" : text(value, name);
  }

  private String text(JsonNode value, String name) {
    if (!value.isString() || value.asString().isBlank() || value.asString().length() > LONGEST) {
      throw wrong(
          "\"" + name + "\" has to be text in quotation marks, of 1 to " + LONGEST + " characters");
    }
    return value.asString();
  }

  String id() {
    String id = text("id");
    if (!ID.matcher(id).matches()) {
      throw wrong("the id \"" + cut(id) + "\" is none; expected small letters, digits and hyphens");
    }
    return id;
  }

  /** A place on the web; empty where there is none. */
  String url() {
    String url = textOrEmpty("url");
    if (!url.isEmpty() && !url.matches("https://[!-~&&[^\"<>\\\\^`{|}]]+")) {
      throw wrong("\"url\" has to begin with https:// and to be an address of the web");
    }
    return url;
  }

  Day day(String name) {
    String text = text(name);
    try {
      return Day.of(text);
    } catch (IllegalArgumentException e) {
      throw wrong(
          "\""
              + name
              + "\" is no day: "
              + cut(text)
              + "; expected one such as 2025-02-21 or 2025-02");
    }
  }

  /** An amount in plain decimals, in quotation marks so that nothing rounds it, above zero. */
  BigDecimal amount(String name) {
    String text = text(name);
    if (!AMOUNT.matcher(text).matches() || new BigDecimal(text).signum() == 0) {
      throw wrong(
          "\""
              + name
              + "\" is no amount above zero: "
              + cut(text)
              + "; expected such as \"4502.9\"");
    }
    return new BigDecimal(text);
  }

  Dollars dollars() {
    return new Dollars(amount("amount"), precision("how"));
  }

  Precision precision(String name) {
    return has(name) ? word(name, Precision.values(), Precision::word) : Precision.STATED;
  }

  /** A count from 1; empty where it is not there. */
  Optional<Integer> count(String name) {
    JsonNode value = JsonFields.optional(node, name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isInt() && !value.isBigInteger()) {
      throw wrong("\"" + name + "\" is no whole number");
    }
    if (value.bigIntegerValue().signum() <= 0 || value.bigIntegerValue().bitLength() > 30) {
      throw wrong("\"" + name + "\" is no count; expected 1 or more");
    }
    return Optional.of(value.bigIntegerValue().intValueExact());
  }

  /** Yes or no; no where it is not there. */
  boolean flag(String name) {
    JsonNode value = JsonFields.optional(node, name);
    if (value != null && !value.isBoolean()) {
      throw wrong("\"" + name + "\" has to be true or false");
    }
    return value != null && value.asBoolean();
  }

  /** One of the words of a list. */
  <E> E word(String name, E[] all, Function<E, String> word) {
    return word(text(name), name, all, word);
  }

  <E> List<E> words(String name, E[] all, Function<E, String> word) {
    return texts(name).stream().map(text -> word(text, name, all, word)).toList();
  }

  private <E> E word(String text, String name, E[] all, Function<E, String> word) {
    return Arrays.stream(all)
        .filter(one -> word.apply(one).equals(text))
        .findFirst()
        .orElseThrow(() ->
            wrong(
                "\""
                    + name
                    + "\" cannot be "
                    + cut(text)
                    + "; expected one of "
                    + Arrays.stream(all).map(word).collect(Collectors.joining(", "))));
  }

  /** An object in it; null where it is not there. */
  @Nullable Part part(String name, String... names) {
    JsonNode value = JsonFields.optional(node, name);
    return value == null ? null : of(value, where + ", " + name, names);
  }

  Part required(String name, String... names) {
    Part part = part(name, names);
    if (part == null) {
      throw wrong("the field \"" + name + "\" is missing");
    }
    return part;
  }

  /** Objects of a list; none where it is not there. */
  List<Part> parts(String name, String... names) {
    List<Part> parts = new ArrayList<>();
    for (JsonNode one : list(name)) {
      parts.add(of(one, where + ", " + name + " " + (parts.size() + 1), names));
    }
    return parts;
  }

  /** Texts of a list, none twice; none where it is not there. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode one : list(name)) {
      String text = text(one, name);
      if (!seen.add(text)) {
        throw wrong("\"" + name + "\" has " + cut(text) + " twice");
      }
      texts.add(text);
    }
    return texts;
  }

  private Iterable<JsonNode> list(String name) {
    JsonNode value = JsonFields.optional(node, name);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray() || value.size() > MOST) {
      throw wrong("\"" + name + "\" has to be a list in brackets, of at most " + MOST);
    }
    return value;
  }

  /** What an id stands for. */
  <T> T known(String id, Map<String, T> all, String what) {
    T found = all.get(id);
    if (found == null) {
      throw wrong("there is no " + what + " \"" + cut(id) + "\"");
    }
    return found;
  }

  /** The source that a field names. */
  Source source(Map<String, Source> sources) {
    return known(text("source"), sources, "source");
  }

  static String cut(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  static String lower(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
