package dev.countersign.drill.play;

import java.util.Locale;

/** What somebody decided on a request. */
public enum PlayDecision {
  /** With their passkey, as in earnest. */
  AGREED,
  /** By one press. */
  REFUSED,
  /** To security, as an attempt. */
  REPORTED;

  /** Whether that was right for a request of that kind. */
  public boolean right(Twist twist) {
    return (this == AGREED) == twist.honest();
  }

  /** What they did, after “You”. */
  public String words() {
    return switch (this) {
      case AGREED -> "agreed to it";
      case REFUSED -> "refused it";
      case REPORTED -> "refused it and told security";
    };
  }

  /** As it is stored. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one of that word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static PlayDecision of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
