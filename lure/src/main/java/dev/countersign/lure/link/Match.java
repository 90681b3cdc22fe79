package dev.countersign.lure.link;

/**
 * A name that was found in a host.
 *
 * @param name the name
 * @param technique how it is written there
 * @param label which of the host's labels, with its letters
 * @param start in the joined label
 * @param end exclusive
 * @param halves how much it weighs by itself, in halves
 */
record Match(Name name, Technique technique, LabelText label, int start, int end, int halves) {
  boolean whole() {
    return start == 0 && end == label.joined().length();
  }

  boolean exact() {
    return switch (technique) {
      case HYPHENATED, COMBINED, OTHER_ENDING, SUBDOMAIN, FREE_HOSTING -> true;
      case SIMILAR_LETTERS,
          OTHER_ALPHABET,
          SWAPPED,
          DOUBLED,
          OMITTED,
          INSERTED,
          REPLACED,
          NEIGHBOUR,
          TWO_OFF ->
          false;
    };
  }
}
