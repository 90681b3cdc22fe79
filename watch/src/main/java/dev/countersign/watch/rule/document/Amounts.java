package dev.countersign.watch.rule.document;

import dev.countersign.rules.amount.Bounds;
import dev.countersign.rules.yaml.BoundsReader;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import dev.countersign.watch.rule.Test;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ranges of amounts, in the document's currency or in the rule's one asset. */
record Amounts(String currency, Mistakes mistakes) {
  private static final int SCALE = 18;

  /** A range and its unit. */
  record Range(Test.Amounts test, String unit) {}

  /** The range of those ends; null with a mistake where it is none. */
  @Nullable Range read(MapReader ends, String what, List<Text> assets) {
    BoundsReader.Amounts amounts = BoundsReader.amounts(ends, what);
    if (amounts == null || !counted(amounts, assets)) {
      return null;
    }
    Bounds<BigDecimal> bounds = amounts.bounds();
    BigInteger low =
        scaled(bounds.low(), bounds.lowIn() ? RoundingMode.CEILING : RoundingMode.FLOOR);
    BigInteger high =
        scaled(bounds.high(), bounds.highIn() ? RoundingMode.FLOOR : RoundingMode.CEILING);
    return new Range(
        new Test.Amounts(
            new Bounds<>(low, bounds.lowIn(), high, bounds.highIn()),
            amounts.unit().equals(currency)),
        amounts.unit());
  }

  /** The value of a field that holds nothing but a range. */
  Test.@Nullable Amounts amount(MapReader map, List<Text> assets) {
    YamlNode node = map.node("amount");
    if (node == null) {
      return null;
    }
    Range range =
        read(
            MapReader.of(node, "\"amount\"", mistakes, BoundsReader.ENDS.toArray(String[]::new)),
            "\"amount\"",
            assets);
    return range == null ? null : range.test();
  }

  private static @Nullable BigInteger scaled(@Nullable BigDecimal end, RoundingMode mode) {
    return end == null ? null : end.setScale(SCALE, mode).unscaledValue();
  }

  private boolean counted(BoundsReader.Amounts amounts, List<Text> assets) {
    String unit = amounts.unit();
    String asset = assets.size() == 1 ? assets.getFirst().value() : "";
    if (unit.equals(currency) || asset.equals(unit)) {
      return true;
    }
    if (asset.equals("bitcoin") && unit.equals("BTC")) {
      return true;
    }
    mistakes.add(
        amounts.spot(),
        "\""
            + unit
            + "\" is neither the document's currency"
            + (currency.isEmpty() ? " (it names none)" : " (" + currency + ")")
            + " nor the one asset of this rule; write \"asset: "
            + unit
            + "\" beside it, so that amounts of one asset are compared");
    return false;
  }
}
