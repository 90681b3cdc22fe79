package dev.countersign.watch.rule.document;

import dev.countersign.rules.amount.Bounds;
import dev.countersign.rules.yaml.BoundsReader;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Nearest;
import dev.countersign.rules.yaml.Values;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Items;
import dev.countersign.rules.yaml.YamlNode.Text;
import dev.countersign.watch.rule.Measure;
import dev.countersign.watch.rule.Side;
import dev.countersign.watch.rule.Test;
import dev.countersign.watch.shape.ShapeKind;
import dev.countersign.watch.shape.Sought;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a rule adds up, and the shape that it looks for. */
final class MeasureReader {
  /** The names of what is added up. */
  static final List<String> FIELDS =
      List.of("count", "rate", "distinct", "first-seen", "sum", "ratio");

  private static final Duration LONGEST = Duration.ofDays(400);
  private static final int KEPT = 65_536;
  private static final int MOST_KEPT = 1_000_000;
  private static final int MOST_OF_ALL = 16_000_000;
  private static final String[] OVER = {"within", "by", "amount", "most"};

  private final Amounts amounts;
  private final boolean currency;
  private final Mistakes mistakes;
  private long kept;

  MeasureReader(Amounts amounts, Mistakes mistakes) {
    this.amounts = amounts;
    this.currency = !amounts.currency().isEmpty();
    this.mistakes = mistakes;
  }

  /** All of a block. */
  List<Measure> read(MapReader map, List<Text> assets) {
    List<Measure> measures = new ArrayList<>();
    for (String field : FIELDS) {
      YamlNode node = map.node(field);
      List<YamlNode> nodes =
          node == null
              ? List.of()
              : node instanceof Items(List<YamlNode> i, var s) ? i : List.of(node);
      for (YamlNode one : nodes) {
        Measure measure = measure(field, one, assets);
        if (measure != null) {
          measures.add(measure);
        }
      }
    }
    return measures;
  }

  private @Nullable Measure measure(String field, YamlNode node, List<Text> assets) {
    String what = "\"" + field + "\"";
    List<String> own =
        switch (field) {
          case "rate" -> List.of("per");
          case "distinct", "first-seen" -> List.of("of");
          case "ratio" -> List.of("of", "to", "days", "least-days");
          default -> List.of();
        };
    List<String> right = new ArrayList<>(own);
    right.addAll(Arrays.asList(OVER));
    if (!field.equals("first-seen")) {
      right.addAll(BoundsReader.ENDS);
    }
    if (field.equals("ratio")) {
      right.remove("within");
    }
    MapReader map = MapReader.of(node, what, mistakes, right.toArray(String[]::new));
    if (!map.isObject()) {
      return null;
    }
    int days = field.equals("ratio") ? whole(map, "days", 1, 365, 30) : 0;
    long within = days > 0 ? (days + 1) * 86_400L : within(map, what);
    Measure.Over over = over(map, within, assets);
    if (over == null) {
      return null;
    }
    return switch (field) {
      case "count" -> {
        Bounds<Long> bounds = wholes(map, what, over);
        yield bounds == null ? null : new Measure.Count(over, bounds);
      }
      case "rate" -> {
        Bounds<Long> bounds = wholes(map, what, over);
        Text per = map.required("per", "1m") == null ? null : map.text("per");
        Duration time = per == null ? null : Values.someTime(per, "\"per\"", mistakes);
        yield bounds == null || time == null
            ? null
            : new Measure.Rate(over, bounds, time.toSeconds());
      }
      case "distinct" -> {
        Bounds<Long> bounds = wholes(map, what, over);
        Side of = of(map);
        yield bounds == null || of == null ? null : new Measure.Distinct(over, bounds, of);
      }
      case "first-seen" -> {
        Side of = of(map);
        yield of == null ? null : new Measure.FirstSeen(over, of);
      }
      case "sum" -> {
        Amounts.Range range = amounts.read(map, what, assets);
        yield range == null
            ? null
            : new Measure.Sum(over, range.test().bounds(), range.test().valued(), range.unit());
      }
      default -> ratio(map, over, days, assets);
    };
  }

  private @Nullable Measure ratio(MapReader map, Measure.Over over, int days, List<Text> assets) {
    Bounds<BigDecimal> bounds =
        BoundsReader.range(
            map,
            "\"ratio\"",
            text -> {
              if (text.value().matches("[0-9]{1,6}(\\.[0-9]{1,4})?")) {
                return new BigDecimal(text.value());
              }
              mistakes.add(text.spot(), "A ratio is a number such as 5 or 2.5");
              return null;
            });
    String of = word(map, "of", List.of("amount", "day"), "day");
    String to = word(map, "to", List.of("median", "mean"), "median");
    int least = whole(map, "least-days", 1, days, Math.min(5, days));
    if (!currency && assets.size() != 1 && !over.by().contains(Side.ASSET)) {
      mistakes.add(
          map.spot(),
          "\"ratio\" compares amounts of one asset; name a currency, one \"asset\", or write \"by:"
              + " [wallet, asset]\"");
      return null;
    }
    return bounds == null
        ? null
        : new Measure.Ratio(
            over, bounds, of.equals("day"), to.equals("median"), days, least, currency);
  }

