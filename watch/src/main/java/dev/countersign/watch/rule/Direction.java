package dev.countersign.watch.rule;

import java.util.Locale;

/** Which way a movement goes, seen from a wallet. */
public enum Direction {
  /** It leaves an own wallet. */
  OUT,
  /** It reaches an own wallet. */
  IN,
  /** No own wallet takes part; the wallet is then who pays. */
  OTHER;

  /** As documents write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
