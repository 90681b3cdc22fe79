package dev.countersign.watch.rule.document;

import dev.countersign.model.json.CanonicalJson;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Spot;
import dev.countersign.rules.yaml.Values;
import dev.countersign.rules.yaml.Yaml;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import dev.countersign.watch.rule.Examples;
import dev.countersign.watch.rule.Facts;
import dev.countersign.watch.rule.Rule;
import dev.countersign.watch.rule.RuleBook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A document of rules ({@code docs/watch-rules.md}). */
public final class RulesFile {
  private static final Yaml.Form FORM = new Yaml.Form("a set of rules", "watch: 1");
  private static final Yaml.Form FACTS = new Yaml.Form("what is known", "own: …");
  private static final int MOST_RULES = 500;
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private final MapReader map;
  private final Mistakes mistakes;

  private RulesFile(MapReader map, Mistakes mistakes) {
    this.map = map;
    this.mistakes = mistakes;
  }

  /**
   * Reads a document and runs its examples.
   *
   * @param text YAML of at most 1 MiB
   * @throws UnreadableRules with everything that is wrong in it, each with line and column; an
   *     example that comes out otherwise is wrong too
   */
  public static RuleBook read(String text) {
    Mistakes mistakes = new Mistakes();
    RuleBook book = book(text, mistakes);
    if (book != null && !mistakes.any()) {
      check(book, mistakes);
    }
    if (book == null || mistakes.any()) {
      throw new UnreadableRules(mistakes.inOrder());
    }
    return book;
  }

  /**
   * Reads a document without running its examples.
   *
   * @throws UnreadableRules with everything else that is wrong in it
   */
  public static RuleBook readOnly(String text) {
    Mistakes mistakes = new Mistakes();
    RuleBook book = book(text, mistakes);
    if (book == null || mistakes.any()) {
      throw new UnreadableRules(mistakes.inOrder());
    }
    return book;
  }

  /**
   * Reads what is known of accounts and assets, written as an example's {@code given}.
   *
   * @param own accounts that are the company's own besides
   * @param prices of assets for which it says none, by symbol
   * @throws UnreadableRules with everything that is wrong in it
   */
  public static Facts facts(String text, Set<String> own, Map<String, BigDecimal> prices) {
    Mistakes mistakes = new Mistakes();
    GivenReader reader = new GivenReader(mistakes);
    reader.begin(own, prices);
    if (!text.isBlank()) {
      reader.add(Yaml.read(text, FACTS, mistakes));
    }
    if (mistakes.any()) {
      throw new UnreadableRules(mistakes.inOrder());
    }
    return reader.facts();
  }

  /** The rules that the product comes with. */
  public static String shipped() {
    try (InputStream in = RulesFile.class.getResourceAsStream("/watch/rules.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable RuleBook book(String text, Mistakes mistakes) {
    YamlNode root = Yaml.read(text, FORM, mistakes);
    if (root == null) {
      return null;
    }
    MapReader map =
        MapReader.of(
            root,
            "The document",
            mistakes,
            "watch",
            "name",
            "time-zone",
            "currency",
            "lists",
            "example-facts",
            "rules");
    return new RulesFile(map, mistakes).book(text);
  }

  private @Nullable RuleBook book(String text) {
    map.required("watch", "1");
    Text version = map.text("watch");
    if (version != null && !version.value().equals("1")) {
      mistakes.add(
          version.spot(), "These are rules of another version; this program reads \"watch: 1\"");
    }
    Text nameText = map.required("name", "Treasury") == null ? null : map.text("name");
    String name =
        nameText == null ? null : Values.name(nameText, "The name of the rules", mistakes);
    Text zoneText = map.text("time-zone");
    ZoneId read = zoneText == null ? null : Values.zone(zoneText, mistakes);
    ZoneId zone = read == null ? ZoneOffset.UTC : read;
    Text currencyText = map.text("currency");
    String currency = currencyText == null ? "" : currencyText.value();
    if (currencyText != null && !CURRENCY.matcher(currency).matches()) {
      mistakes.add(currencyText.spot(), "\"currency\" is three capital letters such as USD or EUR");
    }
    Lists lists = Lists.of(map, mistakes);
    Amounts amounts = new Amounts(currency, mistakes);
    RuleReader reader =
        new RuleReader(
            lists,
            new WhenReader(lists, zone, amounts, mistakes),
            new MeasureReader(amounts, mistakes),
            new ExampleReader(map.node("example-facts"), zone, mistakes),
            mistakes);
    List<Rule> rules = rules(reader);
    return name == null
        ? null
        : new RuleBook(
            name,
            CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8)),
            zone,
            currency,
            lists.plain(),
            rules);
  }

  private List<Rule> rules(RuleReader reader) {
    map.required("rules", "[ … ]");
    List<YamlNode> nodes = map.items("rules");
    if (nodes.size() > MOST_RULES) {
      mistakes.add(map.spot("rules"), "There are more than " + MOST_RULES + " rules");
      nodes = nodes.subList(0, MOST_RULES);
    }
    List<Rule> rules = new ArrayList<>();
    for (YamlNode node : nodes) {
      Rule rule = reader.read(node);
      if (rule == null) {
        continue;
      }
      rules.stream()
          .filter(rule::asksAs)
          .findFirst()
          .ifPresent(first ->
              mistakes.add(
                  node.spot(),
                  "\""
                      + rule.name()
                      + "\" asks for the same as \""
                      + first.name()
                      + "\" in line "
                      + first.line()));
      rules.add(rule);
    }
    return rules;
  }

  private static void check(RuleBook book, Mistakes mistakes) {
    for (Examples.Result result : Examples.run(book)) {
      if (!result.isAsExpected()) {
        mistakes.add(
            new Spot(result.example().line(), 1),
            "The example \""
                + result.example().name()
                + "\" of \""
                + result.rule().name()
                + "\" comes out otherwise: expected "
                + numbers(result.example().expected())
                + ", and it was "
                + numbers(result.said().keySet()));
      }
    }
  }

  private static String numbers(java.util.Collection<Integer> moves) {
    return moves.isEmpty()
        ? "no alert"
        : "an alert at move "
            + moves.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
