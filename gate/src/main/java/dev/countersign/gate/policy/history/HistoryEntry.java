package dev.countersign.gate.policy.history;

import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.gate.policy.facts.Move;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.gate.policy.facts.PriceFacts;
import dev.countersign.model.value.Amount;
import dev.countersign.rules.amount.CannotTell;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was countersigned.
 *
 * @param at when
 * @param amount exact, in whole units of its asset; null where there is none, or its decimals are
 *     not known
 * @param values what the amount was worth then, exact, by currency; those without a price lack
 */
public record HistoryEntry(
    Instant at, Move move, @Nullable BigDecimal amount, Map<String, BigDecimal> values) {
  /** Copies the map. */
  public HistoryEntry {
    values = Map.copyOf(values);
  }

  /** What is remembered of facts that were decided on, with the prices that were used. */
  public static HistoryEntry of(PolicyFacts facts) {
    Move move = facts.move();
    BigDecimal number = number(move.asset(), facts.intent().amount());
    Map<String, BigDecimal> values = new HashMap<>();
    AssetFacts asset = move.asset();
    if (number != null && asset != null) {
      String id = asset.id();
      for (PriceFacts price : facts.prices()) {
        if (price.asset().equals(id)) {
          values.put(price.currency(), number.multiply(price.price()));
        }
      }
    }
    return new HistoryEntry(facts.now(), move, number, values);
  }

  private static @Nullable BigDecimal number(@Nullable AssetFacts asset, @Nullable Amount amount) {
    if (asset == null || amount == null) {
      return null;
    }
    try {
      return asset.quantity(amount).number();
    } catch (CannotTell e) {
      return null;
    }
  }

  /** True where it should have an amount: one that lacks is then not nothing, but unknown. */
  boolean movesValue() {
    return move.action().movesValue() || amount != null;
  }
}
