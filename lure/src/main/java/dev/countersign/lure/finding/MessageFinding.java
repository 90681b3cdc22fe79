package dev.countersign.lure.finding;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/** Signs in a message, and what they come to together. */
public enum MessageFinding implements FindingCode {
  /** An offer that nobody asked for. */
  UNSOLICITED_OFFER(
      Severity.LOW,
      Outcome.ALLOW,
      "Somebody unknown offers a job, an investment or a collaboration."),
  /** A test to run. */
  TEST_TO_RUN(
      Severity.MEDIUM,
      Outcome.ALLOW,
      "It asks to download and run a test, a challenge or a project."),
  /** Pressed for time. */
  URGENCY(Severity.LOW, Outcome.ALLOW, "It presses for time."),
  /** A first contact. */
  FIRST_CONTACT(Severity.INFO, Outcome.ALLOW, "Whoever wrote this has not written before."),
  /** A known contact, proven. */
  KNOWN_CONTACT(
      Severity.INFO,
      Outcome.ALLOW,
      "Whoever wrote this is known, and the mail proves that it is from them."),
  /** An offer that ends in code to run. */
  LURE_TO_RUN(
      Severity.CRITICAL,
      Outcome.DENY,
      "A stranger's offer ends in code to run: the pattern of a theft."),
  /** It could not be read. */
  MESSAGE_UNREADABLE(
      Severity.MEDIUM,
      Outcome.HOLD,
      "The message, or a part of it, could not be read.",
      "Security reads it by other means.");

  private final Severity severity;
  private final Outcome outcome;
  private final String title;
  private final String release;

  MessageFinding(Severity severity, Outcome outcome, String title) {
    this(severity, outcome, title, "");
  }

  MessageFinding(Severity severity, Outcome outcome, String title, String release) {
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
