package dev.countersign.access.risk;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The formula: of each {@link Kind} the part that counts for most, and over the kinds {@code 100 ×
 * (1 − ∏(1 − highest ÷ 100))}, rounded up. What shows one cause many times counts once, and what
 * comes of causes that do not depend on one another adds up without ever passing 100 ({@code
 * docs/risk.md}).
 */
public final class Risk {
  /** Of what is not about a session, so much counts for it: two thirds, rounded up. */
  private static final int NUMERATOR = 2;

  private static final int DENOMINATOR = 3;

  private Risk() {}

  /** The risk of a person now, 0 to 100: all parts count in full. */
  public static int ofPerson(Collection<Part> parts, Instant now) {
    return joined(parts, part -> part.risk(now));
  }

  /**
   * The risk of one of the person's sessions now, 0 to 100: what is about it counts in full, and
   * everything else that is known about the person for two thirds. It is never above the person's.
   *
   * @param session as the parts name it
   */
  public static int ofSession(Collection<Part> parts, String session, Instant now) {
    return joined(parts, part -> inSession(part, session, now));
  }

  /** What one part counts for in a session, 0 to 100. */
  public static int inSession(Part part, String session, Instant now) {
    int risk = part.risk(now);
    return !session.isEmpty() && part.session().equals(session)
        ? risk
        : Math.ceilDiv(risk * NUMERATOR, DENOMINATOR);
  }

  /**
   * The first moment from now on at which the person's risk is below a threshold, to the second;
   * found by halving, since it never rises by itself.
   *
   * @param threshold 1 to 100
   * @throws IllegalArgumentException when it is none of these
   */
  public static Instant below(Collection<Part> parts, int threshold, Instant now) {
    if (threshold < 1 || threshold > 100) {
      throw new IllegalArgumentException("a threshold is 1 to 100, not " + threshold);
    }
    if (ofPerson(parts, now) < threshold) {
      return now;
    }
    long low = 0;
    long high =
        parts.stream()
            .mapToLong(part -> Math.max(0, part.over().getEpochSecond() - now.getEpochSecond()) + 1)
            .max()
            .orElse(0);
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (ofPerson(parts, now.plusSeconds(middle)) < threshold) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return now.plusSeconds(high);
  }

  private static int joined(Collection<Part> parts, ToIntFunction<Part> counts) {
    Map<Kind, Integer> highest = new EnumMap<>(Kind.class);
    for (Part part : parts) {
      highest.merge(part.kind(), counts.applyAsInt(part), Math::max);
    }
    long left = 100;
    long whole = 1;
    for (int one : highest.values()) {
      left *= 100 - one;
      whole *= 100;
    }
    return Math.toIntExact(100 - Math.floorDiv(left, whole));
  }
}
