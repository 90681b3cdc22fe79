package dev.countersign.gate.policy.expression;

import dev.countersign.gate.policy.condition.Situation;
import dev.countersign.gate.policy.history.Scope;
import dev.countersign.gate.policy.history.Side;
import dev.countersign.gate.policy.history.Total;
import dev.countersign.rules.amount.CannotTell;
import dev.countersign.rules.amount.Quantity;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The variable {@code history}: what was countersigned earlier, this one not included. */
record Earlier(Situation situation) {

  /** How many. */
  long count(Duration within, List<?> sides) {
    return total(within, sides(sides), null).count();
  }

  /** What they were worth, in the document's currency. */
  Quantity value(Duration within, List<?> sides) {
    String currency = situation.settings().currency();
    if (currency == null) {
      throw new CannotTell("the document names no currency");
    }
    Total total = total(within, sides(sides), currency);
    if (total.withoutValue() > 0) {
      throw new CannotTell("the value of something countersigned earlier is not known");
    }
    return new Quantity(total.value(), currency);
  }

  /** How much of the asset that this one moves. */
  Quantity amount(Duration within, List<?> sides) {
    Set<Side> by = sides(sides);
    by.add(Side.ASSET);
    Total total = total(within, by, null);
    if (total.withoutAmount() > 0) {
      throw new CannotTell("the amount of something countersigned earlier is not known");
    }
    return new Quantity(total.amount(), situation.amount().unit());
  }

  private Total total(Duration within, Set<Side> by, @Nullable String currency) {
    for (Side side : by) {
      if (side.key(situation.move()) == null) {
        throw new CannotTell("the " + side.word() + " is not known");
      }
    }
    return situation.total(new Scope(by, List.of()), within, currency);
  }

  private static Set<Side> sides(List<?> words) {
    Set<Side> sides = EnumSet.noneOf(Side.class);
    for (Object word : words) {
      sides.add(
          Side.of(String.valueOf(word))
              .orElseThrow(() -> new CannotTell("there is no side \"" + word + "\"")));
    }
    return sides;
  }
}
