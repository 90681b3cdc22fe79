package dev.countersign.lure.link;

/**
 * How much a name found in a host weighs by itself, in halves: six are enough. Long words that were
 * made up say enough alone; short ones and words of the language need other signs. Weighed on
 * domains first seen before July 2024, see the manual.
 */
final class Weighing {
  /** From here on it is an imitation. */
  static final int ENOUGH = 6;

  private Weighing() {}

  /** The name itself, letter by letter. */
  static int exact(Name name, boolean bound) {
    int length = name.length();
    if (name.ours()) {
      return length >= 6 ? 6 : length >= 4 ? 5 : 2;
    }
    if (name.kind() == Protected.Kind.POPULAR) {
      return 0;
    }
    if (name.service()) {
      return length >= 4 ? 3 : 2;
    }
    if (!name.coined()) {
      return name.use() == Brand.Word.RARE && length >= 5
          ? 4
          : length >= 7 ? 3 : length >= 4 ? 2 : 1;
    }
    int halves = length >= 7 ? 6 : length >= 5 ? 4 : length == 4 ? 3 : 2;
    return bound || length >= 9 ? halves : halves - 2;
  }

  /** The name within other letters: short ones only next to what lures ask for. */
  static int inside(Name name, boolean bound, boolean alone) {
    return alone || name.length() >= 7 ? exact(name, bound) : 2;
  }

  /** Written with letters that look alike. */
  static int similar(Name name) {
    int length = name.length();
    if (name.ours()) {
      return length >= 5 ? 6 : 4;
    }
    if (name.kind() == Protected.Kind.POPULAR) {
      return 0;
    }
    if (!name.coined() && !name.service()) {
      return length >= 7 ? 3 : 0;
    }
    return length >= 6 ? 6 : length >= 5 ? 4 : 0;
  }

  /** With one or two slips. */
  static int slip(Name name, Technique technique) {
    int length = name.stem();
    boolean two = technique == Technique.TWO_OFF;
    if (name.ours()) {
      return two ? 4 : length >= 6 ? 6 : length >= 5 ? 4 : 2;
    }
    if (name.kind() == Protected.Kind.POPULAR || name.use() == Brand.Word.COMMON) {
      return 0;
    }
    if (name.service()) {
      return two || length < 6
          ? 0
          : switch (technique) {
            case SWAPPED, DOUBLED -> 5;
            case NEIGHBOUR, OMITTED -> length >= 8 ? 5 : 2;
            default -> length >= 8 ? 4 : 2;
          };
    }
    if (name.use() == Brand.Word.RARE) {
      return !two && length >= 7 ? 3 : 0;
    }
    if (two) {
      return length >= 10 ? 3 : length >= 9 ? 2 : 0;
    }
    return length >= 9 ? 6 : length >= 7 ? 4 : length >= 6 ? 2 : 0;
  }

  /** A popular name's whole label under its own ending. */
  static int popular(Name name, Technique technique) {
    int length = name.length();
    return switch (technique) {
      case SIMILAR_LETTERS, OTHER_ALPHABET -> length >= 6 ? 6 : 0;
      case SWAPPED, NEIGHBOUR -> length >= 8 ? 6 : 0;
      case DOUBLED, OMITTED, INSERTED, REPLACED -> length >= 8 ? 3 : 0;
      case TWO_OFF, HYPHENATED, COMBINED, OTHER_ENDING, SUBDOMAIN, FREE_HOSTING -> 0;
    };
  }
}
