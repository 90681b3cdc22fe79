package dev.countersign.lure.bound;

import java.util.function.BooleanSupplier;

/**
 * The time that one part of a report may take, for loops of many small steps: the clock is looked
 * at every few of them. Once over, it stays over. Not for several threads.
 */
public final class Pace {
  /** The time is over; caught by whoever made the pace, who says what was not read. */
  public static final class Over extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Over() {
      super("The time of this part is over", null, false, false);
    }
  }

  private static final int STEPS = 16;

  private final BooleanSupplier clock;
  private int steps;
  private boolean over;

  Pace(BooleanSupplier clock) {
    this.clock = clock;
  }

  /** Whether the time is over. */
  public boolean over() {
    if (!over && --steps < 0) {
      steps = STEPS;
      over = clock.getAsBoolean();
    }
    return over;
  }

  /**
   * Goes on only while there is time.
   *
   * @throws Over when there is none
   */
  public void check() {
    if (over()) {
      throw new Over();
    }
  }
}
