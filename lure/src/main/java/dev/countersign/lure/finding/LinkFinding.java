package dev.countersign.lure.finding;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/** Findings about links and domains. */
public enum LinkFinding implements FindingCode {
  /** A domain that looks like another's. */
  IMITATED_DOMAIN(
      Severity.HIGH,
      Outcome.HOLD,
      "A link leads to a domain that imitates a known one.",
      "Whoever is imitated confirms over a channel known before that the domain is theirs."),
  /** A domain on a list. */
  LISTED_DOMAIN(
      Severity.CRITICAL,
      Outcome.DENY,
      "A link leads to a domain on a list of domains used for theft.");

  private final Severity severity;
  private final Outcome outcome;
  private final String title;
  private final String release;

  LinkFinding(Severity severity, Outcome outcome, String title) {
    this(severity, outcome, title, "");
  }

  LinkFinding(Severity severity, Outcome outcome, String title, String release) {
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
