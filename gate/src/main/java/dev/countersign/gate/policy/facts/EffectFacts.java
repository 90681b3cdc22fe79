package dev.countersign.gate.policy.facts;

import dev.countersign.model.value.Amount;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the payload would do.
 *
 * @param kind its stable name, such as {@code asset-moved}
 * @param asset what moves or may be taken; null where nothing does
 * @param amount in smallest units; null where there is none
 * @param from who loses it; null where that is nobody
 * @param to who gains it, or the power; null where that is nobody
 */
public record EffectFacts(
    String kind,
    Direction direction,
    @Nullable AssetFacts asset,
    @Nullable Amount amount,
    @Nullable String from,
    @Nullable String to) {

  /** Seen from the wallet. */
  public enum Direction {
    /** Something leaves. */
    OUT,
    /** Something comes. */
    IN,
    /** Power or code changes. */
    CONTROL,
    /** Neither. */
    OTHER;

    /** As documents and JSON write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
