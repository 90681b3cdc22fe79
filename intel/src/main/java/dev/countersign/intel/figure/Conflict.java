package dev.countersign.intel.figure;

import java.math.BigDecimal;
import java.util.List;

/**
 * Published figures that do not agree with each other.
 *
 * @param spread the largest less the smallest, in dollars
 * @param why in words; empty where nobody said
 */
public record Conflict(List<Published> figures, BigDecimal spread, String why) {
  /** Copies. */
  public Conflict {
    figures = List.copyOf(figures);
  }

  static Conflict of(List<Published> figures, String why) {
    List<BigDecimal> sorted = figures.stream().map(one -> one.dollars().amount()).sorted().toList();
    return new Conflict(figures, sorted.getLast().subtract(sorted.getFirst()), why);
  }

  List<String> troubles() {
    String ids = String.join(", ", figures.stream().map(Published::id).toList());
    if (why.isEmpty()) {
      return List.of(ids + " give different figures for the same time, and nothing says why");
    }
    return spread.signum() == 0 && figures.stream().map(Published::attacks).distinct().count() == 1
        ? List.of(ids + " are said to disagree, but give the same figure")
        : List.of();
  }
}
