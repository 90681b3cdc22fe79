package dev.countersign.lure.finding;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/** Findings about links and domains. */
public enum LinkFinding implements FindingCode {
  /** A domain that imitates ours, or a counterparty's. */
  OWN_DOMAIN_IMITATED(
      Severity.CRITICAL,
      Outcome.DENY,
      "A link leads to, or a mail comes from, a domain that imitates your company's own or a"
          + " counterparty's."),
  /** A domain that looks like another's. */
  IMITATED_DOMAIN(
      Severity.HIGH,
      Outcome.HOLD,
      "A link leads to, or a mail comes from, a domain that imitates a known one.",
      "Whoever is imitated confirms over a channel known before that the domain is theirs."),
  /** A domain on a list. */
  LISTED_DOMAIN(
      Severity.CRITICAL,
      Outcome.DENY,
      "A link leads to, or a mail comes from, a domain on a list of domains used for theft."),
  /** Words of lures in a domain. */
  LURE_WORDS_DOMAIN(
      Severity.MEDIUM, Outcome.ALLOW, "A link's domain is made of words that lures are made of."),
  /** A known name is shown, and the link leads elsewhere. */
  KNOWN_NAME_ELSEWHERE(
      Severity.HIGH,
      Outcome.HOLD,
      "A link shows a known domain and leads to another.",
      "Whoever is named confirms over a channel known before that the link is theirs."),
  /** Text against target. */
  TEXT_AGAINST_TARGET(Severity.LOW, Outcome.ALLOW, "A link shows one domain and leads to another."),
  /** A shortened link. */
  SHORTENED_LINK(Severity.LOW, Outcome.ALLOW, "A link hides where it leads behind a shortener."),
  /** A scheme that starts programs. */
  DANGEROUS_SCHEME(
      Severity.CRITICAL, Outcome.DENY, "Opening a link would start a program or run code."),
  /** A page within the link. */
  CONTENT_IN_LINK(
      Severity.HIGH,
      Outcome.HOLD,
      "A link carries a page within itself, which no filter on the way has seen.",
      "Security has read what the link carries."),
  /** A file share. */
  FILE_LINK(
      Severity.HIGH,
      Outcome.HOLD,
      "A link opens a file or a share of another machine.",
      "Security knows the machine."),
  /** It opens a wallet. */
  WALLET_LINK(Severity.LOW, Outcome.ALLOW, "A link opens a wallet with a request in it."),
  /** A name in front of the host. */
  USER_IN_ADDRESS(
      Severity.HIGH,
      Outcome.HOLD,
      "What looks like a link's domain is only a user's name; it leads elsewhere.",
      "Security knows the domain behind the sign @."),
  /** A bare IP address. */
  BARE_ADDRESS(Severity.MEDIUM, Outcome.ALLOW, "A link leads to a number instead of a domain."),
  /** A disguised IP address. */
  DISGUISED_ADDRESS(
      Severity.HIGH,
      Outcome.HOLD,
      "A link leads to a number written so that it is not recognised.",
      "Security knows the address."),
  /** An odd port. */
  ODD_PORT(Severity.LOW, Outcome.ALLOW, "A link leads to an unusual port."),
  /** Letters of other alphabets. */
  INTERNATIONAL_DOMAIN(
      Severity.INFO, Outcome.ALLOW, "A link's domain has letters beyond plain Latin ones."),
  /** Alphabets are mixed. */
  MIXED_ALPHABETS(
      Severity.HIGH,
      Outcome.HOLD,
      "A link's domain mixes alphabets within a word.",
      "Security knows the domain."),
  /** It leads on. */
  REDIRECTING_LINK(Severity.LOW, Outcome.ALLOW, "A link leads on to another domain."),
  /** It lets somebody in without a password. */
  CONSENT_ASKED(
      Severity.HIGH,
      Outcome.HOLD,
      "A link asks you to let a program or a device of somebody else in, without a password.",
      "Whoever runs your accounts knows the program and says that it is wanted."),
  /** A gateway. */
  CONTENT_GATEWAY(
      Severity.MEDIUM, Outcome.ALLOW, "A link leads to content that nobody answers for."),
  /** Free hosting. */
  FREE_HOSTING(Severity.LOW, Outcome.ALLOW, "A link leads to a host where anybody gets a name."),
  /** A download. */
  DOWNLOAD_LINK(Severity.MEDIUM, Outcome.ALLOW, "A link downloads an archive or a program."),
  /** A file of a code host. */
  CODE_HOST_FILE(Severity.LOW, Outcome.ALLOW, "A link downloads a file from a code host."),
  /** A very long link. */
  LONG_LINK(Severity.LOW, Outcome.ALLOW, "A link is longer than anybody reads."),
  /** It is written to deceive. */
  DECEPTIVE_SPELLING(
      Severity.HIGH,
      Outcome.HOLD,
      "A link is spelled so that people and programs read it differently.",
      "Security knows where it leads."),
  /** There are more links. */
  LINKS_UNREAD(
      Severity.MEDIUM,
      Outcome.HOLD,
      "There are more links than are read of one message.",
      "Security reads the others.");

  private final Severity severity;
  private final Outcome outcome;
  private final String title;
  private final String release;

  LinkFinding(Severity severity, Outcome outcome, String title) {
    this(severity, outcome, title, "");
  }

  LinkFinding(Severity severity, Outcome outcome, String title, String release) {
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
