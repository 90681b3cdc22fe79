package dev.countersign.server.page;

import dev.countersign.model.verdict.Outcome;

/** Verdicts on what was reported, in words for whoever received it. */
public final class LureVerdict {
  private LureVerdict() {}

  /** Of an outcome. */
  public static VerdictView of(Outcome outcome) {
    return switch (outcome) {
      case ALLOW ->
          new VerdictView(
              "allow", "Nothing found", "Nothing that was looked at speaks against it.");
      case HOLD ->
          new VerdictView("hold", "Careful", "Leave it alone until somebody has looked at it.");
      case DENY -> new VerdictView("deny", "Dangerous", "Do not open, answer, install or run it.");
    };
  }
}
