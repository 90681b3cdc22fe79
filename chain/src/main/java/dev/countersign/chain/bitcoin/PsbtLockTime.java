package dev.countersign.chain.bitcoin;

import dev.countersign.model.value.UnreadableInput;
import java.util.List;

/** The lock time of a version 2 PSBT (BIP-370, "Determining Lock Time"). */
final class PsbtLockTime {
  /** Below, a lock time is a height of the chain; from here on, seconds since 1970. */
  private static final long FIRST_TIME = 500_000_000;

  private PsbtLockTime() {}

  static long of(List<PsbtMap> inputs, long fallback) {
    boolean required = false;
    boolean heights = true;
    boolean times = true;
    long height = 0;
    long time = 0;
    for (PsbtMap input : inputs) {
      Long inputHeight = input.uint32(PsbtField.REQUIRED_HEIGHT_LOCKTIME);
      Long inputTime = input.uint32(PsbtField.REQUIRED_TIME_LOCKTIME);
      if (inputHeight != null && (inputHeight == 0 || inputHeight >= FIRST_TIME)) {
        throw input.wrong(PsbtField.REQUIRED_HEIGHT_LOCKTIME, "is not between 1 and 499999999");
      }
      if (inputTime != null && inputTime < FIRST_TIME) {
        throw input.wrong(PsbtField.REQUIRED_TIME_LOCKTIME, "is not 500000000 or more");
      }
      if (inputHeight != null || inputTime != null) {
        required = true;
        heights &= inputHeight != null;
        times &= inputTime != null;
        height = Math.max(height, inputHeight == null ? 0 : inputHeight);
        time = Math.max(time, inputTime == null ? 0 : inputTime);
      }
    }
    if (!required) {
      return fallback;
    }
    if (!heights && !times) {
      throw new UnreadableInput(
          "The PSBT has no lock time: some of its inputs require a height, others a time");
    }
    return heights ? height : time;
  }
}
