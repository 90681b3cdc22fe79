package dev.countersign.response.evidence;

import java.util.Locale;

/**
 * Something that is not as the manifest says.
 *
 * @param file by its name in the bundle; empty where it is about none
 * @param sentence for a person
 */
public record Fault(Kind kind, String file, String sentence) {
  /** What kind of thing. */
  public enum Kind {
    /** A listed file is not there. */
    MISSING,
    /** A file is there that is not listed, or bytes that belong to none. */
    ADDED,
    /** A file, the manifest or what lies around the files is another than it was. */
    ALTERED,
    /** Unpacking it could do harm. */
    UNSAFE,
    /** The journal in it is not whole, or another one. */
    JOURNAL;

    /** In small letters. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
