package dev.countersign.server.lure;

import dev.countersign.lure.risk.Exposure;
import dev.countersign.model.verdict.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether having met something counts for the risk, and from when on. */
final class Counting {
  private Counting() {}

  /**
   * From when on it counts: a confirmed lure for everybody who met it, from when it was confirmed,
   * or from when they met it more closely if that was later; what nobody confirmed yet and the
   * reading calls dangerous only for those who say that they opened or ran it, from then on; what
   * is harmless for nobody.
   *
   * @param confirmedAt null where it was never confirmed
   * @return null where it does not count
   */
  static @Nullable Instant since(
      Disposition disposition,
      @Nullable Instant confirmedAt,
      Outcome outcome,
      Exposure level,
      Instant levelAt) {
    return switch (disposition) {
      case LURE -> confirmedAt == null || confirmedAt.isBefore(levelAt) ? levelAt : confirmedAt;
      case OPEN, UNCLEAR -> outcome == Outcome.DENY && level != Exposure.RECEIVED ? levelAt : null;
      case HARMLESS -> null;
    };
  }
}
