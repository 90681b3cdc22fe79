package dev.countersign.trace.lead;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Somebody who may have taken out of a mixer what was put in: where to look, and no fact.
 *
 * @param deposit where stolen value went in
 * @param withdrawal what came out
 * @param strength 1 to 99, for ranking: no probability
 * @param basis what it rests on, at least one thing, the weightiest first
 */
public record Lead(Side deposit, Side withdrawal, int strength, List<Basis> basis) {
  /** So many are told at the most. */
  public static final int MOST = 50;

  /**
   * One side of a mixer.
   *
   * @param account an address
   * @param transaction its hash
   * @param time seconds since 1970; 0 where the ledger does not say
   */
  public record Side(String account, String transaction, long time) {}

  /** Checks that it rests on something. */
  public Lead {
    basis = List.copyOf(basis);
    if (basis.isEmpty() || strength < 1 || strength > 99) {
      throw new IllegalArgumentException("a lead rests on something: " + basis + ", " + strength);
    }
  }

  /** A lead whose strength is that none of its bases would have to be chance alone. */
  static Lead of(Side deposit, Side withdrawal, Collection<Weighed> found) {
    double chance = 1;
    List<Weighed> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingInt(Weighed::weight).reversed());
    for (Weighed one : sorted) {
      chance *= 1 - one.weight / 100.0;
    }
    int strength = (int) Math.clamp(Math.round(100 * (1 - chance)), 1, 99);
    return new Lead(deposit, withdrawal, strength, sorted.stream().map(Weighed::basis).toList());
  }

  /** A basis with its weight in hundredths. */
  record Weighed(Basis basis, int weight) {
    static Weighed of(Basis.Kind kind, String reason) {
      return new Weighed(new Basis(kind, reason), kind.weight());
    }
  }

  /** The strongest, of equal ones the earliest. */
  static List<Lead> ranked(Collection<Lead> leads) {
    return leads.stream()
        .sorted(
            Comparator.comparingInt(Lead::strength)
                .reversed()
                .thenComparingLong(one -> one.withdrawal.time)
                .thenComparing(one -> one.withdrawal.account)
                .thenComparing(one -> one.deposit.account))
        .limit(MOST)
        .toList();
  }
}
