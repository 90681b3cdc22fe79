package dev.countersign.access.watch;

import dev.countersign.access.finding.AccessFinding;

/**
 * A small fact about a session, worth so many points: about twice the binary logarithm of how much
 * more often it is seen with thieves than with owners, set by hand and measured with what the
 * scenarios give (docs/access-scenarios.md). Points of one session are added; no fact counts twice.
 */
enum Sign {
  OTHER_DEVICE(
      9,
      AccessFinding.SESSION_ON_TWO_DEVICES,
      "it was used on another device than the one it began on",
      "a browser profile that was moved to a new machine"),
  OTHER_SYSTEM(
      8,
      AccessFinding.SESSION_ON_TWO_DEVICES,
      "it was used under another operating system than it began under",
      "a browser that was told to show the page as another device would"),
  OTHER_BROWSER(
      7,
      AccessFinding.SESSION_ON_TWO_DEVICES,
      "it was used with another browser or program than it began with",
      "an application that opens its pages in another browser"),
  OLDER_VERSION(
      3,
      AccessFinding.SESSION_ON_TWO_DEVICES,
      "its browser became older",
      "an update that was taken back"),
  BACK_AND_FORTH(
      5,
      AccessFinding.SESSION_ON_TWO_NETWORKS,
      "it went back and forth between two networks within minutes",
      "two ways to the internet at once, or a VPN that was switched on and off"),
  OFTEN_BACK_AND_FORTH(
      4,
      AccessFinding.SESSION_ON_TWO_NETWORKS,
      "it kept going back and forth between them",
      "two ways to the internet at once, which share the traffic"),
  TWO_LINES(
      4,
      AccessFinding.SESSION_ON_TWO_NETWORKS,
      "it came from a new line while its owner was active on another, minutes before and after",
      "two ways to the internet at once, or a provider that gives several addresses"),
  TWO_LINES_BY_TURNS(
      2,
      AccessFinding.SESSION_ON_TWO_NETWORKS,
      "it came from a new line within hours in which its owner was active on another",
      "a way there and back"),
  MANY_LINES(
      4,
      AccessFinding.SESSION_ON_TWO_NETWORKS,
      "its address changed more often within hours than those of that provider's customers do",
      "a provider that began to share addresses among its customers"),
  OFTEN_TWO_LINES(
      4,
      AccessFinding.SESSION_ON_TWO_NETWORKS,
      "that happened again and again",
      "two ways to the internet at once"),
  OTHER_NETWORK(
      0,
      AccessFinding.NEW_DEVICE_AND_NETWORK,
      "its network is one that colleagues use, and its owner never did",
      "a visit, a change of provider"),
  NEW_NETWORK(
      2,
      AccessFinding.NEW_DEVICE_AND_NETWORK,
      "its network was never seen with its owner",
      "a journey, a new provider, somebody else's network"),
  NEW_COUNTRY(
      2,
      AccessFinding.NEW_DEVICE_AND_NETWORK,
      "its country was never seen with its owner",
      "a journey"),
  NEW_VPN(
      2,
      AccessFinding.ANONYMISER,
      "its network is a VPN that its owner never used",
      "a VPN that the owner took up"),
  HOSTING(
      5,
      AccessFinding.HOSTING_NETWORK,
      "its network is one of rented servers",
      "a VPN or a remote desktop that runs on rented servers"),
  FIRST_HIDDEN(
      1,
      AccessFinding.HOSTING_NETWORK,
      "its owner signed in from no VPN, relay or rented server before",
      "a VPN that the owner took up"),
  HIDDEN(
      6,
      AccessFinding.ANONYMISER,
      "its network hides where it comes from",
      "an owner who values privacy"),
  TRAVEL(
      4,
      AccessFinding.IMPOSSIBLE_TRAVEL,
      "its place cannot be reached from where its owner was just before",
      "a VPN, or a provider whose addresses are placed wrongly"),
  ELSEWHERE(
      2,
      AccessFinding.SESSION_ON_TWO_NETWORKS,
      "its owner was at work on a known network at the same time",
      "a second device on another network"),
  SCRIPT(
      8,
      AccessFinding.SCRIPTED_CLIENT,
      "a program spoke in it that its owner never used",
      "a script of the owner's own"),
  NO_SIGN_IN(
      3,
      AccessFinding.SESSION_WITHOUT_SIGN_IN,
      "no sign-in of it was recorded, as those of other sessions are",
      "a gap in the log"),
  NEW_DEVICE(
      3,
      AccessFinding.NEW_DEVICE_AND_NETWORK,
      "its device was never seen with its owner",
      "a new device, or cookies that were cleared"),
  UNMARKED_DEVICE(
      3,
      AccessFinding.NEW_DEVICE_AND_NETWORK,
      "its sign-in came without the mark of a device that its owner's sign-ins carry",
      "cookies that were cleared, a private window"),
  PROOF_RESET(
      3,
      AccessFinding.PROOF_CHANGED_THEN_USED,
      "it came soon after the owner's factors or password were reset by somebody else",
      "a lost phone"),
  PROOF_CHANGED_HERE(
      3,
      AccessFinding.PROOF_CHANGED_FROM_NEW_PLACE,
      "from it a factor, a password or a way back into the account was changed",
      "a new phone, set up on the way"),
  PROMPTS_REFUSED(
      4,
      AccessFinding.PROMPTS_REFUSED_THEN_ACCEPTED,
      "prompts for a second factor were refused or ignored just before it began",
      "a phone out of reach, then found"),
  FAILURES(
      4,
      AccessFinding.GUESSED,
      "many sign-ins failed just before it began",
      "a password that was forgotten"),
  SERVICE_AT_HOME(
      3,
      AccessFinding.API_TOKEN_ELSEWHERE,
      "a service acted from a network of homes and offices",
      "a service that somebody tries on their own machine"),
  NEVER_SEEN(
      4,
      AccessFinding.SLEEPING_ACCOUNT_USED,
      "the account was never seen in all the time, and nothing says that it was made",
      "an account that was made where nothing is recorded"),
  SLEEPING(
      5,
      AccessFinding.SLEEPING_ACCOUNT_USED,
      "the account had not been used for weeks",
      "a return from a long leave"),
  CLOSED(
      9,
      AccessFinding.SLEEPING_ACCOUNT_USED,
      "the account had been closed",
      "an account that was opened again without a record of it"),
  UNUSUAL_HOUR(
      1,
      AccessFinding.UNUSUAL_WALLET_ACCESS,
      "it read what is worth knowing at an hour at which its owner never works",
      "a night shift, a deadline"),
  FIRST_OF_KIND(
      2,
      AccessFinding.UNUSUAL_WALLET_ACCESS,
      "it looked at things of a kind that its owner never looks at",
      "a new task"),
  MUCH_READ(
      4,
      AccessFinding.MASS_READING,
      "it read several times as much of what is worth knowing as its owner does on a busy day",
      "an audit, a new task, a backup by hand"),
  VERY_MUCH_READ(
      3,
      AccessFinding.MASS_READING,
      "it read many times as much as its owner ever did",
      "an audit, a backup by hand"),
  STRANGE_READ(
      3,
      AccessFinding.STRANGE_READING,
      "it read a row of things that nobody reads who otherwise reads the same as its owner",
      "a new task, work for another team"),
  MUCH_STRANGE_READ(
      5,
      AccessFinding.STRANGE_READING,
      "it went on reading such things",
      "a new task, work for another team"),
  ONLY_READS(
      2,
      AccessFinding.QUIET_READING,
      "in hours it did none of its owner's work and only read",
      "somebody who prepares a report"),
  TAKEN_OUT(
      3,
      AccessFinding.DATA_TAKEN_OUT,
      "from it data was exported, sent on or shared outside, which its owner never did",
      "a new task"),
  NEW_DEED(
      1,
      AccessFinding.UNUSUAL_APPROVAL,
      "from it something was done that its owner never did before",
      "a new task"),
  TOKEN_STRAYS(
      3,
      AccessFinding.API_TOKEN_ELSEWHERE,
      "a lasting key was used from a network where neither it nor its owner was ever seen",
      "a journey"),
  SERVICE_MOVED(
      8,
      AccessFinding.API_TOKEN_ELSEWHERE,
      "a service's key was used from a network where it was never used, though others of the company are there",
      "a service that moved to another host"),
  SERVICE_ON_OTHER_BLOCK(
      1,
      AccessFinding.API_TOKEN_ELSEWHERE,
      "a service's key was used from addresses of its network where it was never used",
      "a service that moved to another host"),
  SERVICE_NEVER_SEEN(
      3,
      AccessFinding.SLEEPING_ACCOUNT_USED,
      "it is a service that acts for the first time",
      "a service that runs once in a quarter"),
  TOKEN_ELSEWHERE(
      6,
      AccessFinding.API_TOKEN_ELSEWHERE,
      "a lasting key was used from a network where it was never used",
      "a service that moved to another host"),
  TOKEN_OTHER_PROGRAM(
      3,
      AccessFinding.API_TOKEN_ELSEWHERE,
      "a lasting key was used by another program than before",
      "a service that was rebuilt");

  final int points;
  final AccessFinding code;
  final String words;
  final String innocent;
  final long bit;

  @SuppressWarnings("EnumOrdinal") // a set of signs is kept as bits, in memory only
  Sign(int points, AccessFinding code, String words, String innocent) {
    this.points = points;
    this.code = code;
    this.words = words;
    this.innocent = innocent;
    this.bit = 1L << ordinal();
  }

  /** Signs that speak of the network only, which a device that is well known outweighs in part. */
  boolean ofNetwork() {
    return switch (this) {
      case NEW_NETWORK, OTHER_NETWORK, NEW_COUNTRY, NEW_VPN, FIRST_HIDDEN, TRAVEL -> true;
      default -> false;
    };
  }
}
