package dev.countersign.response.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file in a bundle is. */
public enum FileKind {
  /** An exported journal from its first entry on, with its signed heads. */
  JOURNAL("journal.jsonl"),
  /** A file from which something was decided. */
  INPUT("inputs/"),
  /** A file that was made of the case, such as a freeze request. */
  DOCUMENT("documents/");

  private final String place;

  FileKind(String place) {
    this.place = place;
  }

  /** As the manifest has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name in the bundle of a file that is called so outside; of a journal always the same. */
  public String in(String name) {
    return this == JOURNAL ? place : place + name;
  }

  /** True where a file of this kind may have that name. */
  boolean takes(String name) {
    return this == JOURNAL
        ? name.equals(place)
        : name.startsWith(place) && name.length() > place.length();
  }

  /** The one with that word. */
  static Optional<FileKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findAny();
  }
}
