package dev.countersign.gate.policy.condition;

import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.model.value.Address;
import dev.countersign.rules.amount.Bounds;
import dev.countersign.rules.amount.CannotTell;
import dev.countersign.rules.amount.Quantity;
import java.math.BigDecimal;

/**
 * How much is asked for.
 *
 * @param unit the asset's symbol or contract as the document writes it, or the currency
 * @param quoted whether the bounds are in the document's currency
 */
public record AmountIs(Bounds<BigDecimal> bounds, String unit, boolean quoted)
    implements Condition {
  @Override
  public String field() {
    return "amount";
  }

  @Override
  public String wanted() {
    return "the amount is " + words(bounds, unit);
  }

  @Override
  public boolean holds(Situation situation) {
    return !situation.withoutAmount() && bounds.contains(asked(situation).number());
  }

  @Override
  public Object found(Situation situation) {
    return situation.withoutAmount() ? "none" : asked(situation);
  }

  private Quantity asked(Situation situation) {
    return asked(situation, unit, quoted);
  }

  /**
   * The amount asked for, in the currency or in the asset's units.
   *
   * @throws CannotTell where it is not known, or counted in another unit
   */
  static Quantity asked(Situation situation, String unit, boolean quoted) {
    if (quoted) {
      return situation.value();
    }
    Quantity amount = situation.amount();
    AssetFacts asset = situation.move().asset();
    Address contract = asset == null ? null : asset.contract();
    boolean same =
        unit.startsWith("0x")
            ? contract != null && contract.toHex().equalsIgnoreCase(unit)
            : unit.equals(amount.unit());
    if (!same) {
      throw new CannotTell(
          "an amount of " + amount.unit() + " cannot be compared with one of " + unit);
    }
    return amount;
  }

  static String words(Bounds<BigDecimal> bounds, String unit) {
    return bounds.words(number -> new Quantity(number, unit).toString());
  }
}
