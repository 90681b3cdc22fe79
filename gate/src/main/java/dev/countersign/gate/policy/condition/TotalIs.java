package dev.countersign.gate.policy.condition;

import dev.countersign.gate.policy.history.Total;
import dev.countersign.rules.amount.Bounds;
import dev.countersign.rules.amount.CannotTell;
import dev.countersign.rules.amount.Quantity;
import java.math.BigDecimal;

/**
 * How much over a period, this one included: what was countersigned in the period that the rule's
 * other conditions speak of as well, kept apart by the sides that are named.
 *
 * @param unit the asset's symbol or contract as the document writes it, or the currency
 * @param quoted whether the bounds are in the document's currency
 */
public record TotalIs(Bounds<BigDecimal> bounds, String unit, boolean quoted, Window window)
    implements Condition {
  @Override
  public String field() {
    return "total";
  }

  @Override
  public String wanted() {
    return "the total of " + window.words() + " is " + AmountIs.words(bounds, unit);
  }

  @Override
  public boolean holds(Situation situation) {
    return ask(situation).equals(Answer.YES);
  }

  @Override
  public Object found(Situation situation) {
    return situation.withoutAmount() ? "none" : total(situation);
  }

  @Override
  public Answer ask(Situation situation) {
    if (situation.withoutAmount()) {
      return new Answer.No("none");
    }
    Sum total = total(situation); // asked of the history once
    return bounds.contains(total.number) ? Answer.YES : new Answer.No(total);
  }

  /** A quantity whose text is made only when somebody reads it. */
  private record Sum(BigDecimal number, String unit) {
    @Override
    public String toString() {
      return new Quantity(number, unit).toString();
    }
  }

  private Sum total(Situation situation) {
    Quantity own = AmountIs.asked(situation, unit, quoted);
    Total earlier = window.earlier(situation, quoted ? situation.settings().currency() : null);
    long missing = quoted ? earlier.withoutValue() : earlier.withoutAmount();
    if (missing > 0) {
      throw new CannotTell(
          (quoted ? "the value" : "the amount")
              + " of "
              + missing
              + " of the "
              + earlier.count()
              + " countersigned in the last "
              + Wording.span(window.within())
              + " is not known");
    }
    return new Sum(own.number().add(quoted ? earlier.value() : earlier.amount()), own.unit());
  }
}
