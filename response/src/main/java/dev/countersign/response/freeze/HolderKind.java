package dev.countersign.response.freeze;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** By what somebody can stop value. */
public enum HolderKind {
  /** It rests with an exchange, which can lock its customer's account. */
  EXCHANGE,
  /** It rests in tokens whose issuer can block an address, whoever holds it. */
  ISSUER,
  /** It rests in a bridge, which may hold back its other side. */
  BRIDGE;

  /** As JSON and tables have it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with that word. */
  public static Optional<HolderKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findAny();
  }
}
