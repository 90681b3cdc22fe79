package dev.countersign.gate.intent;

import java.util.Locale;
import java.util.Set;

/** How far an intent is, and what can follow ({@code docs/transfers.md}). */
public enum IntentState {
  /** Written, and not filed yet: nobody asks for it. */
  DRAFT,
  /** Filed: it waits for its payload, for approvals, or for its time. */
  WAITING,
  /** All that the policy asks for is there; it is about to be countersigned. */
  APPROVED,
  /** Countersigned; it can be carried out once the wallet's other owners have signed. */
  COUNTERSIGNED,
  /** On its way to the chain. */
  SENT,
  /** Carried out, as the chain says. */
  CONFIRMED,
  /** Somebody, or the policy, said no. */
  REFUSED,
  /** Whoever asked took it back. */
  WITHDRAWN,
  /** Its deadline passed before it was countersigned. */
  EXPIRED;

  /** What may follow it. */
  public Set<IntentState> next() {
    return switch (this) {
      case DRAFT -> Set.of(WAITING, WITHDRAWN, EXPIRED);
      case WAITING -> Set.of(APPROVED, REFUSED, WITHDRAWN, EXPIRED);
      // Between the two the policy is asked once more, and may say that it waits after all.
      case APPROVED -> Set.of(COUNTERSIGNED, WAITING, REFUSED, WITHDRAWN, EXPIRED);
      // What is signed cannot be taken back; only its nonce can be used otherwise.
      case COUNTERSIGNED -> Set.of(SENT, CONFIRMED, REFUSED);
      case SENT -> Set.of(CONFIRMED, REFUSED, COUNTERSIGNED);
      // The block in which it succeeded or failed can leave the chain.
      case CONFIRMED, REFUSED -> Set.of(SENT);
      case WITHDRAWN, EXPIRED -> Set.of();
    };
  }

  /** True where nothing follows any more, unless the chain that it ended on is reorganised. */
  public boolean ended() {
    return this == CONFIRMED || this == REFUSED || this == WITHDRAWN || this == EXPIRED;
  }

  /** True before it is countersigned. */
  public boolean beforeSigning() {
    return this == DRAFT || this == WAITING || this == APPROVED;
  }

  /** As it is stored and shown. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The state of that word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static IntentState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
