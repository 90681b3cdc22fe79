package dev.countersign.lure.finding;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/** Signs in a message, and what they come to together. */
public enum MessageFinding implements FindingCode {
  /** An offer that nobody asked for. */
  UNSOLICITED_OFFER(
      Severity.LOW,
      Outcome.ALLOW,
      "Somebody unknown offers a job, an investment or a collaboration."),
  /** The words of offers. */
  OFFER_WORDS(Severity.INFO, Outcome.ALLOW, "It speaks of hiring, pay, investors or tokens."),
  /** More pay than such work gets. */
  PAY_OUT_OF_LINE(Severity.LOW, Outcome.ALLOW, "The pay that it offers is out of line."),
  /** Praise by personal detail. */
  PERSONAL_FLATTERY(
      Severity.INFO, Outcome.ALLOW, "It flatters with details of the reader's own work."),
  /** A test to run. */
  TEST_TO_RUN(
      Severity.MEDIUM,
      Outcome.ALLOW,
      "It asks to download and run a test, a challenge or a project."),
  /** A command to paste. */
  COMMAND_TO_RUN(Severity.MEDIUM, Outcome.ALLOW, "It asks to run a command that it gives."),
  /** Software of theirs to install. */
  SOFTWARE_TO_INSTALL(
      Severity.MEDIUM, Outcome.ALLOW, "It asks to install software that it brings or links to."),
  /** A call that needs a script. */
  CALL_BLOCKED(
      Severity.MEDIUM,
      Outcome.ALLOW,
      "It says that a call does not work here until something is run."),
  /** A file to open. */
  FILE_TO_OPEN(Severity.LOW, Outcome.ALLOW, "It asks to open a file."),
  /** A locked file with its password. */
  ARCHIVE_PASSWORD(
      Severity.MEDIUM, Outcome.ALLOW, "It gives the password of a file that comes with it."),
  /** On the company's machine. */
  COMPANY_MACHINE(Severity.MEDIUM, Outcome.ALLOW, "It wants this done on the company's machine."),
  /** Protection switched off. */
  PROTECTION_OFF(
      Severity.MEDIUM,
      Outcome.ALLOW,
      "It asks to switch off protection or to pass over a warning."),
  /** A secret to reveal. */
  SECRET_ASKED(
      Severity.MEDIUM, Outcome.ALLOW, "It asks for a seed phrase, a key, a password or a code."),
  /** A link to sign in. */
  SIGN_IN_ASKED(
      Severity.LOW, Outcome.ALLOW, "It asks to sign in or to confirm an account by a link."),
  /** A wallet to connect. */
  WALLET_TO_CONNECT(
      Severity.MEDIUM, Outcome.ALLOW, "It asks to connect a wallet, or to sign with it."),
  /** Access from afar. */
  REMOTE_ACCESS_ASKED(
      Severity.MEDIUM, Outcome.ALLOW, "It asks to let somebody else see or use this machine."),
  /** Other payment details. */
  PAYMENT_CHANGED(
      Severity.MEDIUM, Outcome.ALLOW, "It changes the account or the address to which is paid."),
  /** Money to send. */
  TRANSFER_ASKED(Severity.MEDIUM, Outcome.ALLOW, "It asks for a payment or a transfer."),
  /** A move elsewhere. */
  OTHER_CHANNEL(Severity.LOW, Outcome.ALLOW, "It wants to go on over another messenger."),
  /** Pressed for time. */
  URGENCY(Severity.LOW, Outcome.ALLOW, "It presses for time."),
  /** Not a word to others. */
  SECRECY(Severity.LOW, Outcome.ALLOW, "It asks to keep it secret, or to ask nobody."),
  /** An alarm. */
  ALARM(Severity.LOW, Outcome.ALLOW, "It raises an alarm about an account, a wallet or a machine."),
  /** A first contact. */
  FIRST_CONTACT(Severity.INFO, Outcome.ALLOW, "Whoever wrote this has not written before."),
  /** Nobody named, as of pasted text. */
  SENDER_UNKNOWN(Severity.INFO, Outcome.ALLOW, "Nothing shows who wrote this."),
  /** SPF, DKIM or DMARC failed. */
  IDENTITY_FAILED(
      Severity.MEDIUM, Outcome.ALLOW, "The mail failed the check of where it comes from."),
  /** Reply-To leads elsewhere. */
  REPLY_ELSEWHERE(
      Severity.LOW, Outcome.ALLOW, "An answer would go to another address than the sender's."),
  /** A company without its domain. */
  FREE_MAIL_FOR_COMPANY(
      Severity.LOW, Outcome.ALLOW, "It speaks for a company from a free mail address."),
  /** A company's name on another domain. */
  COMPANY_NOT_PROVEN(
      Severity.LOW, Outcome.ALLOW, "It speaks for a company whose domain it does not come from."),
  /** A known name on an unknown address. */
  NAME_IMITATED(
      Severity.HIGH,
      Outcome.ALLOW,
      "It shows the name of somebody known, but comes from another address."),
  /** Somebody says that they are a colleague. */
  COLLEAGUE_CLAIMED(
      Severity.LOW, Outcome.ALLOW, "It says that it is from a colleague, and nothing shows that."),
  /** A sender's domain like a known one. */
  SENDER_DOMAIN_IMITATED(
      Severity.HIGH, Outcome.ALLOW, "It comes from a domain that looks like a known one."),
  /** A conversation gone on with by another. */
  THREAD_TAKEN_OVER(
      Severity.HIGH, Outcome.ALLOW, "It goes on with a conversation of ours from another address."),
  /** An answer to nothing. */
  FALSE_REPLY(
      Severity.LOW,
      Outcome.ALLOW,
      "It looks like an answer, but nothing shows that we wrote before."),
  /** Text unseen. */
  HIDDEN_TEXT(Severity.LOW, Outcome.ALLOW, "It holds text that its reader does not see."),
  /** Letters of two alphabets in a word. */
  MIXED_LETTERS(
      Severity.MEDIUM,
      Outcome.ALLOW,
      "Words are written with letters of another alphabet that look alike."),
  /** Characters that nobody sees. */
  INVISIBLE_LETTERS(Severity.LOW, Outcome.ALLOW, "Invisible characters stand inside its words."),
  /** A file from a stranger. */
  UNEXPECTED_FILE(Severity.LOW, Outcome.ALLOW, "A first contact comes with a file."),
  /** A link from a stranger. */
  UNEXPECTED_LINK(
      Severity.LOW,
      Outcome.ALLOW,
      "A first contact comes with a link to code, a file or a meeting."),
  /** A known contact, proven. */
  KNOWN_CONTACT(
      Severity.INFO,
      Outcome.ALLOW,
      "Whoever wrote this is known, and the mail proves that it is from them."),
  /** We wrote first. */
  OWN_CONVERSATION(Severity.INFO, Outcome.ALLOW, "It belongs to a conversation that we began."),
  /** A domain that is proven. */
  SENDER_PROVEN(
      Severity.INFO, Outcome.ALLOW, "The mail proves that it comes from the sender's own domain."),
  /** A list. */
  LIST_MAIL(Severity.INFO, Outcome.ALLOW, "It went to many, over a list that can be left."),
  /** A test with nothing to run. */
  ORDINARY_TEST(
      Severity.INFO,
      Outcome.ALLOW,
      "The test that it speaks of is done in a browser, at a known place."),
  /** A warning, not a lure. */
  SECURITY_ADVICE(Severity.INFO, Outcome.ALLOW, "It warns of such messages."),
  /** Weighed by its words. */
  SOUNDS_LIKE_LURES(
      Severity.INFO,
      Outcome.ALLOW,
      "Its words are rather those of lures than of ordinary messages."),
  /** An offer that ends in code to run. */
  LURE_TO_RUN(
      Severity.CRITICAL,
      Outcome.DENY,
      "A stranger's offer ends in code to run: the pattern of a theft."),
  /** A secret for a stranger. */
  LURE_FOR_SECRETS(
      Severity.CRITICAL,
      Outcome.DENY,
      "A stranger wants a secret, a wallet's signature or this machine: the pattern of a theft."),
  /** Money for another. */
  LURE_FOR_PAYMENT(
      Severity.CRITICAL,
      Outcome.DENY,
      "Somebody who is not shown to be the payee wants money sent elsewhere: the pattern of a fraud."),
  /** Not who they say. */
  IMPERSONATION(
      Severity.CRITICAL, Outcome.DENY, "Somebody pretends to be known and wants something done."),
  /** A conversation in other hands. */
  STOLEN_CONVERSATION(
      Severity.CRITICAL,
      Outcome.DENY,
      "A conversation was taken over, and now wants something done."),
  /** Signs of a lure that may have an innocent cause. */
  LURE_SUSPECTED(
      Severity.HIGH,
      Outcome.HOLD,
      "Several signs together look like the beginning of a theft.",
      "Whoever it claims to be from confirms it over a channel known before, or security has looked at it."),
  /** It could not be read. */
  MESSAGE_UNREADABLE(
      Severity.MEDIUM,
      Outcome.HOLD,
      "The message, or a part of it, could not be read.",
      "Security reads it by other means.");

  private final Severity severity;
  private final Outcome outcome;
  private final String title;
  private final String release;

  MessageFinding(Severity severity, Outcome outcome, String title) {
    this(severity, outcome, title, "");
  }

  MessageFinding(Severity severity, Outcome outcome, String title, String release) {
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
