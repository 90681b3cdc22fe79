package dev.countersign.chain.node;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Values in the forms of the Ethereum JSON-RPC: quantities and byte strings in hexadecimal. What a
 * node answers is checked for type and length, and anything else is a {@link NodeFault}.
 */
public final class RpcValues {
  private RpcValues() {}

  /** A list of parameters. */
  public static ArrayNode params(JsonNode... values) {
    ArrayNode params = Json.object().arrayNode();
    for (JsonNode value : values) {
      params.add(value);
    }
    return params;
  }

  /** Text as a parameter. */
  public static JsonNode text(String text) {
    return Json.object().stringNode(text);
  }

  /** A quantity: {@code 0x}, and no leading zeros. */
  public static String hex(BigInteger quantity) {
    return "0x" + quantity.toString(16);
  }

  /**
   * A quantity of at most 256 bits. Leading zeros, which the standard forbids and nodes write, are
   * taken.
   */
  public static BigInteger quantity(@Nullable JsonNode node, String what) throws NodeFault {
    String text = hexText(node, what);
    if (text.length() < 3 || text.length() > 66) {
      throw unusable(what, "is no number of at most 256 bits");
    }
    for (int i = 2; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
        throw unusable(what, "is not hexadecimal");
      }
    }
    return new BigInteger(text.substring(2), 16);
  }

  /** Bytes of any length. */
  public static Bytes bytes(@Nullable JsonNode node, String what) throws NodeFault {
    return bytes(hexText(node, what), what);
  }

  /** Exactly 32 bytes. */
  public static Bytes word(@Nullable JsonNode node, String what) throws NodeFault {
    return exactly(32, bytes(node, what), what);
  }

  /** Exactly 32 bytes, as the name of a member. */
  public static Bytes word(String name, String what) throws NodeFault {
    return exactly(32, bytes(name, what), what);
  }

  /** An account; the case of its digits does not matter. */
  public static Address address(@Nullable JsonNode node, String what) throws NodeFault {
    return new Address(exactly(20, bytes(node, what), what));
  }

  /** An account, as the name of a member. */
  public static Address address(String name, String what) throws NodeFault {
    return new Address(exactly(20, bytes(name, what), what));
  }

  /** A fault: the node's answer is of the wrong form. */
  public static NodeFault unusable(String what, String why) {
    return new NodeFault(
        NodeFault.Kind.UNUSABLE, "the node's answer cannot be used: " + what + " " + why);
  }

  private static String hexText(@Nullable JsonNode node, String what) throws NodeFault {
    if (node == null || !node.isString() || !node.asString().startsWith("0x")) {
      throw unusable(what, "is missing or not hexadecimal with 0x");
    }
    return node.asString();
  }

  private static Bytes bytes(String text, String what) throws NodeFault {
    if (!text.startsWith("0x")) {
      throw unusable(what, "is not hexadecimal with 0x");
    }
    try {
      return Bytes.fromHex(text, what);
    } catch (UnreadableInput e) {
      throw unusable(what, "is not hexadecimal");
    }
  }

  private static Bytes exactly(int length, Bytes bytes, String what) throws NodeFault {
    if (bytes.length() != length) {
      throw unusable(what, "has " + bytes.length() + " bytes, not " + length);
    }
    return bytes;
  }
}
