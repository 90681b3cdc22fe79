package dev.countersign.intel.indicator;

import dev.countersign.model.value.UnreadableInput;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something by which a thief is recognised.
 *
 * @param value in its one way of being written
 * @param name in its source's words; may be empty
 * @param source who says so
 * @param actor whose it is, in its source's words; empty where it is not said
 * @param confidence 0 to 100
 * @param from from when on it is good
 * @param until when it ends to be; empty for never
 * @param origin its id where it comes from; empty where it has none
 */
public record Indicator(
    IndicatorKind kind,
    String value,
    String name,
    String source,
    String actor,
    int confidence,
    Instant from,
    Optional<Instant> until,
    String origin) {
  /** The most characters of a text beside the value. */
  public static final int LONGEST = 200;

  /**
   * Cuts what is too long.
   *
   * @throws UnreadableInput where the confidence is none, or it ends before it begins
   */
  public Indicator {
    if (confidence < 0 || confidence > 100) {
      throw new UnreadableInput("The confidence is " + confidence + "; expected 0 to 100");
    }
    if (until.filter(end -> !end.isAfter(from)).isPresent()) {
      throw new UnreadableInput("It ends at " + until.get() + ", before it begins");
    }
    name = cut(name);
    source = cut(source);
    actor = cut(actor);
    origin = cut(origin);
  }

  /** One that ends as its kind does where it does not say. */
  static Optional<Instant> until(IndicatorKind kind, Instant from, Optional<Instant> said) {
    return said.isPresent() || kind.days() == 0
        ? said
        : Optional.of(from.plus(Duration.ofDays(kind.days())));
  }

  /** Whether it is good at a time. */
  public boolean isGood(Instant at) {
    return !from.isAfter(at) && until.map(at::isBefore).orElse(true);
  }

  /** How much it weighs. */
  public Weight weight() {
    return Weight.of(confidence);
  }

  /** Texts of others: no control characters, and short. */
  private static String cut(String text) {
    String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
    if (plain.length() <= LONGEST) {
      return plain;
    }
    int end = LONGEST - 1;
    return plain.substring(0, Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }
}
