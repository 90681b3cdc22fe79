package dev.countersign.gate.policy.replay;

import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.gate.policy.history.HistoryEntry;
import dev.countersign.rules.amount.Quantity;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many, and how much.
 *
 * @param amounts exact sums by the asset's id
 * @param value exact sum in the policy's currency of those whose worth is known; null where the
 *     policy names none
 * @param withoutValue how many move value whose worth is not known
 */
public record Tally(
    long count, SortedMap<String, Quantity> amounts, @Nullable Quantity value, long withoutValue) {
  /** Copies the map. */
  public Tally {
    amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
  }

  static Tally none(@Nullable String currency) {
    return new Tally(
        0, new TreeMap<>(), currency == null ? null : new Quantity(BigDecimal.ZERO, currency), 0);
  }

  /** With one more. */
  Tally plus(HistoryEntry entry) {
    AssetFacts asset = entry.move().asset();
    BigDecimal number = entry.amount();
    Map<String, Quantity> sums = amounts;
    if (asset != null && number != null) {
      sums = new TreeMap<>(amounts);
      sums.merge(asset.id(), new Quantity(number, asset.unit()), Quantity::plus);
    }
    Quantity sum = value;
    BigDecimal worth = sum == null ? null : entry.values().get(sum.unit());
    if (sum != null && worth != null) {
      sum = sum.plus(new Quantity(worth, sum.unit()));
    }
    boolean unknown = value != null && worth == null && entry.move().action().movesValue();
    return new Tally(count + 1, new TreeMap<>(sums), sum, withoutValue + (unknown ? 1 : 0));
  }
}
