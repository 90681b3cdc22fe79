package dev.countersign.watch.rule.document;

import dev.countersign.model.value.Bytes;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Values;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import dev.countersign.watch.rule.ExampleCase;
import dev.countersign.watch.rule.Facts;
import dev.countersign.watch.seen.Movement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the examples of a rule. */
final class ExampleReader {
  private static final int MOST_MOVES = 2_000;
  private static final LocalDateTime BEGINNING = LocalDateTime.parse("2026-03-02T10:00:00");

  private final @Nullable YamlNode common;
  private final ZoneId zone;
  private final Mistakes mistakes;

  ExampleReader(@Nullable YamlNode common, ZoneId zone, Mistakes mistakes) {
    this.common = common;
    this.zone = zone;
    this.mistakes = mistakes;
  }

  /** Null with a mistake where it cannot be used. */
  @Nullable ExampleCase read(YamlNode node) {
    MapReader map = MapReader.of(node, "An example", mistakes, "name", "given", "moves", "alerts");
    Text text = map.required("name", "a small one first") == null ? null : map.text("name");
    String name = text == null ? null : Values.name(text, "The name of an example", mistakes);
    GivenReader given = new GivenReader(mistakes);
    given.add(common);
    given.add(map.node("given"));
    Facts facts = given.facts();
    List<Movement> moves = new ArrayList<>();
    long time = BEGINNING.atZone(zone).toEpochSecond();
    map.required("moves", "[ { from: hot, to: maker, asset: USDC, amount: 50 } ]");
    for (YamlNode move : map.items("moves")) {
      time = moves(move, facts, time, moves);
    }
    Set<Integer> expected = expected(map, moves.size());
    return name == null || expected == null
        ? null
        : new ExampleCase(name, map.spot().line(), facts, moves, expected);
  }

  private @Nullable Set<Integer> expected(MapReader map, int moves) {
    if (map.required("alerts", "[2]") == null) {
      return null;
    }
    Set<Integer> expected = new HashSet<>();
    for (Text text : map.texts("alerts")) {
      if (text.value().equals("none")) {
        continue;
      }
      Integer number = Values.whole(text, "\"alerts\"", 1, Math.max(1, moves), mistakes);
      if (number != null) {
        expected.add(number);
      }
    }
    return expected;
  }

  /** Adds the move, as often as it says, and answers the time of the last. */
  private long moves(YamlNode node, Facts facts, long before, List<Movement> moves) {
    MapReader map =
        MapReader.of(
            node, "A move", mistakes, "at", "after", "times", "from", "to", "asset", "amount",
            "chain");
    Text from = map.required("from", "hot") == null ? null : map.text("from");
    Text to = map.required("to", "maker") == null ? null : map.text("to");
    Text asset = map.text("asset");
    Text amount = map.required("amount", "50") == null ? null : map.text("amount");
    int times = whole(map, "times", MOST_MOVES, 1);
    int chain = whole(map, "chain", Integer.MAX_VALUE - 1, 1);
    Text at = map.text("at");
    Text after = map.text("after");
    Duration step = after == null ? null : Values.duration(after, "\"after\"", mistakes);
    long seconds = step == null ? 60 : step.toSeconds();
    long time = before;
    if (at != null) {
      time = at(at, before);
    }
    BigDecimal whole = amount == null ? null : number(amount);
    if (from == null || to == null || amount == null || whole == null) {
      return time;
    }
    String symbol = asset == null ? "USDC" : asset.value();
    BigInteger smallest =
        whole.movePointRight(facts.decimals(symbol)).setScale(0, RoundingMode.DOWN).toBigInteger();
    if (smallest.signum() <= 0) {
      mistakes.add(amount.spot(), "An amount is more than nothing");
      return time;
    }
    for (int i = 1; i <= times; i++) {
      if (moves.size() >= MOST_MOVES) {
        mistakes.add(map.spot(), "An example has at most " + MOST_MOVES + " moves");
        return time;
      }
      if (!moves.isEmpty() && (at == null || i > 1)) {
        time += seconds;
      }
      int number = moves.size() + 1;
      moves.add(
          new Movement(
              chain,
              number,
              time,
              Bytes.word(BigInteger.valueOf(number)),
              0,
              numbered(from, i),
              numbered(to, i),
              facts.asset(chain, symbol, null),
              smallest));
    }
    return time;
  }

  private static String numbered(Text account, int number) {
    return account.value().replace("{n}", Integer.toString(number));
  }

  private long at(Text text, long before) {
    try {
      long time = LocalDateTime.parse(text.value()).atZone(zone).toEpochSecond();
      if (time >= 0) {
        return time;
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    mistakes.add(text.spot(), "\"at\" is a local time since 1970, such as 2026-03-02T10:00");
    return before;
  }

  private @Nullable BigDecimal number(Text text) {
    String plain = text.value().replace("_", "");
    if (plain.matches("[0-9]{1,30}(\\.[0-9]{1,30})?")) {
      return new BigDecimal(plain);
    }
    mistakes.add(text.spot(), "\"amount\" is a number of whole units, such as 50 or 0.25");
    return null;
  }

  private int whole(MapReader map, String field, int most, int without) {
    Text text = map.text(field);
    Integer number =
        text == null ? null : Values.whole(text, "\"" + field + "\"", 1, most, mistakes);
    return number == null ? without : number;
  }
}
