package dev.countersign.intel.finding;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/** Findings about an address that was screened, and about the lists that it was looked for in. */
public enum IntelFinding implements FindingCode {
  /** A list of sanctions names it. */
  ADDRESS_SANCTIONED(
      Severity.CRITICAL, Outcome.DENY, "An address stands on a list of sanctions.", ""),
  /** A thief's. */
  ADDRESS_OF_THIEF(
      Severity.CRITICAL, Outcome.DENY, "An address took part in a theft, a source says.", ""),
  /** Its issuer blocks it. */
  ADDRESS_FROZEN(
      Severity.HIGH,
      Outcome.HOLD,
      "The issuer of a token put an address on its blacklist.",
      "Somebody found out why the issuer blocks it, and agrees."),
  /** A mixer's. */
  ADDRESS_MIXER(
      Severity.HIGH,
      Outcome.HOLD,
      "An address belongs to a mixer, a source says.",
      "Somebody who answers for compliance agrees."),
  /** Another crime's. */
  ADDRESS_OF_ABUSE(
      Severity.HIGH,
      Outcome.HOLD,
      "An address took part in a fraud or another crime, a source says.",
      "Somebody who answers for compliance agrees."),
  /** Poisoning. */
  ADDRESS_LOOKS_LIKE(
      Severity.HIGH,
      Outcome.HOLD,
      "An address begins and ends like one that is known but is another.",
      "Somebody compared the whole address with its source."),
  /** Its value comes from such. */
  ADDRESS_EXPOSED(
      Severity.HIGH,
      Outcome.HOLD,
      "Value of an address comes from sanctioned, stolen or mixed value, within the hops that were"
          + " asked.",
      "Somebody who answers for compliance agrees."),
  /** Old. */
  LIST_STALE(
      Severity.MEDIUM,
      Outcome.HOLD,
      "A list that was asked is older than it should be.",
      "A newer version of the list is in force."),
  /** A version that was not taken. */
  LIST_REFUSED(
      Severity.HIGH,
      Outcome.HOLD,
      "A list could not be read, or its new version was refused.",
      "A version of the list that can be read is in force."),
  /** Nobody gave it. */
  LIST_ABSENT(
      Severity.INFO, Outcome.ALLOW, "A list of sanctions was not asked: it is not there.", "");

  private final Severity severity;
  private final Outcome outcome;
  private final String title;
  private final String release;

  IntelFinding(Severity severity, Outcome outcome, String title, String release) {
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
