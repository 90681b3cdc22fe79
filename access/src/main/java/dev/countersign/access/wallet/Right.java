package dev.countersign.access.wallet;

import java.util.Locale;
import java.util.Optional;

/** What somebody can do with a wallet. */
public enum Right {
  /** Asks for something to be signed. */
  PROPOSE("asks"),
  /** Agrees to what others ask for. */
  APPROVE("approves"),
  /** Signs for it: one voice of its quorum, or all of it where there is one key. */
  SIGN("signs"),
  /** Proposes or agrees to changes of the policy, the people or the wallets. */
  CHANGE_POLICY("changes the rules"),
  /** Gets at a key that signs for it, or makes it sign, past those who should be asked. */
  REACH_KEY("reaches its key"),
  /** Moves its value without its owners. */
  MOVE_PAST_OWNERS("moves its value past the owners"),
  /** Holds transactions up or refuses them. */
  HOLD_UP("holds up");

  private final String words;

  Right(String words) {
    this.words = words;
  }

  /** What they do, for a sentence that begins with them. */
  public String words() {
    return words;
  }

  /** As files and JSON write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of that word, whatever its case and with spaces or underlines for hyphens. */
  public static Optional<Right> of(String word) {
    String wanted = word.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    for (Right one : values()) {
      if (one.word().equals(wanted)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
