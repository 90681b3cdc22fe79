package dev.countersign.access.wallet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One right of one holder, by one thing.
 *
 * @param through which one of that kind: the group, the role, the address, the name of the list
 * @param since null where nobody knows
 * @param lastUsed null where it was not used, or where that cannot be seen
 * @param observed whether its use would be seen
 * @param former whether its holder left, or may not sign in any more
 */
public record Grant(
    Holder holder,
    Right right,
    Way way,
    String through,
    @Nullable Instant since,
    @Nullable Instant lastUsed,
    boolean observed,
    boolean former) {
  /** By which it is known again at the next review; what it was used for is no part of it. */
  public String key() {
    return holder.kind().word()
        + "|"
        + holder.key()
        + "|"
        + right.word()
        + "|"
        + way.word()
        + "|"
        + through;
  }

  /** By what, for a person: the kind and which one. */
  public String by() {
    return through.isEmpty() ? way.words() : way.words() + ": " + through;
  }
}
