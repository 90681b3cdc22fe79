package dev.countersign.gate.policy.document;

import java.util.Locale;
import java.util.Optional;

/** What can be changed, each with its own quorum. */
public enum ChangeKind {
  /** The policy itself. */
  POLICY,
  /** Who belongs to which group. */
  GROUPS,
  /** Who is enrolled, with which roles. */
  PEOPLE,
  /** The known addresses and tokens. */
  ADDRESSES,
  /** The wallets that are guarded. */
  WALLETS,
  /** The programs that may ask. */
  MACHINES,
  /** Lifting the global stop. */
  STOP;

  /** As documents write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with that word. */
  public static Optional<ChangeKind> of(String word) {
    for (ChangeKind kind : values()) {
      if (kind.word().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
