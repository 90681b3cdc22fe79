package dev.countersign.drill.difficulty;

import java.util.Locale;

/**
 * What can be seen in a message that speaks against it: the 23 cues of NIST TN 2276, NIST Phish
 * Scale User Guide (2023), in its five groups.
 */
public enum Cue {
  /** Errors. */
  SPELLING_OR_GRAMMAR("an error of spelling or grammar"),
  /** Errors. */
  INCONSISTENCY("something that does not fit the rest"),
  /** Technical indicators. */
  ATTACHMENT("a file that may be dangerous"),
  /** Technical indicators. */
  SENDER_ADDRESS("a name that does not belong to the address beside it"),
  /** Technical indicators. */
  LINK_HIDDEN("a text that hides where its link leads"),
  /** Technical indicators. */
  DOMAIN_SPOOFED("a domain that looks like another"),
  /** Visual presentation. */
  NO_BRANDING("no logo or mark where one would be expected"),
  /** Visual presentation. */
  BRANDING_IMITATED("a logo or mark that is imitated or out of date"),
  /** Visual presentation. */
  UNPROFESSIONAL_DESIGN("a form that no professional would send out"),
  /** Visual presentation. */
  SECURITY_ICONS("a sign of security that proves nothing"),
  /** Language and content. */
  LEGAL_LANGUAGE("legal language"),
  /** Language and content. */
  DISTRACTING_DETAIL("details that have nothing to do with it"),
  /** Language and content. */
  SENSITIVE_REQUEST("a request for something sensitive"),
  /** Language and content. */
  URGENCY("haste"),
  /** Language and content. */
  THREAT("a threat"),
  /** Language and content. */
  GENERIC_GREETING("a greeting that would fit anybody"),
  /** Language and content. */
  NO_SIGNER("nobody who signs, or no way to reach them"),
  /** Common tactics. */
  HUMANITARIAN("an appeal to help"),
  /** Common tactics. */
  TOO_GOOD("an offer that is too good to be true"),
  /** Common tactics. */
  YOU_ARE_SPECIAL("praise that is meant for you alone"),
  /** Common tactics. */
  LIMITED_TIME("an offer that ends soon"),
  /** Common tactics. */
  WORK_PROCESS("the look of a usual process at work"),
  /** Common tactics. */
  AUTHORITY("somebody who is a friend, a colleague or a superior, as it says");

  private final String words;

  Cue(String words) {
    this.words = words;
  }

  /** For a list. */
  public String words() {
    return words;
  }

  /** As templates write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The one of that word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Cue of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
