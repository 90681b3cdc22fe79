package dev.countersign.response.cases;

import java.util.Locale;
import java.util.Optional;

/** What somebody does in a case. */
public enum CaseRole {
  /** Leads it; one at a time. */
  LEAD("leads it"),
  /** Finds out how they got in. */
  INVESTIGATES("finds out how they got in"),
  /** Follows the value. */
  FOLLOWS("follows the value"),
  /** Speaks with authorities, clients and the press. */
  SPEAKS("speaks with those outside"),
  /** Knows the law. */
  LAW("knows the law");

  private final String does;

  CaseRole(String does) {
    this.does = does;
  }

  /** In words, behind a name. */
  public String does() {
    return does;
  }

  /** As it is stored and sent. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that word. */
  public static Optional<CaseRole> of(String word) {
    for (CaseRole one : values()) {
      if (one.word().equals(word)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
