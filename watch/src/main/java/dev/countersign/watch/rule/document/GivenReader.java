package dev.countersign.watch.rule.document;

import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Values;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import dev.countersign.watch.rule.Facts;
import dev.countersign.watch.rule.Party;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what an example takes as known. */
final class GivenReader {
  private final Mistakes mistakes;
  private final Map<String, Party.Kind> kinds = new HashMap<>();
  private final Map<String, Set<String>> tags = new HashMap<>();
  private final Map<String, Set<String>> screened = new HashMap<>();
  private final Map<String, String> labels = new HashMap<>();
  private final Map<String, String> people = new HashMap<>();
  private final Map<String, String> imitates = new HashMap<>();
  private final Map<String, BigDecimal> prices = new HashMap<>();
  private final Map<String, Integer> decimals = new HashMap<>();

  GivenReader(Mistakes mistakes) {
    this.mistakes = mistakes;
  }

  /** Adds own accounts and prices that stand in no block. */
  void begin(Set<String> own, Map<String, BigDecimal> known) {
    own.forEach(account -> kinds.put(account, Party.Kind.OWN));
    prices.putAll(known);
  }

  /** Adds what a block says; a later one overrides an earlier. */
  void add(@Nullable YamlNode node) {
    if (node == null) {
      return;
    }
    MapReader map =
        MapReader.of(
            node,
            "What is given",
            mistakes,
            "own",
            "known",
            "tags",
            "screened",
            "people",
            "labels",
            "imitates",
            "prices",
            "decimals");
    map.texts("own").forEach(text -> kinds.put(text.value(), Party.Kind.OWN));
    map.texts("known").forEach(text -> kinds.put(text.value(), Party.Kind.KNOWN));
    sets(map, "tags", tags);
    sets(map, "screened", screened);
    words(map, "labels", labels);
    words(map, "people", people);
    words(map, "imitates", imitates);
    prices(part(map, "prices"));
    decimals(part(map, "decimals"));
  }

  private void prices(@Nullable MapReader map) {
    if (map == null) {
      return;
    }
    for (String symbol : map.entries().keySet()) {
      Text text = map.text(symbol);
      BigDecimal price = text == null ? null : number(text);
      if (price != null) {
        prices.put(symbol, price);
      }
    }
  }

  private void decimals(@Nullable MapReader map) {
    if (map == null) {
      return;
    }
    for (String symbol : map.entries().keySet()) {
      Text text = map.text(symbol);
      Integer number = text == null ? null : Values.whole(text, "\"decimals\"", 0, 77, mistakes);
      if (number != null) {
        decimals.put(symbol, number);
      }
    }
  }

  private @Nullable BigDecimal number(Text text) {
    if (text.value().matches("[0-9]{1,15}(\\.[0-9]{1,18})?")) {
      return new BigDecimal(text.value());
    }
    mistakes.add(text.spot(), "A price is a decimal number such as 2000 or 0.5");
    return null;
  }

  private @Nullable MapReader part(MapReader map, String field) {
    YamlNode node = map.node(field);
    return node == null ? null : MapReader.of(node, "\"" + field + "\"", mistakes);
  }

  private void sets(MapReader map, String field, Map<String, Set<String>> into) {
    MapReader fields = part(map, field);
    if (fields != null) {
      for (String account : fields.entries().keySet()) {
        Set<String> words = new HashSet<>();
        fields.texts(account).forEach(text -> words.add(text.value()));
        into.put(account, words);
      }
    }
  }

  private void words(MapReader map, String field, Map<String, String> into) {
    MapReader fields = part(map, field);
    if (fields != null) {
      for (String account : fields.entries().keySet()) {
        String word = fields.string(account);
        if (word != null) {
          into.put(account, word);
        }
      }
    }
  }

  /** What was given. Accounts are labelled with their own names unless they are addresses. */
  Facts facts() {
    Set<String> names = new HashSet<>(kinds.keySet());
    names.addAll(tags.keySet());
    names.addAll(screened.keySet());
    names.addAll(labels.keySet());
    names.addAll(people.keySet());
    names.addAll(imitates.keySet());
    Map<String, Party> parties = new HashMap<>();
    for (String name : names) {
      parties.put(
          name,
          new Party(
              kinds.getOrDefault(name, Party.Kind.UNKNOWN),
              labels.getOrDefault(name, name.startsWith("0x") ? "" : name),
              tags.getOrDefault(name, Set.of()),
              people.getOrDefault(name, ""),
              screened.getOrDefault(name, Set.of()),
              imitates.getOrDefault(name, ""),
              ""));
    }
    return new Facts(parties, prices, decimals);
  }
}
