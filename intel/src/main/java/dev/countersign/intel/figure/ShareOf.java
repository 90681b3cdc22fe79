package dev.countersign.intel.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What follows from a publisher's own numbers.
 *
 * @param value the share of all dollars, in per cent to one decimal
 * @param attacks the share of all attacks, in per cent to one decimal
 * @param mean of an attack, in whole dollars
 * @param othersMean of an attack of all others, in whole dollars
 * @param times how many times as large the first is, to one decimal
 */
public record ShareOf(
    Published published,
    BigDecimal value,
    Optional<BigDecimal> attacks,
    Optional<BigDecimal> mean,
    Optional<BigDecimal> othersMean,
    Optional<BigDecimal> times) {

  static ShareOf of(Published published, Published.Whole whole) {
    BigDecimal dollars = published.dollars().amount();
    Optional<BigDecimal> mean = published.attacks().map(count -> Percent.mean(dollars, count));
    Optional<Integer> others =
        published
            .attacks()
            .flatMap(count -> whole.attacks().map(all -> all - count))
            .filter(left -> left > 0 && whole.dollars().compareTo(dollars) > 0);
    BigDecimal left = whole.dollars().subtract(dollars);
    return new ShareOf(
        published,
        Percent.of(dollars, whole.dollars()),
        part(published, whole, 1),
        mean,
        others.map(count -> Percent.mean(left, count)),
        others.flatMap(count -> published.attacks().map(own -> times(dollars, own, left, count))));
  }

  /** Out of the amounts and not of the means, which are rounded. */
  private static BigDecimal times(BigDecimal dollars, int own, BigDecimal left, int others) {
    return dollars
        .multiply(BigDecimal.valueOf(others))
        .divide(left.multiply(BigDecimal.valueOf(own)), 1, RoundingMode.HALF_UP);
  }

  private static Optional<BigDecimal> part(Published published, Published.Whole whole, int places) {
    return published
        .attacks()
        .flatMap(count ->
            whole
                .attacks()
                .map(all ->
                    Percent.rounded(BigDecimal.valueOf(count), BigDecimal.valueOf(all), places)));
  }

  /** Shares that the publisher gives and that do not follow from its own numbers; in words. */
  public List<String> contradictions() {
    List<String> found = new ArrayList<>();
    published
        .whole()
        .ifPresent(whole -> {
          published
              .shares()
              .value()
              .filter(said ->
                  differs(
                      said,
                      Percent.rounded(published.dollars().amount(), whole.dollars(), said.scale())))
              .ifPresent(said -> found.add(words(said, value, "value")));
          published
              .shares()
              .attacks()
              .filter(said ->
                  part(published, whole, said.scale())
                      .filter(own -> differs(said, own))
                      .isPresent())
              .ifPresent(said -> found.add(words(said, attacks.orElse(said), "attacks")));
        });
    return found;
  }

  List<String> troubles() {
    boolean explained = !published.shares().why().isEmpty();
    List<String> found = contradictions();
    if (explained == !found.isEmpty()) {
      return List.of();
    }
    return explained
        ? List.of(
            published.id() + " gives shares that follow from its numbers, but a reason why not")
        : found.stream()
            .map(one -> published.id() + ": " + one + ", and nothing says why")
            .toList();
  }

  private static boolean differs(BigDecimal said, BigDecimal computed) {
    return said.compareTo(computed) != 0;
  }

  private static String words(BigDecimal said, BigDecimal computed, String what) {
    return said.toPlainString()
        + " % of "
        + what
        + " is published, "
        + computed.toPlainString()
        + " % follows from the same publisher's numbers";
  }
}
