package dev.countersign.gate.policy.condition;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a document says once for all its rules.
 *
 * @param zone in which hours and days are meant
 * @param currency in which amounts are quoted, such as {@code USD}; null where none is named
 * @param priceAge how old a price may be
 * @param lists named sets, for expressions
 */
public record Settings(
    ZoneId zone, @Nullable String currency, Duration priceAge, Map<String, List<String>> lists) {
  /** Copies the map. */
  public Settings {
    lists = Map.copyOf(lists);
  }
}
