package dev.countersign.server.lure;

import java.util.Locale;
import java.util.Optional;

/** What security found of a campaign. */
public enum Disposition {
  /** Nobody of security has looked yet, or said what it is. */
  OPEN("open", "Security has not said yet what it is."),
  /** It is one. */
  LURE("a lure", "Security confirmed it: this is an attack."),
  /** It is what it says it is. */
  HARMLESS("harmless", "Security looked at it: it is harmless."),
  /** It cannot be told. */
  UNCLEAR("unclear", "Security looked at it and cannot tell. Leave it alone.");

  private final String words;
  private final String sentence;

  Disposition(String words, String sentence) {
    this.words = words;
    this.sentence = sentence;
  }

  /** In words. */
  public String words() {
    return words;
  }

  /** For whoever reported it. */
  public String sentence() {
    return sentence;
  }

  /** As it is stored and shown. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that word. */
  public static Optional<Disposition> of(String word) {
    for (Disposition one : values()) {
      if (one.word().equals(word)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
