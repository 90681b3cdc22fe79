package dev.countersign.intel.figure;

import dev.countersign.intel.source.Dollars;
import dev.countersign.intel.source.Precision;
import dev.countersign.intel.source.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A figure that somebody published.
 *
 * @param id short and stable
 * @param covers what it counts, in their words
 * @param from the first day that it covers
 * @param to the last day that it covers
 * @param dollars how much
 * @param attacks in how many attacks, where they say
 * @param attacksPrecision what they say in front of that
 * @param without ids of entries that it leaves out
 * @param whole what all thieves took in the same time, where they say
 * @param shares that they give themselves
 * @param reasons why it is not the sum of the entries
 * @param why in words
 */
public record Published(
    String id,
    Source source,
    String covers,
    LocalDate from,
    LocalDate to,
    Dollars dollars,
    Optional<Integer> attacks,
    Precision attacksPrecision,
    List<String> without,
    Optional<Whole> whole,
    Shares shares,
    List<Reason> reasons,
    String why) {
  /** Copies, and refuses a span that ends before it begins. */
  public Published {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(id + " ends before it begins");
    }
    without = List.copyOf(without);
    reasons = List.copyOf(reasons);
  }

  /**
   * What all thieves took.
   *
   * @param dollars how much
   * @param attacks in how many attacks, where that is said
   */
  public record Whole(BigDecimal dollars, Optional<Integer> attacks) {}

  /**
   * Shares that a publisher gives.
   *
   * @param value of all dollars, in per cent
   * @param attacks of all attacks, in per cent
   * @param why they are not what follows from the publisher's own numbers; empty where they are
   */
  public record Shares(Optional<BigDecimal> value, Optional<BigDecimal> attacks, String why) {
    /** None. */
    public static final Shares NONE = new Shares(Optional.empty(), Optional.empty(), "");
  }

  /** The year that it covers, where it covers all of one and nothing else. */
  Optional<Integer> year() {
    return from.getYear() == to.getYear()
            && from.getDayOfYear() == 1
            && to.getDayOfYear() == to.lengthOfYear()
        ? Optional.of(from.getYear())
        : Optional.empty();
  }
}
