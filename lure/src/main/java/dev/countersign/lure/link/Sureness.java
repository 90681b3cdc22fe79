package dev.countersign.lure.link;

import java.util.Locale;

/** How sure a reading is. */
public enum Sureness {
  /** There is no other reading. */
  CERTAIN,
  /** Another reading would surprise. */
  LIKELY,
  /** It may be so. */
  POSSIBLE;

  /** The word of the findings. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
