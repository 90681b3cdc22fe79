package dev.countersign.gate.policy.yaml;

import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.policy.condition.Condition;
import dev.countersign.gate.policy.condition.DestinationAge;
import dev.countersign.gate.policy.condition.EffectsAny;
import dev.countersign.gate.policy.condition.EffectsOnly;
import dev.countersign.gate.policy.condition.FindingsAny;
import dev.countersign.gate.policy.condition.FirstPayment;
import dev.countersign.gate.policy.condition.HoursAre;
import dev.countersign.gate.policy.condition.MoveCondition;
import dev.countersign.gate.policy.condition.RiskIs;
import dev.countersign.gate.policy.document.Stated;
import dev.countersign.gate.policy.history.MoveTest;
import dev.countersign.rules.amount.Bounds;
import dev.countersign.rules.yaml.BoundsReader;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Nearest;
import dev.countersign.rules.yaml.Values;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code when} and {@code unless}: the structured conditions of a rule. */
final class WhenReader {
  private static final String[] FIELDS = {
    "action",
    "asset",
    "chain",
    "wallet",
    "initiator",
    "destination",
    "amount",
    "total",
    "count",
    "hours",
    "risk",
    "destination-age",
    "first-payment",
    "findings",
    "effects",
    "only-effects"
  };

  private final Names names;
  private final Mistakes mistakes;
  private final Selectors selectors;
  private final AmountReader amounts;

  WhenReader(Names names, @Nullable String currency, Mistakes mistakes) {
    this.names = names;
    this.mistakes = mistakes;
    this.selectors = new Selectors(names, mistakes);
    this.amounts = new AmountReader(currency, mistakes);
  }

  /**
   * Reads a block.
   *
   * @param around what the rule asks of the move beside this block, which its totals heed too
   * @return the conditions in the order in which they are cheapest to ask
   */
  List<Stated> read(YamlNode node, String block, Collection<Stated> around) {
    MapReader map = MapReader.of(node, "\"" + block + "\"", mistakes, FIELDS);
    List<Stated> stated = new ArrayList<>();
    state(stated, map, "action", selectors.actions(map.texts("action")));
    state(stated, map, "asset", selectors.assets(map.texts("asset")));
    state(stated, map, "chain", selectors.chains(map.texts("chain")));
    state(stated, map, "wallet", selectors.wallets(map.texts("wallet")));
    state(stated, map, "initiator", selectors.initiators(map.texts("initiator")));
    state(stated, map, "destination", selectors.destinations(map.texts("destination")));
    List<Stated> moves = new ArrayList<>(around);
    moves.addAll(stated);
    List<MoveTest> among = new ArrayList<>();
    for (Stated each : moves) {
      if (each.condition() instanceof MoveCondition move) {
        among.add(move);
      }
    }
    List<Text> assets = names.expanded(map.texts("asset"), new Mistakes());
    state(stated, map, "amount", amounts.amount(map, assets));
    state(stated, map, "hours", hours(map));
    for (Condition risk : risks(map)) {
      state(stated, map, "risk", risk);
    }
    state(stated, map, "destination-age", age(map));
    if (map.has("first-payment")) {
      state(stated, map, "first-payment", new FirstPayment(map.flag("first-payment")));
    }
    state(stated, map, "findings", findings(map));
    state(stated, map, "effects", effects(map, "effects"));
    state(stated, map, "only-effects", effects(map, "only-effects"));
    state(stated, map, "count", amounts.count(map, among));
    state(stated, map, "total", amounts.total(map, assets, among));
    return stated;
  }

  private static void state(
      List<Stated> stated, MapReader map, String field, @Nullable Condition condition) {
    if (condition != null && map.has(field)) {
      stated.add(new Stated(map.spot(field).line(), condition));
    }
  }

  private @Nullable Condition hours(MapReader map) {
    YamlNode node = map.node("hours");
    if (node == null) {
      return null;
    }
    MapReader fields = MapReader.of(node, "\"hours\"", mistakes, "days", "from", "to", "except");
    Set<DayOfWeek> days =
        fields.has("days")
            ? Values.days(fields.texts("days"), mistakes)
            : EnumSet.allOf(DayOfWeek.class);
    LocalTime from = time(fields, "from");
    LocalTime to = time(fields, "to");
    Set<LocalDate> except = new HashSet<>();
    for (Text text : names.expanded(fields.texts("except"), mistakes)) {
      LocalDate date = Values.date(text, "\"except\"", mistakes);
      if (date != null) {
        except.add(date);
      }
    }
    LocalTime start = from == null ? LocalTime.MIN : from;
    if (to != null && !start.isBefore(to)) {
      mistakes.add(
          fields.spot("to"),
          "\"hours\" end before they begin; for a night, write the day's hours under \"unless\"");
      return null;
    }
    return days.isEmpty() ? null : new HoursAre(days, start, to, except);
  }

  private @Nullable LocalTime time(MapReader fields, String name) {
    Text text = fields.text(name);
    if (text == null || (name.equals("to") && text.value().equals("24:00"))) {
      return null;
    }
    return Values.time(text, "\"" + name + "\"", mistakes);
  }

  private List<Condition> risks(MapReader map) {
    YamlNode node = map.node("risk");
    if (node == null) {
      return List.of();
    }
    MapReader fields = MapReader.of(node, "\"risk\"", mistakes, "person", "session");
    List<Condition> risks = new ArrayList<>();
    for (String subject : List.of("person", "session")) {
      YamlNode ends = fields.node(subject);
      if (ends != null) {
        String what = "\"" + subject + "\"";
        Bounds<Integer> bounds =
            BoundsReader.wholes(
                MapReader.of(ends, what, mistakes, BoundsReader.ENDS.toArray(String[]::new)),
                what,
                100);
        if (bounds != null) {
          risks.add(new RiskIs(subject.equals("session"), bounds));
        }
      }
    }
    if (fields.entries().isEmpty()) {
      mistakes.add(fields.spot(), "\"risk\" says neither person nor session");
    }
    return risks;
  }

  private @Nullable Condition age(MapReader map) {
    YamlNode node = map.node("destination-age");
    if (node == null) {
      return null;
    }
    String what = "\"destination-age\"";
    MapReader ends = MapReader.of(node, what, mistakes, BoundsReader.ENDS.toArray(String[]::new));
    Bounds<Duration> bounds =
        BoundsReader.range(ends, what, text -> Values.duration(text, what, mistakes));
    return bounds == null ? null : new DestinationAge(bounds);
  }

  private @Nullable Condition findings(MapReader map) {
    List<String> right = Arrays.stream(GateFinding.values()).map(GateFinding::code).toList();
    Set<String> codes = words(map, "findings", "finding", right);
    return codes.isEmpty() ? null : new FindingsAny(codes);
  }

  private @Nullable Condition effects(MapReader map, String field) {
    Set<String> kinds = words(map, field, "effect", EffectWords.ALL);
    if (kinds.isEmpty()) {
      return null;
    }
    return field.equals("effects") ? new EffectsAny(kinds) : new EffectsOnly(kinds);
  }

  private Set<String> words(MapReader map, String field, String what, List<String> right) {
    Set<String> words = new HashSet<>();
    for (Text text : names.expanded(map.texts(field), mistakes)) {
      if (right.contains(text.value())) {
        words.add(text.value());
      } else {
        mistakes.add(
            text.spot(),
            "There is no "
                + what
                + " \""
                + text.value()
                + "\""
                + Nearest.hint(text.value(), right));
      }
    }
    return words;
  }
}
