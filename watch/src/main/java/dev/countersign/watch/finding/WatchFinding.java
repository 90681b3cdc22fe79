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
  /** A transaction that was not countersigned waits to move value out of a wallet. */
  PENDING_UNCOUNTERSIGNED(
      Severity.CRITICAL,
      "A transaction that was not countersigned waits to be taken into a block, and a wallet of the"
          + " company acts in it."),
  /** A wallet acted, and nothing that was countersigned says so. */
  ACTED_UNCOUNTERSIGNED(
      Severity.CRITICAL,
      "A wallet of the company acted, and nothing that was countersigned says so."),
  /** Something else left than what was countersigned. */
  MOVED_OTHERWISE(
      Severity.CRITICAL,
      "What was countersigned was carried out, and something else left the wallet than it said."),
  /** Value was taken by an allowance. */
  MOVED_BY_ALLOWANCE(
      Severity.HIGH,
      "Value was taken out of a wallet by somebody who was allowed to by something countersigned"
          + " earlier."),
  /** Somebody may take from a wallet, and nothing that was countersigned says so. */
  APPROVED_UNCOUNTERSIGNED(
      Severity.CRITICAL,
      "Somebody may take from a wallet of the company, and nothing that was countersigned says so."),
  /** Who controls a wallet changed, and nothing that was countersigned says so. */
  CONTROL_CHANGED(
      Severity.CRITICAL,
      "Who controls a wallet of the company changed, and nothing that was countersigned says so."),
  /** The code at a known destination is another one. */
  KNOWN_CODE_CHANGED(
      Severity.HIGH, "The code at a destination that was approved is another one than before."),
  /** A known contract has another owner, role or implementation. */
  KNOWN_CONTROL_CHANGED(
      Severity.MEDIUM,
      "Who controls a contract that the company knows changed: its owner, a role, or its code."),
  /** A token that nobody knows claims a transfer out of a wallet. */
  TRANSFER_CLAIMED(
      Severity.LOW,
      "A token that the company does not know claims that a wallet sent it, as those do that want"
          + " an address to be copied."),

  /** A listed address paid a wallet. */
  DEPOSIT_FROM_LISTED(
      Severity.HIGH,
      "Value came to a wallet of the company from an address that a list names as sanctioned, a"
          + " thief's, a mixer's or the like."),
  /** A wallet paid a listed address. */
  PAYMENT_TO_LISTED(
      Severity.CRITICAL,
      "Value left a wallet of the company for an address that a list names as sanctioned, a"
          + " thief's, a mixer's or the like."),
  /** The rules failed. */
  RULES_NOT_ASKED(
      Severity.HIGH,
      "The rules over what moves could not be asked about a block; what they would have said of it"
          + " is not known."),
  /** A message among the findings of many machines is none. */
  FINDING_UNREADABLE(
      Severity.HIGH,
      "A message where many machines write what rules found could not be read; what it would have"
          + " said is not known."),

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
      Severity.MEDIUM, "About as much left an account as had come to it, soon after."),

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
  CHAIN_NOT_KEPT(Severity.HIGH, "What the chain showed could not be kept, and is tried again."),
  /** A movement is unusual for an account, by its own history. */
  UNUSUAL_MOVEMENT(Severity.MEDIUM, "A movement is unusual for an account, by its own history.");

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
