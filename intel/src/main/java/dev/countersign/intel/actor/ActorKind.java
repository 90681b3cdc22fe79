package dev.countersign.intel.actor;

import java.util.Locale;

/** What a name stands for. */
public enum ActorKind {
  /** A state, where a source names no group. */
  STATE,
  /** A name that is used for several groups together. */
  UMBRELLA,
  /** A group. */
  GROUP;

  /** As it is written in a file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
