package dev.countersign.gate.policy.yaml;

import dev.countersign.gate.policy.condition.AmountIs;
import dev.countersign.gate.policy.condition.Condition;
import dev.countersign.gate.policy.condition.CountIs;
import dev.countersign.gate.policy.condition.TotalIs;
import dev.countersign.gate.policy.condition.Window;
import dev.countersign.gate.policy.history.MoveTest;
import dev.countersign.gate.policy.history.Scope;
import dev.countersign.gate.policy.history.Side;
import dev.countersign.rules.amount.Bounds;
import dev.countersign.rules.yaml.BoundsReader;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Nearest;
import dev.countersign.rules.yaml.Values;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code amount}, {@code total} and {@code count}: of one, or over a period. */
final class AmountReader {
  private static final int MOST_COUNTED = 999_999_999;

  private final @Nullable String currency;
  private final Mistakes mistakes;
  private final Map<Scope, Scope> scopes = new HashMap<>();

  AmountReader(@Nullable String currency, Mistakes mistakes) {
    this.currency = currency;
    this.mistakes = mistakes;
  }

  /** How much is asked for. */
  @Nullable Condition amount(MapReader map, List<Text> assets) {
    YamlNode node = map.node("amount");
    if (node == null) {
      return null;
    }
    MapReader ends =
        MapReader.of(node, "\"amount\"", mistakes, BoundsReader.ENDS.toArray(String[]::new));
    BoundsReader.Amounts amounts = BoundsReader.amounts(ends, "\"amount\"");
    if (amounts == null || !counted(amounts, assets)) {
      return null;
    }
    return new AmountIs(amounts.bounds(), amounts.unit(), amounts.unit().equals(currency));
  }

  /** How much over a period. */
  @Nullable Condition total(MapReader map, List<Text> assets, List<MoveTest> among) {
    YamlNode node = map.node("total");
    if (node == null) {
      return null;
    }
    MapReader fields = window(node, "total");
    BoundsReader.Amounts amounts = BoundsReader.amounts(fields, "\"total\"");
    Window window = window(fields, "total", among);
    if (amounts == null || window == null || !counted(amounts, assets)) {
      return null;
    }
    return new TotalIs(amounts.bounds(), amounts.unit(), amounts.unit().equals(currency), window);
  }

  /** How many over a period. */
  @Nullable Condition count(MapReader map, List<MoveTest> among) {
    YamlNode node = map.node("count");
    if (node == null) {
      return null;
    }
    MapReader fields = window(node, "count");
    Bounds<Long> bounds =
        BoundsReader.range(
            fields,
            "\"count\"",
            text -> {
              Integer whole = Values.whole(text, "\"count\"", 0, MOST_COUNTED, mistakes);
              return whole == null ? null : (Long) whole.longValue();
            });
    Window window = window(fields, "count", among);
    return bounds == null || window == null ? null : new CountIs(bounds, window);
  }

  /** Equal ones are the same one, so that a decision compares them at a glance. */
  private Scope scope(Set<Side> by, List<MoveTest> among) {
    Scope scope = new Scope(by, among);
    return scopes.computeIfAbsent(scope, same -> same);
  }

  private MapReader window(YamlNode node, String name) {
    List<String> right = new ArrayList<>(BoundsReader.ENDS);
    right.addAll(List.of("within", "by"));
    return MapReader.of(node, "\"" + name + "\"", mistakes, right.toArray(String[]::new));
  }

  private @Nullable Window window(MapReader fields, String name, List<MoveTest> among) {
    if (fields.required("within", "24h") == null) {
      return null;
    }
    Text within = fields.text("within");
    Duration span =
        within == null ? null : Values.someTime(within, "\"within\" of " + name, mistakes);
    Set<Side> by = EnumSet.noneOf(Side.class);
    for (Text text : fields.texts("by")) {
      Side.of(text.value())
          .ifPresentOrElse(
              by::add,
              () ->
                  mistakes.add(
                      text.spot(),
                      "A total is not kept apart by \""
                          + text.value()
                          + "\""
                          + Nearest.hint(
                              text.value(),
                              Arrays.stream(Side.values()).map(Side::word).toList())));
    }
    return span == null ? null : new Window(span, scope(by, among));
  }

  /** An amount is in the document's currency, or in the one asset that the rule names beside it. */
  private boolean counted(BoundsReader.Amounts amounts, List<Text> assets) {
    String unit = amounts.unit();
    if (unit.equals(currency)) {
      return true;
    }
    String asset = assets.size() == 1 ? assets.getFirst().value() : "";
    if (asset.equals(unit) && !asset.equals("native") && !asset.startsWith("kind:")) {
      return true;
    }
    if (unit.equals("BTC") && asset.equals("bitcoin")) {
      return true;
    }
    mistakes.add(
        amounts.spot(),
        "\""
            + unit
            + "\" is neither the document's currency"
            + (currency == null ? " (it names none)" : " (" + currency + ")")
            + " nor the one asset of this rule; write \"asset: "
            + unit
            + "\" beside it, so that amounts of one asset are compared");
    return false;
  }
}
