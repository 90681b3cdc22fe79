package dev.countersign.intel.indicator;

import java.util.Locale;

/** How much an indicator weighs, by its confidence (STIX 2.1, appendix A: None, Low, Med, High). */
public enum Weight {
  /** 0 to 29: it is told, and decides nothing. */
  LOW,
  /** 30 to 69: it holds. */
  MEDIUM,
  /** 70 to 100: it denies. */
  HIGH;

  /** That of a confidence of 0 to 100. */
  public static Weight of(int confidence) {
    return confidence >= 70 ? HIGH : confidence >= 30 ? MEDIUM : LOW;
  }

  /** In words. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
