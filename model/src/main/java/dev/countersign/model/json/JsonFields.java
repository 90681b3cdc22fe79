package dev.countersign.model.json;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Fields of a JSON object in the forms that wallets and nodes write them. */
public final class JsonFields {
  private JsonFields() {}

  /**
   * Checks that there is nothing but these fields, so that a misspelt one is not silently dropped.
   *
   * @param what the name of the object, for the error's sentence
   * @throws UnreadableInput when it is no object or has another field
   */
  public static void only(JsonNode object, String what, String... names) {
    if (!object.isObject()) {
      throw new UnreadableInput(what + " is not a JSON object in braces");
    }
    List<String> right = List.of(names);
    for (String name : object.propertyNames()) {
      if (!right.contains(name)) {
        String shown = name.length() > 60 ? name.substring(0, 60) + "…" : name;
        throw new UnreadableInput(
            what
                + " has a field \""
                + shown
                + "\"; the right ones are "
                + String.join(", ", right));
      }
    }
  }

  /** The field, or null when it is absent or {@code null}. */
  public static @Nullable JsonNode optional(JsonNode object, String name) {
    JsonNode node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }

  /**
   * The field.
   *
   * @throws UnreadableInput when it is absent or null
   */
  public static JsonNode required(JsonNode object, String name) {
    JsonNode node = optional(object, name);
    if (node == null) {
      throw new UnreadableInput("The field \"" + name + "\" is missing");
    }
    return node;
  }

  /**
   * An address.
   *
   * @throws UnreadableInput when the field is absent or no address
   */
  public static Address address(JsonNode object, String name) {
    return Address.parse(text(object, name), "The field \"" + name + "\"");
  }

  /** An address, or null when the field is absent, null or "0x" alone. */
  public static @Nullable Address addressOrNull(JsonNode object, String name) {
    JsonNode node = optional(object, name);
    if (node == null
        || (node.isString() && (node.asString().isEmpty() || node.asString().equals("0x")))) {
      return null;
    }
    return address(object, name);
  }

  /**
   * Text.
   *
   * @throws UnreadableInput when the field is absent or no text
   */
  public static String text(JsonNode object, String name) {
    JsonNode node = required(object, name);
    if (!node.isString()) {
      throw new UnreadableInput("The field \"" + name + "\" is not text in quotation marks");
    }
    return node.asString();
  }

  /** Text, or null when the field is absent or null. */
  public static @Nullable String textOrNull(JsonNode object, String name) {
    return optional(object, name) == null ? null : text(object, name);
  }

  /**
   * Bytes as hexadecimal with {@code 0x}; empty when absent or null.
   *
   * @throws UnreadableInput when the field is no hexadecimal
   */
  public static Bytes bytes(JsonNode object, String name) {
    String text = textOrNull(object, name);
    if (text == null) {
      return Bytes.EMPTY;
    }
    if (!text.isEmpty() && !text.startsWith("0x")) {
      throw new UnreadableInput("The field \"" + name + "\" is not hexadecimal starting with 0x");
    }
    return Bytes.fromHex(text, "The field \"" + name + "\"");
  }

  /**
   * An unsigned number of at most 256 bits: a JSON number, decimal text, or hexadecimal text with
   * {@code 0x}.
   *
   * @throws UnreadableInput when the field is absent, negative, fractional or too large
   */
  public static BigInteger uint(JsonNode object, String name) {
    return uint(required(object, name), "The field \"" + name + "\"", 256);
  }

  /** The same, or null when the field is absent or null. */
  public static @Nullable BigInteger uintOrNull(JsonNode object, String name) {
    return optional(object, name) == null ? null : uint(object, name);
  }

  /** A chain id: 1 to 2^53, or null when the field is absent or null. */
  public static @Nullable Long chainIdOrNull(JsonNode object, String name) {
    JsonNode node = optional(object, name);
    if (node == null) {
      return null;
    }
    BigInteger number = uint(node, "The field \"" + name + "\"", 256);
    if (number.bitLength() > 53) {
      throw new UnreadableInput("The field \"" + name + "\" is no chain id: too large");
    }
    return number.signum() == 0 ? null : number.longValueExact();
  }

  /**
   * An unsigned number out of a node.
   *
   * @param bits the most bits it may need
   * @throws UnreadableInput when it is not one
   */
  public static BigInteger uint(JsonNode node, String what, int bits) {
    BigInteger number;
    if (node.isIntegralNumber()) {
      number = node.bigIntegerValue();
    } else if (node.isString()) {
      number = ofText(node.asString(), what);
    } else {
      throw new UnreadableInput(what + " is not a whole number");
    }
    if (number.signum() < 0 || number.bitLength() > bits) {
      throw new UnreadableInput(
          what + " is out of range; expected an unsigned number of at most " + bits + " bits");
    }
    return number;
  }

  private static BigInteger ofText(String text, String what) {
    boolean hex = text.startsWith("0x");
    String digits = hex ? text.substring(2) : text;
    if (digits.isEmpty() || digits.length() > 100) {
      throw new UnreadableInput(what + " is not a whole number");
    }
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      boolean decimal = c >= '0' && c <= '9';
      boolean letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      if (!decimal && !(hex && letter)) {
        throw new UnreadableInput(what + " is not a whole number (decimal, or 0x and hexadecimal)");
      }
    }
    return new BigInteger(digits, hex ? 16 : 10);
  }
}
