package dev.countersign.lure.rule;

import dev.countersign.lure.finding.MessageFinding;
import dev.countersign.lure.rule.Rule.Part;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a file of rules holds.
 *
 * @param lists of words, by name
 */
record RuleFile(Map<String, List<String>> lists, LinkKinds kinds, List<Rule> rules) {
  /** Nothing. */
  static final RuleFile EMPTY = new RuleFile(Map.of(), new LinkKinds(Map.of()), List.of());

  private static final Set<String> SURE = Set.of("certain", "likely", "possible");
  private static final int EXAMPLES = 3;

  RuleFile {
    lists = Map.copyOf(lists);
    rules = List.copyOf(rules);
  }

  /**
   * Reads a file.
   *
   * @param base whose ids are taken
   * @throws UnreadableInput with the first mistake
   */
  static RuleFile read(String yaml, String name, RuleFile base) {
    YamlMap top = YamlMap.read(yaml, name);
    top.only("words", "links", "rules");
    Map<String, List<String>> lists = new LinkedHashMap<>();
    top.map("words").ifPresent(m -> m.names().forEach(n -> lists.put(n, m.texts(n))));
    Map<String, LinkKinds.Kind> kinds = new LinkedHashMap<>();
    top.map("links").ifPresent(m -> m.names().forEach(n -> kinds.put(n, kind(m, n))));
    Set<String> ids = new HashSet<>();
    base.rules.forEach(rule -> ids.add(rule.id()));
    List<Rule> rules = new ArrayList<>();
    for (YamlMap one : top.maps("rules")) {
      Rule rule = rule(one);
      if (!ids.add(rule.id())) {
        throw one.wrong("id", "“" + rule.id() + "” is the id of another rule");
      }
      rules.add(rule);
    }
    return new RuleFile(lists, new LinkKinds(kinds), rules);
  }

  /** This file's rules behind those of another, whose words and kinds they may use. */
  RuleFile withBase(RuleFile base) {
    Map<String, List<String>> all = new HashMap<>(base.lists);
    all.putAll(lists);
    Map<String, LinkKinds.Kind> both = new HashMap<>(base.kinds.kinds());
    both.putAll(kinds.kinds());
    List<Rule> joined = new ArrayList<>(base.rules);
    joined.addAll(rules);
    return new RuleFile(all, new LinkKinds(both), joined);
  }

  private static LinkKinds.Kind kind(YamlMap kinds, String name) {
    YamlMap kind = kinds.map(name).orElseThrow();
    kind.only("hosts", "endings");
    return new LinkKinds.Kind(Set.copyOf(kind.texts("hosts")), Set.copyOf(kind.texts("endings")));
  }

  private static Rule rule(YamlMap rule) {
    String id = rule.text("id");
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw rule.wrong("id", "“" + id + "” is not lower-case words joined by hyphens");
    }
    YamlMap named = rule.named("rule “" + id + "”");
    named.only(
        "id",
        "finding",
        "sentence",
        "sure",
        "in",
        "any",
        "with",
        "near",
        "unless",
        "never",
        "bare",
        "examples");
    if (named.texts("any").isEmpty()) {
      throw named.wrong("any", "at least one phrase is needed");
    }
    String sure = named.optional("sure").orElse("likely");
    if (!SURE.contains(sure)) {
      throw named.wrong("sure", "“" + sure + "” is none of certain, likely, possible");
    }
    YamlMap examples =
        named.map("examples").orElseThrow(() -> named.wrong("examples", "they are missing"));
    examples.only("match", "no-match");
    return new Rule(
        id,
        finding(named),
        named.text("sentence"),
        sure,
        parts(named),
        named.texts("any"),
        named.texts("with"),
        named.texts("near"),
        named.texts("unless"),
        named.texts("never"),
        named.flag("bare"),
        examples(examples, "match"),
        examples(examples, "no-match"));
  }

  private static List<String> examples(YamlMap examples, String key) {
    List<String> texts = examples.texts(key);
    if (texts.size() < EXAMPLES) {
      throw examples.wrong(key, "at least " + EXAMPLES + " are needed, they are the rule's tests");
    }
    return texts;
  }

  private static MessageFinding finding(YamlMap rule) {
    String code = rule.text("finding");
    Optional<MessageFinding> finding =
        Arrays.stream(MessageFinding.values())
            .filter(f -> f.outcome() == Outcome.ALLOW)
            .filter(f -> f.code().equals(code))
            .findFirst();
    return finding.orElseThrow(() ->
        rule.wrong(
            "finding", "“" + code + "” is no sign of a message in the catalogue of findings"));
  }

  private static Set<Part> parts(YamlMap rule) {
    List<String> names = rule.texts("in");
    if (names.isEmpty()) {
      return Set.of(Part.TEXT, Part.SUBJECT);
    }
    return names.stream()
        .map(name ->
            Arrays.stream(Part.values())
                .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(
                    () -> rule.wrong("in", "“" + name + "” is none of text, subject, attachment")))
        .collect(Collectors.toUnmodifiableSet());
  }
}
