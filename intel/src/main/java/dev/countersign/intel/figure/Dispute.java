package dev.countersign.intel.figure;

import java.util.List;

/**
 * Published figures that do not agree, and why.
 *
 * @param between their ids; at least two
 */
public record Dispute(List<String> between, String why) {
  /** Copies. */
  public Dispute {
    between = List.copyOf(between);
  }
}
