package dev.countersign.gate.policy.condition;

import dev.countersign.gate.policy.history.Scope;
import dev.countersign.gate.policy.history.Side;
import dev.countersign.gate.policy.history.Total;
import dev.countersign.rules.amount.CannotTell;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A period up to now and what counts in it.
 *
 * @param within how far back; what is exactly that old no longer counts
 */
public record Window(Duration within, Scope scope) {
  /**
   * What was countersigned in it, the transfer in question not included.
   *
   * @param currency in which values are added up; null where none are asked for
   * @throws CannotTell where a side by which it is kept apart is not known
   */
  Total earlier(Situation situation, @Nullable String currency) {
    for (Side side : scope.sides()) {
      if (side.key(situation.move()) == null && situation.move().action().movesValue()) {
        throw new CannotTell("the " + side.word() + " is not known");
      }
    }
    return situation.total(scope, within, currency);
  }

  /** Such as "24 hours by initiator, this one included,". */
  String words() {
    return Wording.span(within)
        + (scope.by().isEmpty() ? "" : " " + scope.words())
        + ", this one included,";
  }
}
