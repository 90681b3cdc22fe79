package dev.countersign.rules.yaml;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.rules.amount.Bounds;
import dev.countersign.rules.amount.Quantity;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Ranges: {@code over}, {@code at-least}, {@code at-most} and {@code under}. */
public final class BoundsReader {
  /** The names of the ends. */
  public static final List<String> ENDS = List.of("over", "at-least", "at-most", "under");

  private BoundsReader() {}

  /** A range of amounts of one unit. */
  public record Amounts(Bounds<BigDecimal> bounds, String unit, Spot spot) {}

  public static @Nullable Amounts amounts(MapReader map, String what) {
    Set<String> units = new HashSet<>();
    Bounds<BigDecimal> bounds =
        range(
            map,
            what,
            text -> {
              try {
                Quantity quantity = Quantity.parse(text.value(), what);
                units.add(quantity.unit());
                return quantity.number();
              } catch (UnreadableInput e) {
                map.mistakes().add(text.spot(), e.sentence());
                return null;
              }
            });
    if (bounds == null) {
      return null;
    }
    if (units.size() != 1) {
      map.mistakes().add(map.spot(), what + " has two units; both ends are counted in one");
      return null;
    }
    return new Amounts(bounds, units.iterator().next(), map.spot());
  }

  public static @Nullable Bounds<Integer> wholes(MapReader map, String what, int most) {
    return range(map, what, text -> Values.whole(text, what, 0, most, map.mistakes()));
  }

  public static <T extends Comparable<? super T>> @Nullable Bounds<T> range(
      MapReader map, String what, Function<Text, @Nullable T> reader) {
    if (!map.isObject()) {
      return null;
    }
    List<String> given = new ArrayList<>(ENDS);
    given.removeIf(end -> !map.has(end));
    if (given.isEmpty()) {
      map.mistakes().add(map.spot(), what + " has no end; write over, at-least, at-most or under");
      return null;
    }
    if (map.has("over") && map.has("at-least")) {
      map.mistakes().add(map.spot("at-least"), what + " has two lower ends, over and at-least");
      return null;
    }
    if (map.has("at-most") && map.has("under")) {
      map.mistakes().add(map.spot("under"), what + " has two upper ends, at-most and under");
      return null;
    }
    T low = null;
    T high = null;
    for (String end : given) {
      Text text = map.text(end);
      T value = text == null ? null : reader.apply(text);
      if (value == null) {
        return null;
      }
      if (end.equals("over") || end.equals("at-least")) {
        low = value;
      } else {
        high = value;
      }
    }
    Bounds<T> bounds = new Bounds<>(low, map.has("at-least"), high, map.has("at-most"));
    if (bounds.isEmpty()) {
      map.mistakes().add(map.spot(), what + " leaves nothing between its ends");
      return null;
    }
    return bounds;
  }
}
