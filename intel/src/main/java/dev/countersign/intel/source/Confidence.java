package dev.countersign.intel.source;

import java.util.Locale;

/** How sure a source is, on the scale of three words of STIX 2.1 (appendix A). */
public enum Confidence {
  /** It says so without reserve. */
  HIGH(85),
  /** It says that it suspects or investigates so. */
  MEDIUM(50),
  /** It says that it may be so. */
  LOW(15);

  private final int stix;

  Confidence(int stix) {
    this.stix = stix;
  }

  /** STIX's number for it, 0 to 100. */
  public int stix() {
    return stix;
  }

  /** As it is written in a file. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
