package dev.countersign.chain.eip712;

import dev.countersign.model.value.UnreadableInput;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the names of types and members. */
final class TypeName {
  private static final int MOST_DIMENSIONS = 8;
  private static final int LONGEST = 200;

  /** Solidity's identifiers, and the colon, dot and hyphen that protocols use all the same. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_$:.-]+");

  private static final Pattern SIZED = Pattern.compile("(uint|int|bytes)([0-9]*)");
  private static final Pattern DIMENSION = Pattern.compile("\\[([1-9][0-9]{0,5}|0?)]");

  private TypeName() {}

  /**
   * Checks the name that a struct or a member is given. Anything that could be mistaken for the
   * punctuation of an encoded type is refused: two lists of members must never encode alike.
   */
  static void requireName(String name, String what) {
    if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
      throw new UnreadableInput(
          what
              + " \""
              + shortened(name)
              + "\" is no name; expected up to "
              + LONGEST
              + " letters, digits or _ $ : . -");
    }
  }

  /** True for the names that no struct may take. */
  static boolean isReserved(String name) {
    return switch (name) {
      case "address", "bool", "string" -> true;
      default -> SIZED.matcher(name).matches();
    };
  }

  /**
   * The type that a member is given.
   *
   * @param what the member, for the error's sentence
   */
  static MemberType parse(String text, String what) {
    int bracket = text.indexOf('[');
    String base = bracket < 0 ? text : text.substring(0, bracket);
    MemberType type = atomic(base, what);
    if (type == null) {
      requireName(base, what + " has the type");
      type = new MemberType.Struct(base);
    }
    if (bracket < 0) {
      return type;
    }
    Matcher dimensions = DIMENSION.matcher(text).region(bracket, text.length());
    int count = 0;
    int end = bracket;
    while (dimensions.lookingAt()) {
      if (++count > MOST_DIMENSIONS) {
        throw new UnreadableInput(what + " has more than " + MOST_DIMENSIONS + " dimensions");
      }
      String length = dimensions.group(1);
      type = new MemberType.Sequence(type, length.isEmpty() ? -1 : Integer.parseInt(length));
      end = dimensions.end();
      dimensions.region(end, text.length());
    }
    if (end != text.length()) {
      throw unknown(text, what);
    }
    return type;
  }

  private static @Nullable MemberType atomic(String name, String what) {
    return switch (name) {
      case "address" -> new MemberType.Account();
      case "bool" -> new MemberType.Truth();
      case "string" -> new MemberType.Text();
      case "bytes" -> new MemberType.ByteString();
      default -> {
        Matcher sized = SIZED.matcher(name);
        yield sized.matches() ? sized(name, sized.group(1), sized.group(2), what) : null;
      }
    };
  }

  private static MemberType sized(String name, String kind, String digits, String what) {
    int size =
        digits.isEmpty() || digits.length() > 3 || digits.charAt(0) == '0'
            ? -1
            : Integer.parseInt(digits);
    if (kind.equals("bytes") && size >= 1 && size <= 32) {
      return new MemberType.FixedBytes(size);
    }
    if (!kind.equals("bytes") && size >= 8 && size <= 256 && size % 8 == 0) {
      return new MemberType.Whole(kind.equals("int"), size);
    }
    throw unknown(name, what);
  }

  private static UnreadableInput unknown(String type, String what) {
    return new UnreadableInput(
        what
            + " has the type \""
            + shortened(type)
            + "\", which EIP-712 does not know; expected such as uint256, bytes32 or Name[2]");
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
