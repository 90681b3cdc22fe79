package dev.countersign.watch.finding;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/** Findings about chains that are watched. They change no verdict of a payload by themselves. */
public enum WatchFinding implements FindingCode {
  /** Value left a wallet of the company, and nothing that was countersigned says so. */
  MOVED_UNCOUNTERSIGNED(
      Severity.CRITICAL,
      "Value left a wallet of the company, and nothing that was countersigned says so.");

  private final Severity severity;
  private final String title;

  WatchFinding(Severity severity, String title) {
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

  @Override
  public Outcome outcome() {
    return Outcome.ALLOW;
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
