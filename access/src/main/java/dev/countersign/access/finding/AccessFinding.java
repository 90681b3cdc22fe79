package dev.countersign.access.finding;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/** Findings about people's accounts, devices and sessions. */
public enum AccessFinding implements FindingCode {
  /** One session was used from two networks at the same time, one of them new to its owner. */
  SESSION_ON_TWO_NETWORKS(
      Severity.HIGH,
      Outcome.HOLD,
      "One session was used from two networks at the same time, one of them new to its owner.",
      "The owner says, over a channel known before, that both are theirs, or the session is ended."),
  /** One session was used with two devices or browsers. */
  SESSION_ON_TWO_DEVICES(
      Severity.HIGH,
      Outcome.HOLD,
      "One session was used with two devices or browsers.",
      "The owner says, over a channel known before, that both are theirs, or the session is ended."),
  /**
   * A session began on a new device without anybody having signed in: what was proven elsewhere was
   * used again.
   */
  SESSION_REPLAYED(
      Severity.CRITICAL,
      Outcome.HOLD,
      "A session began on a new device without anybody having signed in: what was proven elsewhere was used again.",
      "All sessions of the person are ended and they sign in again with a passkey."),
  /** A session or token was used whose sign-in was never recorded. */
  SESSION_WITHOUT_SIGN_IN(
      Severity.HIGH,
      Outcome.HOLD,
      "A session or token was used whose sign-in was never recorded.",
      "The sign-in is found in the source's log, or the session is ended."),
  /** A token that is good for one use was used again. */
  TOKEN_USED_AGAIN(
      Severity.CRITICAL,
      Outcome.HOLD,
      "A token that is good for one use was used again.",
      "All tokens of the person are ended and they sign in again with a passkey."),
  /** Somebody was in two places farther apart than anybody travels in the time between. */
  IMPOSSIBLE_TRAVEL(
      Severity.MEDIUM,
      Outcome.HOLD,
      "Somebody was in two places farther apart than anybody travels in the time between.",
      "The owner says, over a channel known before, that both are theirs."),
  /** A person's session came from a network of servers, which nobody of the company uses. */
  HOSTING_NETWORK(
      Severity.MEDIUM,
      Outcome.HOLD,
      "A person's session came from a network of servers, which nobody of the company uses.",
      "The owner says by what service they reach the internet, and it is entered among the company's networks."),
  /** A person's session came through a network that hides where it comes from. */
  ANONYMISER(
      Severity.HIGH,
      Outcome.HOLD,
      "A person's session came through a network that hides where it comes from.",
      "The owner says why, over a channel known before, or the session is ended."),
  /** A program spoke in a person's session. */
  SCRIPTED_CLIENT(
      Severity.HIGH,
      Outcome.HOLD,
      "A program spoke in a person's session.",
      "The owner says which program it is, over a channel known before, or the session is ended."),
  /** Somebody signed in with a device and from a network that were both never seen with them. */
  NEW_DEVICE_AND_NETWORK(
      Severity.MEDIUM,
      Outcome.ALLOW,
      "Somebody signed in with a device and from a network that were both never seen with them.",
      ""),
  /** A second factor was refused or ignored several times and then accepted. */
  PROMPTS_REFUSED_THEN_ACCEPTED(
      Severity.HIGH,
      Outcome.HOLD,
      "A second factor was refused or ignored several times and then accepted.",
      "The owner says, over a channel known before, that they signed in themselves."),
  /**
   * How an account proves itself was changed from a device or network that its owner never used.
   */
  PROOF_CHANGED_FROM_NEW_PLACE(
      Severity.HIGH,
      Outcome.HOLD,
      "How an account proves itself was changed from a device or network that its owner never used.",
      "The owner says, over a channel known before, that they changed it."),
  /** How an account proves itself was changed, and soon after it did what only few may. */
  PROOF_CHANGED_THEN_USED(
      Severity.CRITICAL,
      Outcome.HOLD,
      "How an account proves itself was changed, and soon after it did what only few may.",
      "The owner says, over a channel known before, that they changed it, and the person who reset it that the owner had asked."),
  /** The proof of several people was reset by one account in a short time. */
  PROOF_RESET_FOR_MANY(
      Severity.HIGH,
      Outcome.HOLD,
      "The proof of several people was reset by one account in a short time.",
      "Who did it says why, over a channel known before."),
  /**
   * An application that nobody of the company used before got lasting access to somebody's data.
   */
  CONSENT_TO_STRANGER(
      Severity.HIGH,
      Outcome.HOLD,
      "An application that nobody of the company used before got lasting access to somebody's data.",
      "Security knows the application, or the consent is taken back."),
  /** A lasting key to an interface was made. */
  API_TOKEN_CREATED(Severity.LOW, Outcome.ALLOW, "A lasting key to an interface was made.", ""),
  /** A token or a service's key was used from a network where it was never used. */
  API_TOKEN_ELSEWHERE(
      Severity.HIGH,
      Outcome.HOLD,
      "A token or a service's key was used from a network where it was never used.",
      "Its owner says where it runs, or it is replaced."),
  /** Somebody read a row of things that nobody reads who otherwise reads the same as they do. */
  STRANGE_READING(
      Severity.MEDIUM,
      Outcome.HOLD,
      "Somebody read a row of things that nobody reads who otherwise reads the same as they do.",
      "The owner says, over a channel known before, what they were looking for, or the session is ended."),
  /**
   * A long-lived session only reads what a thief wants to know, and does none of its owner's work.
   */
  QUIET_READING(
      Severity.MEDIUM,
      Outcome.HOLD,
      "A long-lived session only reads what a thief wants to know, and does none of its owner's work.",
      "The owner says that the reading was theirs, over a channel known before, or the session is ended."),
  /** Somebody read far more procedures, addresses or wallets in a short time than they ever do. */
  MASS_READING(
      Severity.HIGH,
      Outcome.HOLD,
      "Somebody read far more procedures, addresses or wallets in a short time than they ever do.",
      "The owner says why, over a channel known before."),
  /**
   * Wallets, addresses or transfers were looked at by somebody, or at hours, from which they never
   * are.
   */
  UNUSUAL_WALLET_ACCESS(
      Severity.MEDIUM,
      Outcome.HOLD,
      "Wallets, addresses or transfers were looked at by somebody, or at hours, from which they never are.",
      "The owner says why, over a channel known before."),
  /** Somebody approved, asked or signed in a way that differs from all they did before. */
  UNUSUAL_APPROVAL(
      Severity.HIGH,
      Outcome.HOLD,
      "Somebody approved, asked or signed in a way that differs from all they did before.",
      "The person repeats it with a fresh passkey and says that it was theirs."),
  /** Several small signs in one session together say that somebody else uses it. */
  SESSION_NOT_ITS_OWNERS(
      Severity.CRITICAL,
      Outcome.HOLD,
      "Several small signs in one session together say that somebody else uses it.",
      "All sessions of the person are ended and they sign in again with a passkey."),
  /** An account that was not used for long, or that was closed, is used again. */
  SLEEPING_ACCOUNT_USED(
      Severity.HIGH,
      Outcome.HOLD,
      "An account that was not used for long, or that was closed, is used again.",
      "Who answers for the account says why, over a channel known before."),
  /** Somebody was given rights to administer accounts or systems. */
  RIGHTS_GRANTED(
      Severity.MEDIUM,
      Outcome.ALLOW,
      "Somebody was given rights to administer accounts or systems.",
      ""),
  /** Somebody signed in without a second factor. */
  SIGN_IN_WITHOUT_FACTOR(
      Severity.LOW, Outcome.ALLOW, "Somebody signed in without a second factor.", ""),
  /** A rule that protects accounts, data or the record of what is done was made weaker. */
  PROTECTION_WEAKENED(
      Severity.HIGH,
      Outcome.HOLD,
      "A rule that protects accounts, data or the record of what is done was made weaker.",
      "Who changed it says why, and a second person agrees."),
  /** Somebody acts, or was allowed to act, in another person's account. */
  ACTING_AS_ANOTHER(
      Severity.HIGH,
      Outcome.HOLD,
      "Somebody acts, or was allowed to act, in another person's account.",
      "Who let them says why, over a channel known before."),
  /** The provider of accounts itself warns about this account, or its owner reported something. */
  PROVIDER_WARNED(
      Severity.HIGH,
      Outcome.HOLD,
      "The provider of accounts itself warns about this account, or its owner reported something.",
      "Security has looked at the warning."),
  /** Many sign-ins failed in a short time, for one account or from one network. */
  GUESSING(
      Severity.MEDIUM,
      Outcome.ALLOW,
      "Many sign-ins failed in a short time, for one account or from one network.",
      ""),
  /** Many sign-ins failed, and then one from the same network succeeded. */
  GUESSED(
      Severity.HIGH,
      Outcome.HOLD,
      "Many sign-ins failed, and then one from the same network succeeded.",
      "The owner says, over a channel known before, that they signed in themselves."),
  /** Data was exported, sent on or shared outside in a way that its owner never did. */
  DATA_TAKEN_OUT(
      Severity.HIGH,
      Outcome.HOLD,
      "Data was exported, sent on or shared outside in a way that its owner never did.",
      "The owner says why, over a channel known before."),
  /** Another system that shares its signals says that a session was ended or an account taken. */
  SESSION_REVOKED_ELSEWHERE(
      Severity.HIGH,
      Outcome.HOLD,
      "Another system that shares its signals says that a session was ended or an account taken.",
      "Security has looked at what the other system says."),
  /** Somebody came from an internet address that a source lays to thieves. */
  NETWORK_OF_THIEVES(
      Severity.HIGH,
      Outcome.HOLD,
      "Somebody came from an internet address that a source lays to thieves.",
      "The owner says, over a channel known before, that they came from there, or the session is ended."),
  /** An account does so much, or with so many devices, that only a part of it is compared. */
  TOO_MUCH_TO_FOLLOW(
      Severity.MEDIUM,
      Outcome.ALLOW,
      "An account does so much, or with so many devices, that only a part of it is compared.",
      "");

  private final Severity severity;
  private final Outcome outcome;
  private final String title;
  private final String release;

  AccessFinding(Severity severity, Outcome outcome, String title, String release) {
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
