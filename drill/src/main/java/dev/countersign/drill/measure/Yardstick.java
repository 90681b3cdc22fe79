package dev.countersign.drill.measure;

import dev.countersign.drill.difficulty.Difficulty;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How many of each difficulty the whole company reports, by which some part of it is measured:
 * indirect standardisation, as epidemiology uses it to compare groups of unlike make-up. A part's
 * adjusted share is the company's, times what was reported there over what would have been had
 * everybody there reported as the company does.
 */
public final class Yardstick {
  private final Map<Difficulty, Counts> rates = new EnumMap<>(Difficulty.class);
  private final Counts whole;

  /** Of all results. */
  public Yardstick(Collection<Result> all) {
    whole = Counts.of(all);
    for (Difficulty one : Difficulty.values()) {
      rates.put(one, Counts.of(all.stream().filter(result -> result.difficulty() == one).toList()));
    }
  }

  /**
   * The share that a part would have reported, had it had the company's mixture of difficulties.
   *
   * @return thousandths, at most 1000; empty where nothing of the kind was reported by anybody
   */
  public OptionalInt adjusted(Collection<Result> part) {
    double expected = 0;
    for (Result one : part) {
      Counts rate = rates.getOrDefault(one.difficulty(), whole);
      expected += rate.sent() == 0 ? 0 : (double) rate.reported() / rate.sent();
    }
    if (expected == 0) {
      return OptionalInt.empty();
    }
    double share = (double) whole.reported() / whole.sent() * Counts.of(part).reported() / expected;
    return OptionalInt.of(Math.min(1000, Math.toIntExact(Math.round(share * 1000))));
  }
}
