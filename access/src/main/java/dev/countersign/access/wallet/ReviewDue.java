package dev.countersign.access.wallet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When who can reach a wallet is to be confirmed again: three months after the last time. */
public final class ReviewDue {
  private ReviewDue() {}

  /**
   * Whether it is due.
   *
   * @param last when it was finished; null where never
   */
  public static boolean at(@Nullable Instant last, Instant now) {
    return last == null || Noticing.isDue(last, now);
  }
}