  private long within(MapReader map, String what) {
    Text text = map.required("within", "24h") == null ? null : map.text("within");
    Duration within = text == null ? null : Values.someTime(text, "\"within\"", mistakes);
    if (text != null && within != null && within.compareTo(LONGEST) > 0) {
      mistakes.add(text.spot(), what + " looks back too far; at most 400d are kept");
      return 0;
    }
    return within == null ? 0 : within.toSeconds();
  }

  private Measure.@Nullable Over over(MapReader map, long within, List<Text> assets) {
    List<Side> by = new ArrayList<>();
    for (Text text : map.texts("by")) {
      Optional<Side> side = Side.of(text.value());
      if (side.isEmpty()) {
        mistakes.add(
            text.spot(),
            "There is no side \"" + text.value() + "\"" + Nearest.hint(text.value(), sides()));
      }
      side.ifPresent(by::add);
    }
    int most = most(map);
    Test.Amounts amount = amounts.amount(map, assets);
    return within == 0 ? null : new Measure.Over(within, by, Optional.ofNullable(amount), most);
  }

  private int most(MapReader map) {
    int most = whole(map, "most", 16, MOST_KEPT, KEPT);
    kept += most;
    if (kept > MOST_OF_ALL && kept - most <= MOST_OF_ALL) {
      mistakes.add(
          map.spot(),
          "Here the rules keep more than "
              + MOST_OF_ALL
              + " movements together, about 1 GB a chain; lower \"most\"");
    }
    return most;
  }

  private static List<String> sides() {
    return Arrays.stream(Side.values()).map(Side::word).toList();
  }

  private @Nullable Side of(MapReader map) {
    Text text = map.required("of", "counterparty") == null ? null : map.text("of");
    if (text == null) {
      return null;
    }
    Optional<Side> side = Side.of(text.value());
    if (side.isEmpty()) {
      mistakes.add(
          text.spot(),
          "There is no side \"" + text.value() + "\"" + Nearest.hint(text.value(), sides()));
    }
    return side.orElse(null);
  }

  private @Nullable Bounds<Long> wholes(MapReader map, String what, Measure.Over over) {
    Bounds<Integer> read = BoundsReader.wholes(map, what, 999_999_999);
    if (read == null) {
      return null;
    }
    Integer low = read.low();
    Integer high = read.high();
    if (low != null && low > over.most() && !what.equals("\"rate\"")) {
      mistakes.add(
          map.spot(),
          what + " can never come to " + low + ": " + over.most() + " are kept; raise \"most\"");
    }
    return new Bounds<>(
        low == null ? null : Long.valueOf(low),
        read.lowIn(),
        high == null ? null : Long.valueOf(high),
        read.highIn());
  }

  private String word(MapReader map, String field, List<String> right, String without) {
    Text text = map.text(field);
    if (text == null || right.contains(text.value())) {
      return text == null ? without : text.value();
    }
    mistakes.add(text.spot(), "\"" + field + "\" is " + String.join(" or ", right));
    return without;
  }

  private int whole(MapReader map, String field, int least, int most, int without) {
    Text text = map.text(field);
    Integer number =
        text == null ? null : Values.whole(text, "\"" + field + "\"", least, most, mistakes);
    return number == null ? without : number;
  }

  /** The shape; null where there is none. */
  @Nullable Sought shape(MapReader map) {
    YamlNode node = map.node("shape");
    if (node == null) {
      return null;
    }
    MapReader fields =
        MapReader.of(
            node, "\"shape\"", mistakes, "kind", "within", "at-least", "longest", "share", "most");
    Text word = fields.required("kind", "fan-out") == null ? null : fields.text("kind");
    long within = fields.isObject() ? within(fields, "\"shape\"") : 0;
    if (word == null || within == 0) {
      return null;
    }
    Optional<ShapeKind> kind = ShapeKind.of(word.value());
    if (kind.isEmpty()) {
      List<String> kinds = Arrays.stream(ShapeKind.values()).map(ShapeKind::word).toList();
      mistakes.add(
          word.spot(),
          "There is no shape \"" + word.value() + "\"" + Nearest.hint(word.value(), kinds));
      return null;
    }
    int least =
        switch (kind.get()) {
          case FAN_OUT, FAN_IN -> 10;
          case GATHER_SCATTER -> 5;
          case PEEL_CHAIN -> 4;
          case CYCLE, PASS_THROUGH -> 1;
        };
    int share = kind.get() == ShapeKind.PASS_THROUGH ? 90 : 50;
    return new Sought(
        kind.get(),
        within,
        whole(fields, "at-least", 2, 10_000, least),
        whole(fields, "longest", 2, Sought.LONGEST_CYCLE, 5),
        whole(fields, "share", 1, 100, share),
        most(fields));
  }
}
