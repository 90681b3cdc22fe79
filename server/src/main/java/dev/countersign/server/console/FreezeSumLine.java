package dev.countersign.server.console;

import dev.countersign.model.value.Amount;
import dev.countersign.response.freeze.Quantity;
import dev.countersign.server.freeze.FreezeSums;
import java.math.BigInteger;
import java.util.List;

/**
 * What was asked of an asset and what came of it, in words.
 *
 * @param nobody what rests with nobody who could be asked
 */
public record FreezeSumLine(
    String asset,
    String there,
    String asked,
    String frozen,
    String refused,
    String waiting,
    String nobody) {
  static List<FreezeSumLine> of(FreezeSums sums) {
    return sums.lines().stream().map(FreezeSumLine::of).toList();
  }

  private static FreezeSumLine of(FreezeSums.Line one) {
    BigInteger nobody = one.there().units().subtract(one.stoppable().units());
    return new FreezeSumLine(
        one.asset().symbol() + " on " + one.asset().chain().name(),
        words(one, one.there()),
        words(one, one.asked()),
        words(one, one.frozen()),
        words(one, one.refused()),
        words(one, one.waiting()),
        words(one, new Amount(nobody.max(BigInteger.ZERO))));
  }

  private static String words(FreezeSums.Line of, Amount amount) {
    return new Quantity(of.asset(), amount).words();
  }
}
