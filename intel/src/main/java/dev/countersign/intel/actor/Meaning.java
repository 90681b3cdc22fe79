package dev.countersign.intel.actor;

import java.util.Locale;

/** How far another name means the same. */
public enum Meaning {
  /** The source gives it as another name of this group. */
  SAME,
  /** It stands for a part of this group, for more than it, or for others too. */
  OVERLAPS;

  /** As it is written in a file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
