package dev.countersign.server.transfer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How everything stands that a decision on a transfer depends on, asked of the database in one
 * question: whoever decides holds up all others meanwhile.
 *
 * @param mark of the last decision; null where there was none
 * @param asked whether a question about it is open
 * @param payload number of the last reading; 0 where there is none
 */
record Standing(
    Transfer transfer, @Nullable String mark, boolean asked, long payload, World world) {
  /** True where all that a decision depends on is as it was, as far as it is asked here. */
  boolean isAs(Standing before) {
    return transfer.state() == before.transfer.state()
        && Objects.equals(mark, before.mark)
        && asked == before.asked
        && payload == before.payload
        && world.equals(before.world);
  }

  /** Of one that is just being filed. */
  static Standing fresh(Transfer transfer, World world) {
    return new Standing(transfer, null, false, 0, world);
  }
}
