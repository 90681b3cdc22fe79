package dev.countersign.watch.rule.document;

import dev.countersign.model.verdict.Severity;
import dev.countersign.rules.expression.ExpressionMistake;
import dev.countersign.rules.expression.Formula;
import dev.countersign.rules.expression.UnreadableExpression;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Nearest;
import dev.countersign.rules.yaml.Values;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import dev.countersign.watch.rule.ExampleCase;
import dev.countersign.watch.rule.Measure;
import dev.countersign.watch.rule.Rule;
import dev.countersign.watch.rule.RuleLanguage;
import dev.countersign.watch.rule.Template;
import dev.countersign.watch.rule.Test;
import dev.countersign.watch.shape.Sought;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one rule. */
final class RuleReader {
  private static final int MOST_EVERYWHERE = 5;
  private static final String[] FIELDS = {
    "name", "note", "when", "unless", "if", "severity", "sentence", "then", "suppress", "examples"
  };

  private final Lists lists;
  private final WhenReader conditions;
  private final MeasureReader measures;
  private final ExampleReader examples;
  private final Mistakes mistakes;
  private final Map<String, Integer> names = new HashMap<>();
  private int everywhere;

  RuleReader(
      Lists lists,
      WhenReader conditions,
      MeasureReader measures,
      ExampleReader examples,
      Mistakes mistakes) {
    this.lists = lists;
    this.conditions = conditions;
    this.measures = measures;
    this.examples = examples;
    this.mistakes = mistakes;
  }

  /** Null with a mistake where it cannot be used. */
  @Nullable Rule read(YamlNode node) {
    MapReader map = MapReader.of(node, "A rule", mistakes, FIELDS);
    String name = name(map);
    YamlNode whenNode = map.node("when");
    List<Test> when = List.of();
    List<Measure> sums = List.of();
    Sought shape = null;
    if (whenNode != null) {
      List<String> right = new ArrayList<>(WhenReader.FIELDS);
      right.addAll(MeasureReader.FIELDS);
      MapReader block =
          MapReader.of(whenNode, "\"when\"", mistakes, WhenReader.with(right, "shape"));
      when = conditions.read(block);
      sums = measures.read(block, conditions.assets(block));
      shape = measures.shape(block);
    }
    YamlNode unlessNode = map.node("unless");
    List<Test> unless =
        unlessNode == null
            ? List.of()
            : conditions.read(
                MapReader.of(
                    unlessNode, "\"unless\"", mistakes, WhenReader.FIELDS.toArray(String[]::new)));
    Text expression = map.text("if");
    Formula condition = expression == null ? null : condition(expression);
    bounded(map, when, sums, shape, unless, expression);
    Text stop = map.text("then");
    if (stop != null && !stop.value().equals("stop")) {
      mistakes.add(stop.spot(), "\"then\" is stop, or left out");
    }
    List<ExampleCase> cases = new ArrayList<>();
    for (YamlNode example : map.items("examples")) {
      ExampleCase read = examples.read(example);
      if (read != null) {
        cases.add(read);
      }
    }
    Severity severity = severity(map);
    Template sentence = sentence(map);
    long suppress = suppress(map, sums, shape);
    if (name == null || sentence == null) {
      return null;
    }
    return new Rule(
        name,
        map.spot().line(),
        Optional.ofNullable(map.string("note")).orElse(""),
        when,
        unless,
        sums,
        Optional.ofNullable(shape),
        Optional.ofNullable(condition),
        severity,
        stop != null,
        suppress,
        sentence,
        cases);
  }

  private @Nullable String name(MapReader map) {
    Text text = map.required("name", "a large payment") == null ? null : map.text("name");
    String name = text == null ? null : Values.name(text, "The name of a rule", mistakes);
    if (text != null && name != null) {
      Integer first = names.putIfAbsent(name, text.spot().line());
      if (first != null) {
        mistakes.add(
            text.spot(), "There are two rules \"" + name + "\"; the first is in line " + first);
      }
    }
    return name;
  }

  private void bounded(
      MapReader map,
      List<Test> when,
      List<Measure> sums,
      @Nullable Sought shape,
      List<Test> unless,
      @Nullable Text expression) {
    if (!map.has("when") && expression == null) {
      mistakes.add(map.spot(), "A rule without \"when\" and \"if\" would speak of every movement");
    }
    if (!when.isEmpty() && when.equals(unless)) {
      mistakes.add(
          map.spot("unless"), "\"unless\" asks for the same as \"when\": the rule matches nothing");
    }
    if (expression != null && when.isEmpty() && sums.isEmpty() && shape == null) {
      everywhere++;
      if (everywhere == MOST_EVERYWHERE + 1) {
        mistakes.add(
            expression.spot(),
            "This is the sixth expression that is asked of every movement, which is slow; narrow"
                + " the rule with \"when\"");
      }
    }
  }

  private @Nullable Formula condition(Text text) {
    try {
      return RuleLanguage.read(text.value(), lists.lists().keySet());
    } catch (UnreadableExpression e) {
      for (ExpressionMistake mistake : e.mistakes()) {
        mistakes.add(
            text.layout().spot(text.value(), mistake.line(), mistake.column()),
            "In the expression: " + mistake.sentence());
      }
      return null;
    }
  }

  private Severity severity(MapReader map) {
    Text text = map.text("severity");
    if (text == null) {
      return Severity.MEDIUM;
    }
    List<String> words = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      String word = severity.name().toLowerCase(Locale.ROOT);
      if (word.equals(text.value())) {
        return severity;
      }
      words.add(word);
    }
    mistakes.add(
        text.spot(),
        "There is no severity \"" + text.value() + "\"" + Nearest.hint(text.value(), words));
    return Severity.MEDIUM;
  }

  private @Nullable Template sentence(MapReader map) {
    Text text =
        map.required("sentence", "\"{wallet} sent {amount} to {counterparty}.\"") == null
            ? null
            : map.text("sentence");
    if (text == null) {
      return null;
    }
    if (text.value().length() > 500) {
      mistakes.add(text.spot(), "A sentence has at most 500 characters");
      return null;
    }
    try {
      return Template.of(text.value());
    } catch (IllegalArgumentException e) {
      mistakes.add(text.spot(), "In the sentence: " + e.getMessage());
      return null;
    }
  }

  private long suppress(MapReader map, List<Measure> sums, @Nullable Sought shape) {
    Text text = map.text("suppress");
    if (text != null) {
      Duration duration = Values.duration(text, "\"suppress\"", mistakes);
      return duration == null ? 0 : duration.toSeconds();
    }
    if (shape != null) {
      return shape.within();
    }
    // What is added up stays over its bound, and would be said of every movement.
    return sums.stream()
        .filter(sum -> !(sum instanceof Measure.FirstSeen) && !(sum instanceof Measure.Ratio))
        .filter(sum -> sum.over().amount().isEmpty())
        .mapToLong(sum -> sum.over().within())
        .max()
        .orElse(0);
  }

  static List<String> fields() {
    return Arrays.asList(FIELDS);
  }
}
