package dev.countersign.watch.shape;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The shapes. */
public enum ShapeKind {
  /** One account pays many. */
  FAN_OUT,
  /** Many pay one account. */
  FAN_IN,
  /** Many pay one account, and it pays many. */
  GATHER_SCATTER,
  /** Most of what came is passed on, again and again, and a little is left behind each time. */
  PEEL_CHAIN,
  /** Value comes back to where it left. */
  CYCLE,
  /** About as much leaves as came, soon. */
  PASS_THROUGH;

  /** As documents write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one that documents write so. */
  public static Optional<ShapeKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
