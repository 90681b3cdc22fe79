package dev.countersign.lure.link;

import java.util.Locale;

/** How a domain is made to look like another. */
public enum Technique {
  /** Letters that look alike within the same alphabet, such as {@code rn} for {@code m}. */
  SIMILAR_LETTERS("with letters that look alike"),
  /** Letters of another alphabet that look alike; in punycode on the wire. */
  OTHER_ALPHABET("with letters of another alphabet that look alike"),
  /** Two letters swapped. */
  SWAPPED("with two letters swapped"),
  /** A letter doubled. */
  DOUBLED("with a letter doubled"),
  /** A letter left out. */
  OMITTED("with a letter left out"),
  /** A letter put in. */
  INSERTED("with a letter put in"),
  /** A letter replaced. */
  REPLACED("with a letter replaced"),
  /** A letter replaced by its neighbour on the keyboard. */
  NEIGHBOUR("with a letter replaced by its neighbour on the keyboard"),
  /** Two letters off. */
  TWO_OFF("two letters off"),
  /** A hyphen put in. */
  HYPHENATED("with hyphens put in"),
  /** The name together with words that lures use. */
  COMBINED("together with other words"),
  /** The same name under another ending. */
  OTHER_ENDING("under another ending"),
  /** The whole domain in front of another. */
  SUBDOMAIN("in front of a domain of somebody else"),
  /** The name on a host where anybody gets one. */
  FREE_HOSTING("on a host where anybody gets a name for free");

  private final String words;

  Technique(String words) {
    this.words = words;
  }

  /** As in "it has the name of ... ". */
  public String words() {
    return words;
  }

  /** As in a report, such as {@code other-ending}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
