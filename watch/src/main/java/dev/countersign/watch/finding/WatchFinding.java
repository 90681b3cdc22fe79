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
      "Value left a wallet of the company, and nothing that was countersigned says so."),

  /** A rule of the company's own says something of what moved. */
  RULE_MATCHED(Severity.MEDIUM, "A rule of the company's own says something of what moved."),

  /** One account paid many. */
  SHAPE_FAN_OUT(Severity.MEDIUM, "One account paid many within a short time."),

  /** Many paid one account. */
  SHAPE_FAN_IN(Severity.MEDIUM, "Many paid one account within a short time."),

  /** Many paid one account, which paid many. */
  SHAPE_GATHER_SCATTER(
      Severity.HIGH, "Many paid one account within a short time, and it paid many."),

  /** Most of what came was passed on, again and again. */
  SHAPE_PEEL_CHAIN(
      Severity.HIGH,
      "Most of what came was passed on from account to account, and a little left behind."),

  /** Value came back to where it left. */
  SHAPE_CYCLE(Severity.MEDIUM, "Value came back to where it had left."),

  /** About as much left as came. */
  SHAPE_PASS_THROUGH(
      Severity.MEDIUM, "About as much left an account as had come to it, soon after.");

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
