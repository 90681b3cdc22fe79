package dev.countersign.gate.policy.yaml;

import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.policy.document.Answerable;
import dev.countersign.gate.policy.document.Rule;
import dev.countersign.gate.policy.document.Stated;
import dev.countersign.gate.policy.document.Then;
import dev.countersign.gate.policy.expression.Expression;
import dev.countersign.gate.policy.quorum.Quorum;
import dev.countersign.rules.expression.ExpressionMistake;
import dev.countersign.rules.expression.UnreadableExpression;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Nearest;
import dev.countersign.rules.yaml.Values;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one rule. */
final class RuleReader {
  private final Names names;
  private final WhenReader conditions;
  private final QuorumReader quorums;
  private final @Nullable Duration approvalsLast;
  private final Mistakes mistakes;
  private final Set<String> seen = new HashSet<>();

  RuleReader(
      Names names,
      @Nullable String currency,
      @Nullable Duration approvalsLast,
      QuorumReader quorums,
      Mistakes mistakes) {
    this.names = names;
    this.conditions = new WhenReader(names, currency, mistakes);
    this.quorums = quorums;
    this.approvalsLast = approvalsLast;
    this.mistakes = mistakes;
  }

  /** Null with a mistake where it cannot be used. */
  @Nullable Rule read(YamlNode node) {
    MapReader map =
        MapReader.of(
            node,
            "A rule",
            mistakes,
            "name",
            "note",
            "when",
            "unless",
            "if",
            "then",
            "approvals",
            "second-device",
            "time-lock",
            "agrees-to");
    String name = name(map);
    Text note = map.text("note");
    YamlNode whenNode = map.node("when");
    List<Stated> when = whenNode == null ? List.of() : conditions.read(whenNode, "when", List.of());
    YamlNode unlessNode = map.node("unless");
    List<Stated> unless =
        unlessNode == null ? List.of() : conditions.read(unlessNode, "unless", when);
    if (unlessNode != null && unless.isEmpty()) {
      mistakes.add(unlessNode.spot(), "\"unless\" names nothing; leave it out");
    }
    Text test = map.text("if");
    Expression expression = test == null ? null : expression(test);
    Then then = then(map);
    YamlNode approvalsNode = map.node("approvals");
    Quorum approvals = approvalsNode == null ? Quorum.NOBODY : quorums.read(approvalsNode);
    boolean secondDevice = map.flag("second-device");
    Duration timeLock = timeLock(map);
    Set<String> agreesTo = agreesTo(map);
    if (name == null || then == null || !fits(map, then, approvals, secondDevice, agreesTo)) {
      return null;
    }
    return new Rule(
        name,
        map.spot().line(),
        note == null ? "" : note.value().strip(),
        when,
        unless,
        expression,
        then,
        approvals,
        secondDevice,
        then == Then.DENY ? null : timeLock,
        agreesTo);
  }

  private @Nullable String name(MapReader map) {
    if (map.required("name", "small payments to known places") == null) {
      return null;
    }
    Text text = map.text("name");
    String name = text == null ? null : Values.name(text, "The name of a rule", mistakes);
    if (text != null && name != null && !seen.add(name)) {
      mistakes.add(
          text.spot(), "There are two rules named \"" + name + "\"; each has a name of its own");
    }
    return name;
  }

  private @Nullable Then then(MapReader map) {
    if (map.required("then", "allow") == null) {
      return null;
    }
    Text text = map.text("then");
    if (text == null) {
      return null;
    }
    Optional<Then> then = Then.of(text.value());
    if (then.isEmpty()) {
      mistakes.add(
          text.spot(),
          "\"then\" is allow, hold or deny"
              + Nearest.of(text.value(), Arrays.stream(Then.values()).map(Then::word).toList())
                  .map(near -> "; did you mean \"" + near + "\"?")
                  .orElse(""));
    }
    return then.orElse(null);
  }

  private @Nullable Duration timeLock(MapReader map) {
    Text text = map.text("time-lock");
    Duration lock = text == null ? null : Values.someTime(text, "\"time-lock\"", mistakes);
    Duration last = approvalsLast;
    if (text != null && lock != null && last != null && lock.compareTo(last) >= 0) {
      mistakes.add(
          text.spot(),
          "\"time-lock\" is not shorter than \"approvals-last\", so approvals would end before it");
    }
    return lock;
  }

  private Set<String> agreesTo(MapReader map) {
    Set<String> codes = new HashSet<>();
    for (Text text : names.expanded(map.texts("agrees-to"), mistakes)) {
      Optional<GateFinding> finding = Answerable.finding(text.value());
      if (finding.isEmpty()) {
        mistakes.add(
            text.spot(),
            "There is no finding \""
                + text.value()
                + "\""
                + Nearest.hint(text.value(), Answerable.codes()));
      } else if (!Answerable.is(finding.get())) {
        mistakes.add(text.spot(), refusal(finding.get()));
      } else {
        codes.add(text.value());
      }
    }
    return codes;
  }

  private static String refusal(GateFinding finding) {
    String why =
        switch (finding.outcome()) {
          case DENY -> "it denies, and a deny is never overruled";
          case ALLOW -> "it is a note that holds nothing";
          case HOLD -> "what was not fully read, proven or asked for is never countersigned";
        };
    return "Nobody can agree to \""
        + finding.code()
        + "\": "
        + why
        + "; agreement is possible to "
        + String.join(", ", Answerable.codes());
  }

  private boolean fits(
      MapReader map, Then then, Quorum approvals, boolean secondDevice, Set<String> agreesTo) {
    boolean fits = true;
    if (then == Then.DENY) {
      for (String field : List.of("approvals", "second-device", "time-lock")) {
        if (map.has(field)) {
          mistakes.add(
              map.spot(field), "A rule that denies has no \"" + field + "\": nothing releases it");
          fits = false;
        }
      }
    }
    if (secondDevice && approvals.isNobody() && then != Then.DENY) {
      mistakes.add(
          map.spot("second-device"), "\"second-device\" without \"approvals\" asks nobody");
      fits = false;
    }
    if (!agreesTo.isEmpty() && (then != Then.ALLOW || approvals.isNobody())) {
      mistakes.add(
          map.spot("agrees-to"),
          "\"agrees-to\" stands in a rule with \"then: allow\" and \"approvals\": its people agree");
      fits = false;
    }
    return fits;
  }

  private @Nullable Expression expression(Text text) {
    try {
      Expression expression = Expression.of(text.value(), names.lists().keySet());
      names.usedIn(text.value());
      return expression;
    } catch (UnreadableExpression e) {
      for (ExpressionMistake mistake : e.mistakes()) {
        mistakes.add(
            text.layout().spot(text.value(), mistake.line(), mistake.column()),
            "In the expression: " + mistake.sentence());
      }
      return null;
    }
  }
}
