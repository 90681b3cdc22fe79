package dev.countersign.access.wallet;

import java.util.Locale;

/**
 * Who or what has a right.
 *
 * @param key by which it is told apart: for a person what {@link Voice#who} says, else its address
 *     or name
 * @param name for people who read
 */
public record Holder(Kind kind, String key, String name) {
  /** What it is. */
  public enum Kind {
    /** Somebody. */
    PERSON,
    /** A program. */
    MACHINE,
    /** A key of which nobody knows whose it is, or that is nobody's own. */
    KEY,
    /** A contract that the wallet obeys or asks. */
    MODULE,
    /** Several, of whom any one can. */
    GROUP;

    /** As files and JSON write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A person. */
  public static Holder person(String key, String name) {
    return new Holder(Kind.PERSON, key, name);
  }
}
