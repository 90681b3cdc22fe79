package dev.countersign.trace.bridge;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.AbiValues;
import dev.countersign.chain.block.EventLog;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an event is logged (Solidity's ABI specification, "Events"), and its arguments by name.
 * Indexed arguments are plain words here; no bridge indexes texts or lists.
 */
final class EventForm {
  private record Argument(String type, String name, boolean indexed) {}

  private final Bytes topic;
  private final List<Argument> indexed;
  private final List<Argument> plain;
  private final AbiParameters types;

  private EventForm(Bytes topic, List<Argument> arguments) {
    this.topic = topic;
    this.indexed = arguments.stream().filter(Argument::indexed).toList();
    this.plain = arguments.stream().filter(one -> !one.indexed).toList();
    this.types = AbiParameters.parse(String.join(",", plain.stream().map(Argument::type).toList()));
  }

  /**
   * A form.
   *
   * @param event such as {@code Sent(bytes32 indexed id,address to,uint256 amount)}; types as they
   *     stand in the signature, tuples without names inside
   */
  static EventForm of(String event) {
    int open = event.indexOf('(');
    List<Argument> arguments = new ArrayList<>();
    for (String one : split(event.substring(open + 1, event.length() - 1))) {
      String[] words = one.strip().split(" ", -1);
      arguments.add(new Argument(words[0], words[words.length - 1], words.length == 3));
    }
    String signature =
        event.substring(0, open)
            + "("
            + String.join(",", arguments.stream().map(Argument::type).toList())
            + ")";
    return new EventForm(
        Keccak256.hash(Bytes.of(signature.getBytes(StandardCharsets.US_ASCII))), arguments);
  }

  /** At commas that stand in no parentheses. */
  private static List<String> split(String arguments) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    for (int i = 0; i < arguments.length(); i++) {
      char c = arguments.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(arguments.substring(begin, i));
        begin = i + 1;
      }
    }
    parts.add(arguments.substring(begin));
    return parts;
  }

  Bytes topic() {
    return topic;
  }

  /** The arguments; nothing where the log has another form. */
  Optional<Arguments> read(EventLog log) {
    if (log.topics().size() != indexed.size() + 1 || !log.topics().getFirst().equals(topic)) {
      return Optional.empty();
    }
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < indexed.size(); i++) {
      values.put(indexed.get(i).name, log.topics().get(i + 1));
    }
    try {
      AbiValues read = types.decode(log.data(), "The log's data");
      for (int i = 0; i < plain.size(); i++) {
        values.put(plain.get(i).name, value(read, i, plain.get(i).type));
      }
    } catch (UnreadableInput e) {
      return Optional.empty();
    }
    return Optional.of(new Arguments(values));
  }

  private static Object value(AbiValues read, int i, String type) {
    if (type.equals("address")) {
      return read.address(i).word();
    }
    if (type.startsWith("uint")) {
      return Bytes.word(read.uint(i));
    }
    if (type.equals("string")) {
      return read.text(i);
    }
    return type.startsWith("bytes") ? read.bytes(i) : "";
  }

  /** Arguments by name: words, bytes or texts. */
  record Arguments(Map<String, Object> values) {
    /** A word that is an address; its last 20 bytes. */
    String address(String name) {
      return Address.ofWord(bytes(name)).toHex();
    }

    /** A word that may be an address of another kind of chain: that then is all 32 bytes. */
    String account(String name) {
      return account(bytes(name));
    }

    static String account(Bytes word) {
      String hex = word.toHex();
      return hex.startsWith("0x" + "0".repeat(24)) ? "0x" + hex.substring(26) : hex;
    }

    BigInteger number(String name) {
      return bytes(name).toUnsigned();
    }

    Bytes bytes(String name) {
      return (Bytes) values.getOrDefault(name, Bytes.EMPTY);
    }

    String text(String name) {
      return String.valueOf(values.getOrDefault(name, ""));
    }
  }
}
