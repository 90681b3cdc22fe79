package dev.countersign.server.indicator;

import dev.countersign.intel.indicator.Indicator;
import dev.countersign.model.value.UnreadableInput;
import java.util.Optional;

/**
 * What is handed in.
 *
 * @param origin the file's name, or the feed's address
 * @param form in which it is written; empty where that is told by its beginning
 * @param source who says so, where it does not say
 * @param confidence 0 to 100, where it does not say
 * @param shared whether others may have it
 * @param by person/… or server
 */
public record Incoming(
    String origin, Optional<Form> form, String source, int confidence, boolean shared, String by) {
  /**
   * Cuts the origin.
   *
   * @throws UnreadableInput where the source is missing, or the confidence is none
   */
  public Incoming {
    if (source.isBlank() || source.length() > Indicator.LONGEST) {
      throw new UnreadableInput("Say who says so, in 1 to " + Indicator.LONGEST + " characters");
    }
    if (confidence < 0 || confidence > 100) {
      throw new UnreadableInput("The confidence is " + confidence + "; expected 0 to 100");
    }
    String plain = origin.replaceAll("\\p{Cntrl}+", " ").strip();
    origin = plain.isEmpty() ? "without a name" : plain.substring(0, Math.min(200, plain.length()));
    source = source.strip();
  }

  /** What a feed says may be nothing that is used; a person who hands in such a file is told. */
  boolean mayBeEmpty() {
    return by.equals("server");
  }

  /** How it is written. */
  public enum Form {
    /** A bundle of STIX 2.1. */
    STIX,
    /** An event of MISP. */
    MISP,
    /** A table. */
    CSV
  }
}
