package dev.countersign.gate.finding;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/** Findings about sessions of the console, passkeys, and tokens of machines. */
public enum SessionFinding implements FindingCode {
  /** Another browser used the session. */
  SESSION_COPIED(Severity.CRITICAL, "A session was used by a browser that does not hold its key."),
  /** A page was asked for with a session's cookies, and the browser did not prove its key. */
  SESSION_UNPROVEN(
      Severity.HIGH,
      "A page was asked for with a session's cookies, and whoever asked did not prove its key."),
  /** A request with the session's cookies carried no proof of its key. */
  SESSION_WITHOUT_KEY(
      Severity.HIGH, "A request that changes something carried a session's cookies, but no proof."),
  /** Two authenticators sign with one passkey. */
  PASSKEY_COPIED(
      Severity.CRITICAL,
      "A passkey's signature counter went back, which happens where the passkey was copied."),
  /** Who signs in is somebody else at the company's identity provider. */
  PASSKEY_OF_ANOTHER(
      Severity.HIGH,
      "A passkey was used by somebody who signed in at the identity provider as another person."),
  /** A machine's access token came with another key's proof. */
  MACHINE_TOKEN_COPIED(
      Severity.CRITICAL,
      "A machine's access token was used by somebody who does not hold the machine's key.");

  private final Severity severity;
  private final String title;

  SessionFinding(Severity severity, String title) {
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
