package dev.countersign.lure.code;

/** How sure it is that the code does what is said. */
public enum Sureness {
  /** Every step is written out. */
  CERTAIN,
  /** A step goes through something that was not followed. */
  LIKELY,
  /** The words for it are there. */
  POSSIBLE
}
