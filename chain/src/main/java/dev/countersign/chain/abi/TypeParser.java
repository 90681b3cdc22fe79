package dev.countersign.chain.abi;

import java.util.ArrayList;
import java.util.List;

/** Reads the canonical names of types, such as {@code address,(uint256,bytes)[]}. */
final class TypeParser {
  private static final int DEEPEST = 16;
  private static final int LONGEST_FIXED = 1_024;

  private final String text;
  private int at;

  private TypeParser(String text) {
    this.text = text;
  }

  static AbiType.Tuple parameters(String text) {
    TypeParser parser = new TypeParser(text);
    if (text.isEmpty()) {
      return AbiType.Tuple.of(List.of());
    }
    AbiType.Tuple parameters = AbiType.Tuple.of(parser.list(0));
    if (parser.at != text.length()) {
      throw parser.wrong("something after the last type");
    }
    return parameters;
  }

  private List<AbiType> list(int depth) {
    List<AbiType> types = new ArrayList<>();
    types.add(type(depth));
    while (at < text.length() && text.charAt(at) == ',') {
      at++;
      types.add(type(depth));
    }
    return types;
  }

  private AbiType type(int depth) {
    AbiType type = at < text.length() && text.charAt(at) == '(' ? tuple(depth) : elementary();
    int nested = depth;
    while (at < text.length() && text.charAt(at) == '[') {
      if (++nested > DEEPEST) {
        throw wrong("more than " + DEEPEST + " levels");
      }
      int close = text.indexOf(']', at);
      if (close < 0) {
        throw wrong("no ] for a [");
      }
      String length = text.substring(at + 1, close);
      at = close + 1;
      type =
          length.isEmpty()
              ? new AbiType.Sequence(type)
              : AbiType.FixedSequence.of(type, number(length, 1, LONGEST_FIXED));
    }
    return type;
  }

  private AbiType tuple(int depth) {
    if (depth >= DEEPEST) {
      throw wrong("more than " + DEEPEST + " levels");
    }
    at++;
    // An empty tuple is refused: any number of them would fit in no bytes.
    List<AbiType> members = list(depth + 1);
    if (at >= text.length() || text.charAt(at) != ')') {
      throw wrong("no ) for a (");
    }
    at++;
    return AbiType.Tuple.of(members);
  }

  private AbiType elementary() {
    int start = at;
    while (at < text.length() && isNamePart(text.charAt(at))) {
      at++;
    }
    String name = text.substring(start, at);
    return switch (name) {
      case "address" -> new AbiType.Account();
      case "bool" -> new AbiType.Truth();
      case "bytes" -> new AbiType.ByteString();
      case "string" -> new AbiType.Text();
      default -> sized(name);
    };
  }

  private AbiType sized(String name) {
    if (name.startsWith("uint")) {
      return new AbiType.Whole(false, bits(name.substring(4)));
    }
    if (name.startsWith("int")) {
      return new AbiType.Whole(true, bits(name.substring(3)));
    }
    if (name.startsWith("bytes")) {
      return new AbiType.FixedBytes(number(name.substring(5), 1, 32));
    }
    throw wrong("the type \"" + name + "\" is none of the ABI");
  }

  private int bits(String digits) {
    int bits = number(digits, 8, 256);
    if (bits % 8 != 0) {
      throw wrong(bits + " is no multiple of 8");
    }
    return bits;
  }

  private int number(String digits, int least, int most) {
    boolean plain = !digits.isEmpty() && digits.length() <= 4 && digits.charAt(0) != '0';
    for (int i = 0; i < digits.length() && plain; i++) {
      plain = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
    }
    int number = plain ? Integer.parseInt(digits) : -1;
    if (number < least || number > most) {
      throw wrong("\"" + digits + "\" is no number from " + least + " to " + most);
    }
    return number;
  }

  private static boolean isNamePart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  private IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException("types \"" + text + "\": " + why + ", at " + at);
  }
}
