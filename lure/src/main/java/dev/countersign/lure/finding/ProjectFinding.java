package dev.countersign.lure.finding;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/** Findings about code projects: what would run, when, and what it would do. */
public enum ProjectFinding implements FindingCode {
  /** It runs when installed. */
  RUNS_ON_INSTALL(Severity.LOW, Outcome.ALLOW, "Installing the project runs code of its own."),
  /** It runs when opened. */
  RUNS_ON_OPEN(
      Severity.HIGH,
      Outcome.HOLD,
      "Opening the project's folder in an editor runs a command.",
      "Security has read the command."),
  /** It runs what it fetches. */
  CODE_FROM_NETWORK(
      Severity.CRITICAL, Outcome.DENY, "It fetches code from the network and runs it.");

  private final Severity severity;
  private final Outcome outcome;
  private final String title;
  private final String release;

  ProjectFinding(Severity severity, Outcome outcome, String title) {
    this(severity, outcome, title, "");
  }

  ProjectFinding(Severity severity, Outcome outcome, String title, String release) {
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
