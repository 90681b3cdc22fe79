package dev.countersign.access.event;

import java.util.Locale;

/** How it ended. */
public enum Result {
  /** It was done. */
  SUCCESS,
  /** It was refused, or failed. */
  FAILURE,
  /** The record does not say. */
  UNKNOWN;

  /** As mapping files and JSON write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
