package dev.countersign.watch.rule.document;

import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Nearest;
import dev.countersign.rules.yaml.Values;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import dev.countersign.watch.rule.Direction;
import dev.countersign.watch.rule.Party;
import dev.countersign.watch.rule.Pick;
import dev.countersign.watch.rule.Side;
import dev.countersign.watch.rule.Test;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the structured conditions of a rule, under {@code when} and {@code unless}. */
final class WhenReader {
  /** The names of the conditions, in the order in which they are cheapest to ask. */
  static final List<String> FIELDS =
      List.of(
          "direction",
          "chain",
          "asset",
          "screened",
          "look-alike",
          "wallet",
          "counterparty",
          "from",
          "to",
          "amount",
          "hours");

  /** Kinds under which lists have addresses. */
  static final Set<String> SCREENED =
      Set.of(
          "sanctioned",
          "mixer",
          "stolen",
          "scam",
          "darknet",
          "ransomware",
          "blacklisted",
          "bridge",
          "exchange",
          "gambling",
          "other");

  private final Lists lists;
  private final ZoneId zone;
  private final Amounts amounts;
  private final Mistakes mistakes;

  WhenReader(Lists lists, ZoneId zone, Amounts amounts, Mistakes mistakes) {
    this.lists = lists;
    this.zone = zone;
    this.amounts = amounts;
    this.mistakes = mistakes;
  }

  /** The conditions of a block. */
  List<Test> read(MapReader map) {
    List<Test> tests = new ArrayList<>();
    for (String field : FIELDS) {
      if (map.has(field)) {
        Test test = test(map, field);
        if (test != null) {
          tests.add(test);
        }
      }
    }
    contradictions(map, tests);
    return tests;
  }

  /** What the rule's assets are, for amounts. */
  List<Text> assets(MapReader map) {
    return lists.expanded(map.texts("asset"), new Mistakes());
  }

  private @Nullable Test test(MapReader map, String field) {
    return switch (field) {
      case "direction" -> direction(map);
      case "chain" -> chains(map);
      case "asset" -> assetIs(map);
      case "screened" -> screened(map);
      case "look-alike" -> new Test.LooksAlike(map.flag(field));
      case "amount" -> amounts.amount(map, assets(map));
      case "hours" -> hours(map);
      default -> is(map, field);
    };
  }

  private @Nullable Test direction(MapReader map) {
    Text text = map.text("direction");
    if (text == null) {
      return null;
    }
    for (Direction direction : Direction.values()) {
      if (direction.word().equals(text.value())) {
        return new Test.Goes(direction);
      }
    }
    mistakes.add(text.spot(), "\"direction\" is in, out or other");
    return null;
  }

  private @Nullable Test chains(MapReader map) {
    Set<Long> chains = new HashSet<>();
    for (Text text : lists.expanded(map.texts("chain"), mistakes)) {
      Integer chain =
          text.value().equals("bitcoin")
              ? Integer.valueOf(0)
              : Values.whole(text, "\"chain\"", 1, 999_999_999, mistakes);
      if (chain != null) {
        chains.add(chain.longValue());
      }
    }
    return chains.isEmpty() ? null : new Test.On(Set.copyOf(chains));
  }

  private @Nullable Test assetIs(MapReader map) {
    Set<String> symbols = new HashSet<>();
    Set<String> contracts = new HashSet<>();
    for (Text text : lists.expanded(map.texts("asset"), mistakes)) {
      if (text.value().startsWith("0x")) {
        contracts.add(text.value().toLowerCase(Locale.ROOT));
      } else {
        symbols.add(text.value());
      }
    }
    return symbols.isEmpty() && contracts.isEmpty()
        ? null
        : new Test.Of(Set.copyOf(symbols), Set.copyOf(contracts));
  }

  private @Nullable Test screened(MapReader map) {
    Set<String> kinds = new HashSet<>();
    for (Text text : lists.expanded(map.texts("screened"), mistakes)) {
      if (SCREENED.contains(text.value())) {
        kinds.add(text.value());
      } else {
        mistakes.add(
            text.spot(),
            "There is no kind \"" + text.value() + "\"" + Nearest.hint(text.value(), SCREENED));
      }
    }
    return kinds.isEmpty() ? null : new Test.Screened(Set.copyOf(kinds));
  }

  private @Nullable Test is(MapReader map, String field) {
    List<Pick> picks = new ArrayList<>();
    for (Text text : lists.expanded(map.texts(field), mistakes)) {
      picks.add(pick(text.value()));
    }
    Side side = Side.of(field).orElseThrow();
    return picks.isEmpty() ? null : new Test.Is(side, List.copyOf(picks));
  }

  private static Pick pick(String word) {
    for (Party.Kind kind : Party.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return new Pick.OfKind(kind);
      }
    }
    if (word.startsWith("tag:")) {
      return new Pick.OfTag(word.substring("tag:".length()));
    }
    if (word.startsWith("person:")) {
      return new Pick.OfPerson(word.substring("person:".length()));
    }
    if (word.startsWith("address:")) {
      return new Pick.OfAddress(word.substring("address:".length()));
    }
    return word.startsWith("0x") && word.length() == 42
        ? new Pick.OfAddress(word.toLowerCase(Locale.ROOT))
        : new Pick.OfLabel(word);
  }

  private @Nullable Test hours(MapReader map) {
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
    for (Text text : lists.expanded(fields.texts("except"), mistakes)) {
      LocalDate date = Values.date(text, "\"except\"", mistakes);
      if (date != null) {
        except.add(date);
      }
    }
    return days.isEmpty() || from == null || to == null
        ? null
        : new Test.Hours(Set.copyOf(days), from, to, Set.copyOf(except), zone);
  }

  private @Nullable LocalTime time(MapReader fields, String name) {
    Text text = fields.text(name);
    return text == null || text.value().equals("24:00")
        ? LocalTime.MIN
        : Values.time(text, "\"" + name + "\"", mistakes);
  }

  /** Conditions of which no movement can fit two. */
  private void contradictions(MapReader map, List<Test> tests) {
    Direction way =
        tests.stream()
            .filter(Test.Goes.class::isInstance)
            .map(test -> ((Test.Goes) test).direction())
            .findFirst()
            .orElse(null);
    if (way == null) {
      return;
    }
    for (Test test : tests) {
      if (test instanceof Test.Is is && never(way, is)) {
        mistakes.add(
            map.spot(is.side().word()),
            "With \"direction: "
                + way.word()
                + "\", \""
                + is.side().word()
                + "\" is never one of "
                + String.join(", ", is.picks().stream().map(Pick::word).toList())
                + ": the rule matches nothing");
      }
    }
  }

  private static boolean never(Direction way, Test.Is is) {
    boolean ownSide =
        switch (is.side()) {
          case WALLET -> way != Direction.OTHER;
          case FROM -> way == Direction.OUT;
          case TO -> way == Direction.IN;
          case COUNTERPARTY, ASSET, PERSON -> false;
        };
    boolean strange = way == Direction.OTHER;
    return is.picks().stream()
        .allMatch(pick ->
            pick instanceof Pick.OfKind(Party.Kind kind)
                && (ownSide ? kind != Party.Kind.OWN : strange && kind == Party.Kind.OWN));
  }

  static String[] with(List<String> fields, String... more) {
    List<String> all = new ArrayList<>(fields);
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }
}
