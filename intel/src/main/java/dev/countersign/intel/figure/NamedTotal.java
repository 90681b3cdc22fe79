package dev.countersign.intel.figure;

import dev.countersign.intel.actor.Actor;
import java.math.BigDecimal;
import java.util.List;

/**
 * The entries whose sources name the same groups together.
 *
 * @param actors those groups
 * @param thefts how many
 * @param dollars exactly their sum
 * @param share of all entries' dollars, in per cent to one decimal
 */
public record NamedTotal(List<Actor> actors, int thefts, BigDecimal dollars, BigDecimal share) {
  /** Copies. */
  public NamedTotal {
    actors = List.copyOf(actors);
  }
}
