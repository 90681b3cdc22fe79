package dev.countersign.gate.finding;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/** Findings about the queue of a Safe at its transaction service. */
public enum ServiceFinding implements FindingCode {
  /** Somebody proposed it there, and nobody asked for it here. */
  SERVICE_UNASKED(
      Severity.HIGH, "A transaction waits in the Safe's queue, and nobody here asked for it."),
  /** Two transactions with one nonce. */
  SERVICE_NONCE_CONTESTED(
      Severity.HIGH, "Two transactions with the same nonce wait for one Safe; one can be done."),
  /** What it lists cannot be what it says. */
  SERVICE_CONTRADICTS(
      Severity.HIGH, "The Safe's transaction service lists what cannot be what it says."),
  /** A signature there is not that of an owner over that transaction. */
  SERVICE_CONFIRMATION_REFUSED(
      Severity.HIGH, "The Safe's transaction service lists a confirmation that does not count."),
  /** It has not answered for a while. */
  SERVICE_UNAVAILABLE(
      Severity.HIGH, "The Safe's transaction service has not answered for a while.");

  private final Severity severity;
  private final String title;

  ServiceFinding(Severity severity, String title) {
    this.severity = severity;
    this.title = title;
  }

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Severity severity() {
    return severity;
  }

  /** Nothing is signed because of what stands there. */
  @Override
  public Outcome outcome() {
    return Outcome.DENY;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String release() {
    return "";
  }
}
