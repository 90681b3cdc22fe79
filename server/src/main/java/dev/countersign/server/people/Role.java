package dev.countersign.server.people;

import java.util.Locale;

/** What a person may do. Each role is also a group of that name, in which quorums are counted. */
public enum Role {
  /** Asks for transfers. */
  REQUESTER("requesters", "asks for transfers"),
  /** Approves and refuses what others ask for. */
  APPROVER("approvers", "approves and refuses transfers"),
  /** Stops everything, ends sessions, sees all. */
  SECURITY("security", "stops all signing, ends sessions, sees findings"),
  /** Proposes and agrees to changes of people, policy, addresses and wallets. */
  ADMINISTRATOR("administrators", "proposes and agrees to changes"),
  /** Reads everything and changes nothing. */
  AUDITOR("auditors", "reads everything, changes nothing");

  private final String group;
  private final String does;

  Role(String group, String does) {
    this.group = group;
    this.does = does;
  }

  /** The group whose members are those with the role. */
  public String group() {
    return group;
  }

  /** In words, for the page that gives it. */
  public String does() {
    return does;
  }

  /** As it is stored and shown. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role of that word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Role of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
