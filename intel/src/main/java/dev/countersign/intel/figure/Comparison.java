package dev.countersign.intel.figure;

import dev.countersign.intel.incident.Incident;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A published figure beside the sum of the entries of the same time.
 *
 * @param entries whose first possible day lies in that time, without those that it leaves out
 * @param sum exactly theirs, in dollars
 * @param difference what was published less the sum
 * @param share what follows for shares and means from the publisher's own numbers
 */
public record Comparison(
    Published published,
    List<Incident> entries,
    BigDecimal sum,
    BigDecimal difference,
    Optional<ShareOf> share) {
  /** Copies. */
  public Comparison {
    entries = List.copyOf(entries);
  }

  static Comparison of(Published published, List<Incident> all) {
    List<Incident> entries =
        all.stream()
            .filter(one -> !one.date().first().isBefore(published.from()))
            .filter(one -> !one.date().first().isAfter(published.to()))
            .filter(one -> !published.without().contains(one.id()))
            .toList();
    BigDecimal sum = Figures.sum(entries);
    return new Comparison(
        published,
        entries,
        sum,
        published.dollars().amount().subtract(sum),
        published.whole().map(whole -> ShareOf.of(published, whole)));
  }

  /** How many more attacks were published than there are entries, where that was published. */
  public Optional<Integer> attacksDifference() {
    return published.attacks().map(attacks -> attacks - entries.size());
  }

  /** Whether they are the same, to the dollar and to the attack. */
  public boolean agrees() {
    return difference.signum() == 0 && attacksDifference().orElse(0) == 0;
  }

  /**
   * What about the difference is not explained, or explained by what cannot be; each a sentence.
   */
  public List<String> troubles() {
    List<String> troubles = new ArrayList<>();
    int sign = difference.signum();
    boolean explained =
        published.reasons().stream()
            .anyMatch(reason -> sign < 0 ? reason.canExplainMore() : reason.canExplainLess());
    if (!agrees() && (!explained || published.why().isEmpty())) {
      troubles.add(published.id() + " differs from the entries, and nothing says why");
    }
    if (agrees() && !published.reasons().isEmpty()) {
      troubles.add(published.id() + " is what the entries come to, but reasons say that it is not");
    }
    int larger = sign != 0 ? sign : attacksDifference().orElse(0);
    published.reasons().stream()
        .filter(reason -> !reason.fits(published, larger))
        .forEach(
            reason -> troubles.add(published.id() + " cannot differ because " + reason.words()));
    share.ifPresent(one -> troubles.addAll(one.troubles()));
    return troubles;
  }
}
