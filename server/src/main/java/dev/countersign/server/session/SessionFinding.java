package dev.countersign.server.session;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/** Findings about sessions of the console. */
public enum SessionFinding implements FindingCode {
  /** Another browser used the session. */
  SESSION_COPIED(Severity.CRITICAL, "A session was used by a browser that does not hold its key."),
  /** A page was asked for with a session's cookies, and the browser did not prove its key. */
  SESSION_UNPROVEN(
      Severity.HIGH,
      "A page was asked for with a session's cookies, and whoever asked did not prove its key."),
  /** A request with the session's cookies carried no proof of its key. */
  SESSION_WITHOUT_KEY(
      Severity.HIGH, "A request that changes something carried a session's cookies, but no proof.");

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
