package dev.countersign.gate.policy.history;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a history answers.
 *
 * @param count how many entries
 * @param amount the exact sum of their amounts in whole units; has a meaning only where the scope
 *     admits one asset
 * @param withoutAmount how many of them move value, but how much is not known
 * @param value the exact sum of their values in the currency asked for; zero when none was
 * @param withoutValue how many of them move value whose worth is not known
 */
public record Total(
    long count, BigDecimal amount, long withoutAmount, BigDecimal value, long withoutValue) {
  /** Nothing. */
  public static final Total NOTHING = new Total(0, BigDecimal.ZERO, 0, BigDecimal.ZERO, 0);

  /** With one entry more. */
  Total plus(HistoryEntry entry, @Nullable String currency) {
    BigDecimal more = entry.amount();
    BigDecimal worth = currency == null ? null : entry.values().get(currency);
    boolean counts = entry.movesValue();
    return new Total(
        count + 1,
        more == null ? amount : amount.add(more),
        withoutAmount + (more == null && counts ? 1 : 0),
        worth == null ? value : value.add(worth),
        withoutValue + (worth == null && counts && currency != null ? 1 : 0));
  }

  /** What was added since that earlier total. */
  Total minus(Total earlier) {
    return new Total(
        count - earlier.count,
        amount.subtract(earlier.amount),
        withoutAmount - earlier.withoutAmount,
        value.subtract(earlier.value),
        withoutValue - earlier.withoutValue);
  }
}
