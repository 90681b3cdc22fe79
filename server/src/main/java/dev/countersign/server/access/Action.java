package dev.countersign.server.access;

import java.util.Locale;
import java.util.Optional;

/** What can be done by itself about a finding. */
public enum Action {
  /** What the person asked for or approved is not countersigned until security lets it go on. */
  HOLD_TRANSFERS("hold what they asked for or approved"),
  /** Their sessions of this console end. */
  END_SESSIONS("end their sessions of this console"),
  /** They sign in again with a passkey before they change anything. */
  FRESH_PASSKEY("have them sign in again with their passkey before they change anything"),
  /** What they approved since it began counts no more: it waits for another approval. */
  APPROVE_AGAIN("have approved again what they approved since it began"),
  /** Other systems hear that their sessions are to end (CAEP). */
  TELL_OTHERS("tell other systems to end their sessions");

  private final String words;

  Action(String words) {
    this.words = words;
  }

  /** In words, after "would" or "to". */
  public String words() {
    return words;
  }

  /** As settings and the database write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of that word. */
  public static Optional<Action> of(String word) {
    for (Action one : values()) {
      if (one.word().equals(word)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
