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
  /** Following is behind the chain, so that what is told comes late. */
  CHAIN_LAGS(Severity.HIGH, "Following is behind the chain: what happens is told late."),
  /** No block came for longer than is usual on the chain. */
  CHAIN_STANDS_STILL(
      Severity.MEDIUM,
      "No block came for longer than is usual: the chain or its nodes stand still."),
  /** The chain gave blocks up, and what they moved was taken back. */
  CHAIN_REORGANISED(Severity.LOW, "The chain gave blocks up, and what they moved was taken back."),
  /** The chain gave up more than can be taken back exactly; following stopped. */
  REORGANISATION_TOO_DEEP(
      Severity.CRITICAL,
      "The chain gave up more blocks than can be taken back exactly: following stopped."),
  /** Nodes have different blocks at the same height. */
  NODES_DISAGREE(Severity.HIGH, "Nodes have different blocks at the same height."),
  /** A node says that it is on another chain than it should be. */
  CHAIN_ID_CHANGED(
      Severity.HIGH, "A node says that it is on another chain than it should be, and is refused."),
  /** A node does not answer as it should, or is behind the others. */
  NODE_FAILS(Severity.MEDIUM, "A node does not answer as it should, or is behind the others."),
  /** Too few nodes answer, so that nothing is seen. */
  NODE_UNREACHABLE(Severity.HIGH, "Too few nodes answer: nothing that happens is seen."),
  /** The node tells no calls within transactions. */
  CALLS_UNSEEN(
      Severity.MEDIUM,
      "The node tells no calls within transactions: coins that contracts send on are not seen."),
  /** What the chain showed could not be kept. */
  CHAIN_NOT_KEPT(Severity.HIGH, "What the chain showed could not be kept, and is tried again.");

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
