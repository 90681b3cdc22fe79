package dev.countersign.access.posture;

import java.util.Locale;

/** What employees should ask, in the order of the page. */
public enum Question {
  /** Event sources. */
  EVENT_SOURCES(Part.ACCESS, "Do we monitor who gets at accounts and wallets?"),
  /** Factors. */
  SECOND_FACTOR(Part.ACCESS, "Does everybody need a second factor?"),
  /** Networks. */
  NETWORK_KNOWLEDGE(Part.ACCESS, "Would we know a sign-in from a rented server or a relay?"),
  /** Session theft. */
  SESSION_RESPONSE(Part.ACCESS, "Does a stolen session lead to anything by itself?"),
  /** Administrators. */
  ADMINISTRATORS(Part.ACCESS, "Is there more than one administrator?"),
  /** Machines. */
  MACHINES(Part.ACCESS, "Does somebody answer for every machine that may ask for transfers?"),
  /** Approvals of transfers. */
  TWO_APPROVALS(Part.TRANSFERS, "Does a large transfer need two people besides whoever asks?"),
  /** The policy. */
  POLICY_TESTED(Part.TRANSFERS, "Is a policy of our own in force, with tests that pass?"),
  /** Changes. */
  RULES_GUARDED(Part.TRANSFERS, "Do changes of the rules need others, and time to notice them?"),
  /** Passkeys over effects. */
  APPROVALS_BOUND(Part.TRANSFERS, "Is every approval a signature over what it does?"),
  /** Nodes. */
  NODES(Part.TRANSFERS, "Is what a node says of the chain checked against another?"),
  /** The stop. */
  STOP(Part.TRANSFERS, "Can somebody stop everything, and was it tried?"),
  /** Owners. */
  OWNERS_KNOWN(Part.WALLETS, "Do we know the person behind every owner of our wallets?"),
  /** Modules. */
  MODULES_KNOWN(Part.WALLETS, "Can nothing move value past the owners, unknown to us?"),
  /** One person. */
  ONE_PERSON(Part.WALLETS, "Does it take more than one person to move a wallet’s value?"),
  /** One team. */
  ONE_TEAM(Part.WALLETS, "Does it take more than one team?"),
  /** One device. */
  ONE_DEVICE(Part.WALLETS, "Does it take more than one device?"),
  /** Former people. */
  FORMER_PEOPLE(Part.WALLETS, "Are the rights of those who left gone?"),
  /** Unused rights. */
  UNUSED_RIGHTS(Part.WALLETS, "Are rights that nobody uses taken away?"),
  /** Reviews. */
  REVIEWED(Part.WALLETS, "Did somebody confirm this quarter who can reach which wallet?"),
  /** Notifications. */
  TOLD(Part.READINESS, "Is somebody told when nobody looks?"),
  /** Backups. */
  BACKUP(Part.READINESS, "Is there a recent backup?"),
  /** The journal. */
  JOURNAL_KEPT(Part.READINESS, "Is the record of decisions kept where an intruder cannot reach?"),
  /** Reports. */
  LURES_REPORTED(Part.READINESS, "Do people report strange messages, and does somebody look?"),
  /** Contacts. */
  CONTACTS(Part.READINESS, "Can people ask back by a way that was checked in advance?"),
  /** Domains. */
  OWN_DOMAINS(Part.READINESS, "Would a message that imitates us be recognised?");

  private final Part part;
  private final String asks;

  Question(Part part, String asks) {
    this.part = part;
    this.asks = asks;
  }

  /** What a question is about. */
  public enum Part {
    /** Accounts, devices and sessions. */
    ACCESS("People and sessions"),
    /** From the request to the signature. */
    TRANSFERS("Transfers"),
    /** Who can do what. */
    WALLETS("Wallets"),
    /** Being told, and coming back. */
    READINESS("Readiness");

    private final String words;

    Part(String words) {
      this.words = words;
    }

    /** A heading. */
    public String words() {
      return words;
    }
  }

  /** What it is about. */
  public Part part() {
    return part;
  }

  /** The question. */
  public String asks() {
    return asks;
  }

  /** As JSON and addresses write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
