package dev.countersign.server.lure;

import java.util.Locale;

/** By what way something was reported. */
public enum Way {
  /** Its text was pasted on the page. */
  PASTE("pasted"),
  /** Its file was chosen or dropped on the page. */
  UPLOAD("given as a file"),
  /** A program handed it in. */
  API("by the API"),
  /** It was mailed to the mailbox for reports. */
  MAIL("by mail");

  private final String words;

  Way(String words) {
    this.words = words;
  }

  /** In words, behind "reported". */
  public String words() {
    return words;
  }

  /** As it is stored. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Way of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
