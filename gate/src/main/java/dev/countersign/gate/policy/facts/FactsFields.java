package dev.countersign.gate.policy.facts;

import dev.countersign.model.json.JsonFields;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fields of facts in the forms that {@link FactsJson} writes. */
final class FactsFields {
  private static final int MOST = 10_000;
  private static final int LONGEST_TEXT = 4_000;
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,78}(\\.[0-9]{1,77})?");

  private FactsFields() {}

  static Instant moment(JsonNode json, String name) {
    String text = JsonFields.text(json, name);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new UnreadableInput(
          "The field \"" + name + "\" is no moment such as 2026-03-02T09:00:00Z");
    }
  }

  static @Nullable Instant momentOrNull(JsonNode json, String name) {
    return JsonFields.optional(json, name) == null ? null : moment(json, name);
  }

  static @Nullable Duration durationOrNull(JsonNode json, String name) {
    String text = JsonFields.textOrNull(json, name);
    if (text == null) {
      return null;
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeException | ArithmeticException e) {
      throw new UnreadableInput("The field \"" + name + "\" is no duration such as PT10M");
    }
  }

  static boolean flag(JsonNode json, String name) {
    JsonNode node = JsonFields.required(json, name);
    if (!node.isBoolean()) {
      throw new UnreadableInput("The field \"" + name + "\" is not true or false");
    }
    return node.asBoolean();
  }

  static @Nullable Integer smallOrNull(JsonNode json, String name, int most) {
    BigInteger number = JsonFields.uintOrNull(json, name);
    if (number == null) {
      return null;
    }
    if (number.compareTo(BigInteger.valueOf(most)) > 0) {
      throw new UnreadableInput("The field \"" + name + "\" is not between 0 and " + most);
    }
    return number.intValueExact();
  }

  static @Nullable Long chainOrNull(JsonNode json) {
    BigInteger number = JsonFields.uintOrNull(json, "chainId");
    if (number == null) {
      return null;
    }
    if (number.bitLength() > 53) {
      throw new UnreadableInput("The field \"chainId\" is no chain id: too large");
    }
    return number.longValueExact();
  }

  static BigDecimal decimal(JsonNode json, String name) {
    String text = JsonFields.text(json, name);
    if (!DECIMAL.matcher(text).matches()) {
      throw new UnreadableInput(
          "The field \"" + name + "\" is not a decimal number as text, such as \"1.05\"");
    }
    return new BigDecimal(text);
  }

  /** The constant whose name in lower case, with hyphens, is the field's text. */
  static <E extends Enum<E>> E word(JsonNode json, String name, E[] constants) {
    String text = JsonFields.text(json, name);
    for (E constant : constants) {
      if (word(constant).equals(text)) {
        return constant;
      }
    }
    throw new UnreadableInput(
        "The field \""
            + name
            + "\" is none of "
            + Arrays.stream(constants).map(FactsFields::word).collect(Collectors.joining(", ")));
  }

  static String text(JsonNode node) {
    if (!node.isString() || node.asString().length() > LONGEST_TEXT) {
      throw new UnreadableInput(
          "An entry is not text of at most " + LONGEST_TEXT + " characters in quotation marks");
    }
    return node.asString();
  }

  static <T> List<T> list(JsonNode json, String name, Function<JsonNode, T> reader) {
    JsonNode node = JsonFields.required(json, name);
    if (!node.isArray() || node.size() > MOST) {
      throw new UnreadableInput(
          "The field \"" + name + "\" is not a list in brackets of at most " + MOST + " entries");
    }
    List<T> list = new ArrayList<>(node.size());
    for (JsonNode item : node) {
      list.add(reader.apply(item));
    }
    return list;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
