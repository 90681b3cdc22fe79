package dev.countersign.lure.finding;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/** Findings about names, links, addresses and files by which thieves are recognised. */
public enum IndicatorFinding implements FindingCode {
  /** A source is sure. */
  INDICATOR_KNOWN(
      Severity.CRITICAL,
      Outcome.DENY,
      "A name, link, mail address or file of it stands among the indicators of thieves, and its"
          + " source is sure.",
      ""),
  /** A source thinks so. */
  INDICATOR_LIKELY(
      Severity.HIGH,
      Outcome.HOLD,
      "A name, link, mail address or file of it stands among the indicators of thieves, and its"
          + " source thinks so.",
      "Security has looked at what the source says, and at what was handed in."),
  /** A source is not sure. */
  INDICATOR_DOUBTFUL(
      Severity.LOW,
      Outcome.ALLOW,
      "A name, link, mail address or file of it stands among the indicators of thieves, and its"
          + " source is not sure.",
      "");

  private final Severity severity;
  private final Outcome outcome;
  private final String title;
  private final String release;

  IndicatorFinding(Severity severity, Outcome outcome, String title, String release) {
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
