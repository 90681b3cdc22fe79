package dev.countersign.gate.finding;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/** What deciding by the user's own policy can find. */
public enum PolicyFinding implements FindingCode {
  POLICY_DENIES(Severity.HIGH, Outcome.DENY, "A rule of the policy denies it.", ""),
  POLICY_NOTHING_ALLOWS(Severity.HIGH, Outcome.DENY, "No rule of the policy allows it.", ""),
  POLICY_UNDECIDED(
      Severity.HIGH,
      Outcome.DENY,
      "A rule of the policy could not be evaluated, so whether it would have denied is not known.",
      ""),
  POLICY_READING_DENIES(
      Severity.CRITICAL,
      Outcome.DENY,
      "Reading the payload found something that no policy can allow.",
      ""),
  POLICY_DEADLINE_PASSED(
      Severity.MEDIUM, Outcome.DENY, "What was asked for should have happened earlier.", ""),
  POLICY_HOLDS(
      Severity.MEDIUM,
      Outcome.HOLD,
      "A rule of the policy holds it.",
      "The rule no longer applies, by its own conditions."),
  POLICY_FINDING_UNANSWERED(
      Severity.HIGH,
      Outcome.HOLD,
      "Reading the payload found something that holds, and no rule lets anybody agree to it.",
      "What was found is resolved, or a rule that matches names it under agrees-to."),
  POLICY_NO_PAYLOAD(
      Severity.INFO,
      Outcome.HOLD,
      "There is no payload yet that could be approved.",
      "The payload is made and read."),
  POLICY_APPROVALS_MISSING(
      Severity.INFO,
      Outcome.HOLD,
      "Not everybody agreed yet who must.",
      "The people named approve this very payload."),
  POLICY_SECOND_DEVICE_MISSING(
      Severity.INFO,
      Outcome.HOLD,
      "An approval is not confirmed from a second device yet.",
      "Whoever approved confirms it from another device of theirs."),
  POLICY_TIME_LOCKED(
      Severity.INFO,
      Outcome.HOLD,
      "Everybody agreed, and a waiting time runs.",
      "The waiting time is over."),
  POLICY_APPROVAL_NOT_COUNTED(
      Severity.LOW, Outcome.ALLOW, "An approval was given that does not count.", ""),
  POLICY_DEVICE_SHARED(
      Severity.HIGH, Outcome.ALLOW, "Two people approved with one device; it counts once.", "");

  private final Severity severity;
  private final Outcome outcome;
  private final String title;
  private final String release;

  PolicyFinding(Severity severity, Outcome outcome, String title, String release) {
    this.severity = severity;
    this.outcome = outcome;
    this.title = title;
    this.release = release;
  }

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public Outcome outcome() {
    return outcome;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String release() {
    return release;
  }
}
