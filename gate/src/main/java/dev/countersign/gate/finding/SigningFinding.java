package dev.countersign.gate.finding;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/** What keeps Countersign from signing, beside what a payload and a policy say. */
public enum SigningFinding implements FindingCode {
  SIGNING_STOPPED(
      Severity.CRITICAL,
      Outcome.HOLD,
      "All signing stands still: somebody pressed the stop.",
      "The stop is lifted by those who may."),
  QUESTION_OPEN(
      Severity.HIGH,
      Outcome.HOLD,
      "Somebody who was asked to approve asked why they are getting this.",
      "The question is answered, and an approver says that the answer will do."),
  PERSON_HELD(
      Severity.HIGH,
      Outcome.HOLD,
      "The transfers of somebody who asked for this, or approved it, stand still: their account may be used by somebody else.",
      "Security says why their transfers may go on."),
  NOT_COMPOSED(
      Severity.MEDIUM,
      Outcome.HOLD,
      "There is nothing yet that could be signed.",
      "A node of the wallet's chain answers, or a payload is given."),
  PAYLOAD_CHANGED(
      Severity.CRITICAL,
      Outcome.HOLD,
      "What would be signed is not what was read, or approved, before.",
      "It is read again, and whoever must approves what it is now."),
  PAYLOAD_REFUSED(
      Severity.CRITICAL,
      Outcome.DENY,
      "A payload was given for a transfer that asks for something else, or that must not be signed.",
      ""),
  NONCE_GIVEN(
      Severity.CRITICAL,
      Outcome.DENY,
      "The wallet's nonce was given to another payload before; no nonce is countersigned twice.",
      ""),
  KEY_UNAVAILABLE(
      Severity.HIGH,
      Outcome.HOLD,
      "The key with which Countersign would sign, or the node that it needs, is not there.",
      "The key's place and the node answer again."),
  REQUESTER_GONE(
      Severity.HIGH, Outcome.DENY, "Whoever asked for it may not ask for anything any more.", ""),
  WALLET_REMOVED(Severity.HIGH, Outcome.DENY, "The wallet is not under Countersign any more.", "");

  private final Severity severity;
  private final Outcome outcome;
  private final String title;
  private final String release;

  SigningFinding(Severity severity, Outcome outcome, String title, String release) {
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
