package dev.countersign.access.event;

import java.util.Locale;
import java.util.Optional;

/**
 * What it was done to.
 *
 * @param id the source's own for it; empty where it gives none
 * @param name in words, or the mail address of a person in lower case; empty where it gives none
 */
public record Target(Kind kind, String id, String name) {
  /** Nothing that the record names. */
  public static final Target NOTHING = new Target(Kind.OTHER, "", "");

  /** What kind of thing. */
  public enum Kind {
    /** A wallet, its balance, its page, its policy. */
    WALLET,
    /** A transfer, or a request for one. */
    TRANSFER,
    /** A list of addresses or of counterparties. */
    ADDRESSES,
    /** A document that says how things are done: a runbook, a wiki page, a policy. */
    PROCEDURE,
    /** A secret or a key. */
    SECRET,
    /** A file or a document of another kind. */
    DOCUMENT,
    /** A repository of code. */
    REPOSITORY,
    /** An application that is signed in to. */
    APPLICATION,
    /** An account of a person. */
    ACCOUNT,
    /** A role, a group or a right. */
    ROLE,
    /** A rule or a setting. */
    SETTING,
    /** A device or a factor. */
    DEVICE,
    /** Anything else. */
    OTHER;

    /** As mapping files and JSON write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one of that word. */
    public static Optional<Kind> of(String word) {
      for (Kind one : values()) {
        if (one.word().equals(word)) {
          return Optional.of(one);
        }
      }
      return Optional.empty();
    }

    /** Whether knowing it helps to steal: what a thief reads while waiting. */
    public boolean telling() {
      return this == WALLET
          || this == TRANSFER
          || this == ADDRESSES
          || this == PROCEDURE
          || this == SECRET;
    }
  }
}
