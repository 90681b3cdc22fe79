package dev.countersign.watch.screen;

import dev.countersign.intel.label.Kind;

/** How rules call the kinds of the lists. */
public enum ListedKind {
  SANCTIONED,
  MIXER,
  STOLEN,
  /** A fraud, a ransom, a trade in what is forbidden: the lists do not tell them apart. */
  SCAM,
  BLACKLISTED,
  BRIDGE,
  EXCHANGE,
  OTHER;

  /** Of a kind. */
  public static ListedKind of(Kind kind) {
    return switch (kind) {
      case SANCTIONED -> SANCTIONED;
      case MIXER -> MIXER;
      case THIEF -> STOLEN;
      case FROZEN -> BLACKLISTED;
      case ABUSE -> SCAM;
      case BRIDGE -> BRIDGE;
      case EXCHANGE -> EXCHANGE;
      case SERVICE, OTHER -> OTHER;
    };
  }

  /** As it is written in a rule. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
