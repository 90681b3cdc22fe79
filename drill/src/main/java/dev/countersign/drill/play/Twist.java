package dev.countersign.drill.play;

import java.util.List;
import java.util.Locale;

/** What is wrong with a request, after the thefts in which it was done; or nothing. */
public enum Twist {
  /**
   * Nothing: to refuse it is an error too, since work that is stopped for nothing is not trusted.
   */
  HONEST(
      "an honest request",
      "",
      "It would have paid what was asked for to whom it was asked for, and nothing else.",
      List.of(
          "“What it would do” names one payment: the amount and the destination of the heading.",
          "The destination is known, and stands there with its name and its whole address.",
          "“Why” names nothing but an approval that is missing: yours."),
      "Agree when heading, effects and hash are one and the same thing, and you know what it is"
          + " for. Ask where you do not."),
  /** The payload pays somebody else than the request names. */
  OTHER_DESTINATION(
      "another destination",
      "intent-differs",
      "It would have paid an address that nobody asked for. The page on which the payment was made"
          + " showed the right one.",
      List.of(
          "The heading names one destination, “What it would do” another.",
          "The other one has no name: it is on no list of known addresses.",
          "“to” among the payload’s fields is that other address."),
      "Refuse, and say so at once: a machine or a page between the request and you is not yours any"
          + " more. Nobody signs anything there until it is known which."),
  /** The address was taken from a history into which somebody had sent dust. */
  LOOK_ALIKE(
      "an address that looks like a known one",
      "destination-imitates-known",
      "It would have paid an address that begins and ends like one that you pay, and is another.",
      List.of(
          "The destination has no name, although it looks like one that has.",
          "Only the middle digits differ: what shortened addresses leave out.",
          "“Why” says which known address it imitates."),
      "Refuse. Take addresses from the list of known ones, never from a wallet’s history, and"
          + " compare all digits."),
  /** The payload of February 2025: what reads like a transfer of nothing is somebody's code. */
  CODE_REPLACED(
      "code that replaces the wallet’s",
      "disguised-call",
      "It would have run a stranger’s code as the Safe itself. Such code replaced the Safe’s own in"
          + " February 2025; the next payment was everything.",
      List.of(
          "“operation” among the fields is 1: a delegatecall, and no payment is one.",
          "“value” is 0 and “to” is no destination that you pay.",
          "“What it would do” does not show the payment of the heading."),
      "Refuse, stop all signing, and call security: nobody builds this by accident, and other owners"
          + " may be signing it at this moment."),
  /** Permission to take everything, at any time. */
  UNLIMITED_APPROVAL(
      "an approval without limit",
      "unlimited-approval",
      "It would have let somebody take all of the token, now and whenever more of it comes in.",
      List.of(
          "“What it would do” speaks of taking, not of a payment.",
          "The amount is no amount: it has no limit.",
          "“data” among the fields begins with 095ea7b3, which is approve, and not a9059cbb,"
              + " transfer."),
      "Refuse. Where a contract must be allowed something, it is asked for as that, with an"
          + " amount."),
  /** Somebody becomes an owner, and one signature is enough from then on. */
  OWNER_ADDED(
      "an owner who is added",
      "owners-changed",
      "It would have made a stranger an owner of the Safe, and one signature enough from then on.",
      List.of(
          "“What it would do” begins with a change of who is in control.",
          "“to” among the fields is the Safe itself: a Safe calls itself to change itself.",
          "The heading speaks of a payment, and there is none."),
      "Refuse, and ask who prepared it. Owners are changed by a request of its own, which names the"
          + " new one, and after a call to each of the others."),
  /** The right destination, and ten times the amount. */
  AMOUNT_CHANGED(
      "another amount",
      "intent-differs",
      "It would have paid ten times of what was asked for.",
      List.of(
          "The heading names one amount, “What it would do” ten times of it.",
          "The destination is right, which makes it easy to read on.",
          "“Why” says which amount was asked for."),
      "Refuse, and ask. A slip of the hand and a theft look alike here; both want a new request."),
  /** A real request, taken once more, for the same place in the Safe's order. */
  COPIED(
      "a copied request",
      "nonce-reused",
      "It would have taken the place of a request that was signed before, and paid somebody else"
          + " with that one’s words.",
      List.of(
          "Purpose and reference are right, because they were copied.",
          "The destination has no name: it is not the one of the first request.",
          "“Why” says that another payload was seen for this place in the Safe’s order (its"
              + " nonce)."),
      "Refuse, and look for the first one. Two payloads for one nonce are a replacement: somebody"
          + " means to replace it, or somebody else does.");

  private final String words;
  private final String code;
  private final String would;
  private final String seen; // a line each
  private final String earnest;

  Twist(String words, String code, String would, List<String> seen, String earnest) {
    this.words = words;
    this.code = code;
    this.would = would;
    this.seen = String.join("\n", seen);
    this.earnest = earnest;
  }

  /** For a heading. */
  public String words() {
    return words;
  }

  /** The finding by which the gate sees through it; empty for an honest one. */
  public String code() {
    return code;
  }

  /** What the payload would have done, in sentences. */
  public String would() {
    return would;
  }

  /** Which lines of the page said so. */
  public List<String> seen() {
    return seen.lines().toList();
  }

  /** What to do in earnest. */
  public String earnest() {
    return earnest;
  }

  /** Whether it ought to be agreed to. */
  public boolean honest() {
    return this == HONEST;
  }

  /** As it is stored. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
