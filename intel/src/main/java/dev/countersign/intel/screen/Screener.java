package dev.countersign.intel.screen;

import dev.countersign.model.value.UnreadableInput;

/** Answers whose an address is. */
public interface Screener {
  /**
   * All that is known of an address, by the lists in force.
   *
   * @throws UnreadableInput where it is no address, or was mistyped, and no list names it
   */
  Answer screen(String address);
}
