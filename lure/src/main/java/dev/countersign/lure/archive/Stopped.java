package dev.countersign.lure.archive;

import dev.countersign.lure.bound.Budget;
import java.io.IOException;

/**
 * Reading stops here, and the reason has been said or is told. An IOException, so that it passes
 * through streams.
 */
final class Stopped extends IOException {
  private static final long serialVersionUID = 1L;

  /** The reason has been said. */
  Stopped() {
    super("");
  }

  /** The budget is used up, as that says. */
  Stopped(Budget.UsedUp cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }
}
