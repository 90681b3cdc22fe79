package dev.countersign.access.finding;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/** Findings about who can reach which wallet. They change no verdict of a payload by themselves. */
public enum WalletAccessFinding implements FindingCode {
  /** A right over a wallet was not used for long. */
  RIGHT_UNUSED(Severity.LOW, "A right over a wallet was not used for long."),
  /** Somebody can do more with a wallet than at the last review. */
  RIGHT_GREW(Severity.MEDIUM, "Somebody can do more with a wallet than at the last review."),
  /** One person holds two keys of one quorum. */
  TWO_KEYS_ONE_PERSON(Severity.HIGH, "One person holds two keys of one quorum."),
  /** One person alone can move a wallet's value. */
  QUORUM_OF_ONE_PERSON(Severity.CRITICAL, "One person alone can move a wallet's value."),
  /** One team alone can meet a wallet's quorum. */
  QUORUM_OF_ONE_TEAM(Severity.MEDIUM, "One team alone can meet a wallet's quorum."),
  /** One device alone can meet a wallet's quorum. */
  QUORUM_OF_ONE_DEVICE(Severity.HIGH, "One device alone can meet a wallet's quorum."),
  /** An owner of a wallet is nobody whom the company knows. */
  OWNER_UNKNOWN(Severity.HIGH, "An owner of a wallet is nobody whom the company knows."),
  /** A module can move a wallet's value past its owners, and nobody answers for it. */
  MODULE_UNKNOWN(
      Severity.CRITICAL,
      "A module can move a wallet's value past its owners, and nobody answers for it."),
  /** Somebody whom nobody knows may propose transactions for an owner of a wallet. */
  DELEGATE_UNKNOWN(
      Severity.MEDIUM,
      "Somebody whom nobody knows may propose transactions for an owner of a wallet."),
  /** Somebody who left, or who may not sign in any more, still has a right over a wallet. */
  RIGHT_OF_FORMER(
      Severity.HIGH,
      "Somebody who left, or who may not sign in any more, still has a right over a wallet."),
  /** Who can reach a wallet was not confirmed for a quarter. */
  REVIEW_DUE(Severity.LOW, "Who can reach a wallet was not confirmed for a quarter.");

  private final Severity severity;
  private final String title;

  WalletAccessFinding(Severity severity, String title) {
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
