package dev.countersign.gate.policy.yaml;

import dev.countersign.gate.policy.condition.Settings;
import dev.countersign.gate.policy.document.ExampleCase;
import dev.countersign.gate.policy.document.Governance;
import dev.countersign.gate.policy.document.Policy;
import dev.countersign.gate.policy.document.Rule;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Values;
import dev.countersign.rules.yaml.Yaml;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A policy's document ({@code docs/policy.md}). */
public final class PolicyFile {
  private static final Duration PRICE_AGE = Duration.ofHours(1);
  private static final Yaml.Form FORM = new Yaml.Form("a policy", "policy: 1");
  private static final int MOST_RULES = 5_000;
  private static final int MOST_EXAMPLES = 5_000;
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private final MapReader map;
  private final Mistakes mistakes;

  private PolicyFile(MapReader map, Mistakes mistakes) {
    this.map = map;
    this.mistakes = mistakes;
  }

  /**
   * Reads a document and prepares it for deciding.
   *
   * @param text YAML of at most 1 MiB
   * @throws UnreadablePolicy with everything that is wrong in it, each with line and column
   */
  public static Policy read(String text) {
    Mistakes mistakes = new Mistakes();
    YamlNode root = Yaml.read(text, FORM, mistakes);
    Policy policy = null;
    if (root != null) {
      MapReader map =
          MapReader.of(
              root,
              "The document",
              mistakes,
              "policy",
              "name",
              "time-zone",
              "currency",
              "price-age",
              "approvals-last",
              "groups",
              "lists",
              "governance",
              "rules",
              "example-facts",
              "examples");
      policy = new PolicyFile(map, mistakes).policy(text);
    }
    if (policy == null || mistakes.any()) {
      throw new UnreadablePolicy(mistakes.inOrder());
    }
    return policy;
  }

  /** A policy to begin with, as {@code countersign policy init} prints it. */
  public static String starting() {
    try (InputStream in = PolicyFile.class.getResourceAsStream("/policy/starting.yaml")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Policy policy(String text) {
    version();
    Text nameText = map.required("name", "Treasury") == null ? null : map.text("name");
    String name =
        nameText == null ? null : Values.name(nameText, "The name of the policy", mistakes);
    Duration approvalsLast = time("approvals-last");
    Names names = new Names(groups(), lists());
    Settings settings = settings(names);
    QuorumReader quorums = new QuorumReader(names, mistakes);
    YamlNode governanceNode =
        map.required(
            "governance", "{ default: { approvals: { administrators: 1 }, cooling-off: 24h } }");
    Governance governance =
        governanceNode == null
            ? null
            : new GovernanceReader(quorums, mistakes).read(governanceNode);
    List<Rule> rules = rules(names, settings.currency(), approvalsLast, quorums);
    List<ExampleCase> examples = examples(names, settings, rules);
    if (name == null || governance == null) {
      return null;
    }
    return new Policy(
        name,
        CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8)),
        settings,
        approvalsLast,
        names.groups(),
        unused(names.groups(), names.usedGroups()),
        unused(names.lists().keySet(), names.usedLists()),
        governance,
        rules,
        examples);
  }

  private void version() {
    map.required("policy", "1");
    Text text = map.text("policy");
    if (text != null && !text.value().equals("1")) {
      mistakes.add(
          text.spot(), "This is a policy of another version; this program reads \"policy: 1\"");
    }
  }

  private Settings settings(Names names) {
    Text zoneText = map.text("time-zone");
    ZoneId zone = zoneText == null ? null : Values.zone(zoneText, mistakes);
    Duration priceAge = time("price-age");
    Text currency = map.text("currency");
    if (currency != null && !CURRENCY.matcher(currency.value()).matches()) {
      mistakes.add(currency.spot(), "\"currency\" is three capital letters such as USD or EUR");
    }
    return new Settings(
        zone == null ? ZoneOffset.UTC : zone,
        currency == null ? null : currency.value(),
        priceAge == null ? PRICE_AGE : priceAge,
        names.plainLists());
  }

  private @Nullable Duration time(String field) {
    Text text = map.text(field);
    return text == null ? null : Values.someTime(text, "\"" + field + "\"", mistakes);
  }

  private Set<String> groups() {
    Set<String> groups = new TreeSet<>();
    for (Text text : map.texts("groups")) {
      String name = Values.name(text, "The name of a group", mistakes);
      if (name == null) {
        continue;
      }
      if (name.equals("people") || name.equals("any-of")) {
        mistakes.add(
            text.spot(), "\"" + name + "\" means something else in \"approvals\"; no group has it");
      } else if (!groups.add(name)) {
        mistakes.add(text.spot(), "The group \"" + name + "\" stands twice");
      }
    }
    return groups;
  }

  private Map<String, List<Text>> lists() {
    Map<String, List<Text>> lists = new TreeMap<>();
    YamlNode node = map.node("lists");
    if (node == null) {
      return lists;
    }
    MapReader fields = MapReader.of(node, "\"lists\"", mistakes);
    for (String name : fields.entries().keySet()) {
      List<Text> members = fields.texts(name);
      for (Text member : members) {
        if (member.value().startsWith("list:")) {
          mistakes.add(member.spot(), "A list does not hold another list; write its members out");
        }
      }
      lists.put(name, members.stream().filter(m -> !m.value().startsWith("list:")).toList());
    }
    return lists;
  }

  private List<Rule> rules(
      Names names,
      @Nullable String currency,
      @Nullable Duration approvalsLast,
      QuorumReader quorums) {
    RuleReader reader = new RuleReader(names, currency, approvalsLast, quorums, mistakes);
    List<Rule> rules = new ArrayList<>();
    for (YamlNode node : bounded("rules", MOST_RULES)) {
      Rule rule = reader.read(node);
      if (rule != null) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private List<ExampleCase> examples(Names names, Settings settings, List<Rule> rules) {
    ExampleReader reader =
        new ExampleReader(
            map.node("example-facts"),
            names,
            settings,
            rules.stream().map(Rule::name).collect(Collectors.toSet()),
            mistakes);
    List<ExampleCase> examples = new ArrayList<>();
    for (YamlNode node : bounded("examples", MOST_EXAMPLES)) {
      ExampleCase example = reader.read(node);
      if (example != null) {
        examples.add(example);
      }
    }
    return examples;
  }

  private List<YamlNode> bounded(String field, int most) {
    List<YamlNode> items = map.items(field);
    if (items.size() > most) {
      mistakes.add(map.spot(field), "There are more than " + most + " " + field);
      return items.subList(0, most);
    }
    return items;
  }

  private static Set<String> unused(Set<String> declared, Set<String> used) {
    Set<String> unused = new HashSet<>(declared);
    unused.removeAll(used);
    return unused;
  }
}
