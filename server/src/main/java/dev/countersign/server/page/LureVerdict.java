package dev.countersign.server.page;

import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.Wording;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.lure.Exercises;

/** Verdicts on what was reported, in words for whoever received it. */
public final class LureVerdict {
  private LureVerdict() {}

  /** Of an answer. What is let pass with signs is not said to have none. */
  public static VerdictView of(Answer answer) {
    VerdictView plain = of(answer.verdict().outcome());
    if (Exercises.isAnswer(answer)) {
      return new VerdictView(
          plain.name(), "Well done", "This was an exercise, and you reported it.");
    }
    if (Wording.unsure(answer)) {
      return new VerdictView(
          plain.name(), plain.word(), "No danger was found, but who wrote it is not known.");
    }
    boolean signs =
        answer.verdict().findings().stream()
            .anyMatch(one -> one.code().severity().compareTo(Severity.MEDIUM) >= 0);
    return answer.verdict().outcome() == Outcome.ALLOW && signs
        ? new VerdictView(
            plain.name(), plain.word(), "Nothing in it is dangerous by itself. It shows signs:")
        : plain;
  }

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
