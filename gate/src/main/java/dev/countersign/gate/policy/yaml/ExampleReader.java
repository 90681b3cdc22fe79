package dev.countersign.gate.policy.yaml;

import dev.countersign.gate.policy.condition.Settings;
import dev.countersign.gate.policy.document.ExampleCase;
import dev.countersign.gate.policy.document.ExampleCase.Expected;
import dev.countersign.gate.policy.facts.ApprovalFacts;
import dev.countersign.gate.policy.facts.PolicyFacts;
import dev.countersign.gate.policy.history.HistoryEntry;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Nearest;
import dev.countersign.rules.yaml.Spot;
import dev.countersign.rules.yaml.Values;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Entries;
import dev.countersign.rules.yaml.YamlNode.Entry;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code example-facts} and {@code examples}. */
final class ExampleReader {
  private static final Bytes OTHER_HASH = Bytes.fromHex("0x" + "0d".repeat(32));
  private static final Duration USUAL_AGO = Duration.ofMinutes(1);
  private static final String[] BESIDE = {"people", "machines"};

  private final Settings settings;
  private final Set<String> rules;
  private final Mistakes mistakes;
  private final ExamplePeople people;
  private final Map<String, Entry> usual = new LinkedHashMap<>();

  /**
   * Reads what all examples have in common.
   *
   * @param rules the names of the rules
   */
  ExampleReader(
      @Nullable YamlNode common,
      Names names,
      Settings settings,
      Set<String> rules,
      Mistakes mistakes) {
    this.settings = settings;
    this.rules = rules;
    this.mistakes = mistakes;
    if (common == null) {
      this.people = ExamplePeople.NOBODY;
      return;
    }
    List<String> right = new ArrayList<>(GivenReader.FIELDS);
    right.addAll(List.of(BESIDE));
    MapReader map =
        MapReader.of(common, "\"example-facts\"", mistakes, right.toArray(String[]::new));
    this.people = ExamplePeople.read(map, names);
    map.entries()
        .forEach((name, entry) -> {
          if (GivenReader.FIELDS.contains(name)) {
            usual.put(name, entry);
          }
        });
  }

  /** Null with a mistake where it cannot be used. */
  @Nullable ExampleCase read(YamlNode node) {
    MapReader map =
        MapReader.of(
            node, "An example", mistakes, "name", "given", "earlier", "approved-by", "expect");
    map.required("name", "a small payment");
    Text nameText = map.text("name");
    String name =
        nameText == null ? null : Values.name(nameText, "The name of an example", mistakes);
    YamlNode givenNode = map.node("given");
    PolicyFacts facts = given(usual, givenNode, map.spot()).facts(List.of());
    List<HistoryEntry> earlier = new ArrayList<>();
    for (YamlNode item : map.items("earlier")) {
      earlier.add(earlier(item, givenNode, facts.now()));
    }
    List<ApprovalFacts> approvals = new ArrayList<>();
    for (YamlNode item : map.items("approved-by")) {
      ApprovalFacts approval = approval(item, facts);
      if (approval != null) {
        approvals.add(approval);
      }
    }
    YamlNode expectNode = map.required("expect", "{ verdict: allow }");
    Expected expected = expectNode == null ? null : expected(expectNode);
    return name == null || expected == null
        ? null
        : new ExampleCase(
            name, map.spot().line(), facts.with(facts.now(), approvals), earlier, expected);
  }

  private GivenReader given(Map<String, Entry> under, @Nullable YamlNode node, Spot spot) {
    Map<String, Entry> all = new LinkedHashMap<>(under);
    if (node != null) {
      all.putAll(
          MapReader.of(node, "\"given\"", mistakes, GivenReader.FIELDS.toArray(String[]::new))
              .entries());
    }
    MapReader map =
        MapReader.of(new Entries(all, node == null ? spot : node.spot()), "\"given\"", mistakes);
    return new GivenReader(map, people, settings);
  }

