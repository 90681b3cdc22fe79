package dev.countersign.lure.finding;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/** Findings about files and archives, by their content. */
public enum FileFinding implements FindingCode {
  /** A program under another name. */
  DISGUISED_EXECUTABLE(
      Severity.CRITICAL, Outcome.DENY, "A program is disguised as something else."),
  /** An encrypted archive. */
  ENCRYPTED_ARCHIVE(
      Severity.MEDIUM,
      Outcome.HOLD,
      "An archive is encrypted: nobody on the way could look inside.",
      "Security opens it where nothing can be lost."),
  /** It could not be read. */
  FILE_UNREADABLE(
      Severity.MEDIUM,
      Outcome.HOLD,
      "A file, or a part of it, could not be read.",
      "Security reads it by other means.");

  private final Severity severity;
  private final Outcome outcome;
  private final String title;
  private final String release;

  FileFinding(Severity severity, Outcome outcome, String title) {
    this(severity, outcome, title, "");
  }

  FileFinding(Severity severity, Outcome outcome, String title, String release) {
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
