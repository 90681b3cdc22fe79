package dev.countersign.access.risk;

/**
 * What a part of a risk comes of. Within one kind the highest counts, since one cause shows often.
 */
public enum Kind {
  /** Something that was sent to them to deceive them. */
  LURE("what they were sent"),
  /** What their accounts and sessions did. */
  ACCESS("their accounts and sessions"),
  /** What they did with exercises of their own company. */
  EXERCISE("exercises");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** For a sentence. */
  public String words() {
    return words;
  }
}