  /** As the example itself, but for what it says, and as long ago as it says. */
  private HistoryEntry earlier(YamlNode node, @Nullable YamlNode given, Instant now) {
    Map<String, Entry> under = new LinkedHashMap<>(usual);
    if (given instanceof Entries entries) {
      under.putAll(entries.entries());
    }
    List<String> right = new ArrayList<>(GivenReader.FIELDS);
    right.add("ago");
    MapReader map = MapReader.of(node, "What was earlier", mistakes, right.toArray(String[]::new));
    map.required("ago", "3h");
    Map<String, Entry> own = new LinkedHashMap<>(map.entries());
    own.remove("ago");
    PolicyFacts facts = given(under, new Entries(own, node.spot()), node.spot()).facts(List.of());
    return HistoryEntry.of(facts.with(now.minus(ago(map)), List.of()));
  }

  private @Nullable ApprovalFacts approval(YamlNode node, PolicyFacts facts) {
    boolean plain = node instanceof Text;
    MapReader map =
        plain
            ? MapReader.of(new Entries(Map.of(), node.spot()), "An approval", mistakes)
            : MapReader.of(
                node,
                "An approval",
                mistakes,
                "by",
                "ago",
                "device",
                "second-device",
                "other-payload");
    Text by = plain ? MapReader.single(node, "An approval", mistakes) : map.text("by");
    if (by == null) {
      if (!plain) {
        map.required("by", "alice");
      }
      return null;
    }
    Set<String> groups = people.person(by, mistakes);
    if (groups == null) {
      return null;
    }
    boolean second = map.flag("second-device");
    String device = map.string("device");
    Bytes hash = facts.payload() == null ? OTHER_HASH : facts.payload().hash();
    return new ApprovalFacts(
        by.value(),
        by.value(),
        groups,
        device == null ? (second ? "second device of " : "device of ") + by.value() : device,
        facts.now().minus(ago(map)),
        map.flag("other-payload") ? OTHER_HASH : hash,
        second);
  }

  private Duration ago(MapReader map) {
    Text text = map.text("ago");
    Duration ago = text == null ? null : Values.duration(text, "\"ago\"", mistakes);
    return ago == null ? USUAL_AGO : ago;
  }

  private @Nullable Expected expected(YamlNode node) {
    MapReader map =
        MapReader.of(node, "\"expect\"", mistakes, "verdict", "missing", "matching", "findings");
    map.required("verdict", "allow");
    Text text = map.text("verdict");
    Outcome verdict =
        text == null
            ? null
            : Arrays.stream(Outcome.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text.value()))
                .findFirst()
                .orElse(null);
    if (text != null && verdict == null) {
      mistakes.add(text.spot(), "\"verdict\" is allow, hold or deny");
    }
    Set<String> matching = null;
    if (map.node("matching") != null) {
      matching = new HashSet<>();
      for (Text rule : map.texts("matching")) {
        if (!rules.contains(rule.value())) {
          mistakes.add(
              rule.spot(),
              "There is no rule \"" + rule.value() + "\"" + Nearest.hint(rule.value(), rules));
        }
        matching.add(rule.value());
      }
    }
    Set<String> findings = new HashSet<>();
    map.texts("findings").forEach(code -> findings.add(code.value()));
    return verdict == null ? null : new Expected(verdict, missing(map), matching, findings);
  }

  private @Nullable Map<String, Integer> missing(MapReader map) {
    YamlNode node = map.node("missing");
    if (node == null) {
      return null;
    }
    Map<String, Integer> missing = new LinkedHashMap<>();
    MapReader groups = MapReader.of(node, "\"missing\"", mistakes);
    for (String group : groups.entries().keySet()) {
      Text text = groups.text(group);
      Integer number =
          text == null ? null : Values.whole(text, "\"" + group + "\"", 1, 100, mistakes);
      if (number != null) {
        missing.put(group, number);
      }
    }
    return missing;
  }
}
