package dev.countersign.gate.policy.document;

import dev.countersign.model.verdict.Outcome;
import java.util.Locale;
import java.util.Optional;

/** What a rule that matches does. */
public enum Then {
  /** Lets it pass, once its own approvals are given. */
  ALLOW(Outcome.ALLOW),
  /**
   * Stops it as long as the rule matches; where the rule names approvals or a time lock, until they
   * are given and over. Never lets anything pass by itself.
   */
  HOLD(Outcome.HOLD),
  /** Refuses it. */
  DENY(Outcome.DENY);

  private final Outcome outcome;

  Then(Outcome outcome) {
    this.outcome = outcome;
  }

  /** The outcome that it stands for. */
  public Outcome outcome() {
    return outcome;
  }

  /** As documents write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with that word. */
  public static Optional<Then> of(String word) {
    for (Then then : values()) {
      if (then.word().equals(word)) {
        return Optional.of(then);
      }
    }
    return Optional.empty();
  }
}
