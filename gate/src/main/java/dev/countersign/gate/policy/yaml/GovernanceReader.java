package dev.countersign.gate.policy.yaml;

import dev.countersign.gate.policy.document.ChangeKind;
import dev.countersign.gate.policy.document.ChangeRule;
import dev.countersign.gate.policy.document.Governance;
import dev.countersign.gate.policy.quorum.Quorum;
import dev.countersign.rules.yaml.MapReader;
import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.Values;
import dev.countersign.rules.yaml.YamlNode;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code governance}: who may change what. */
final class GovernanceReader {
  private static final String USUAL = "default";
  private static final String EXAMPLE = "{ approvals: { administrators: 1 }, cooling-off: 24h }";

  private final QuorumReader quorums;
  private final Mistakes mistakes;

  GovernanceReader(QuorumReader quorums, Mistakes mistakes) {
    this.quorums = quorums;
    this.mistakes = mistakes;
  }

  /** Null with a mistake where it cannot be used. */
  @Nullable Governance read(YamlNode node) {
    List<String> right = new ArrayList<>(List.of(USUAL));
    Arrays.stream(ChangeKind.values()).map(ChangeKind::word).forEach(right::add);
    MapReader map = MapReader.of(node, "\"governance\"", mistakes, right.toArray(String[]::new));
    YamlNode usualNode = map.required(USUAL, EXAMPLE);
    ChangeRule usual = usualNode == null ? null : rule(usualNode, USUAL);
    Map<ChangeKind, ChangeRule> own = new EnumMap<>(ChangeKind.class);
    for (ChangeKind kind : ChangeKind.values()) {
      YamlNode ownNode = map.node(kind.word());
      ChangeRule rule = ownNode == null ? null : rule(ownNode, kind.word());
      if (rule != null) {
        own.put(kind, rule);
      }
    }
    return usual == null ? null : new Governance(usual, own);
  }

  private @Nullable ChangeRule rule(YamlNode node, String kind) {
    MapReader map =
        MapReader.of(node, "\"" + kind + "\" of governance", mistakes, "approvals", "cooling-off");
    YamlNode approvals = map.required("approvals", "{ administrators: 1 }");
    map.required("cooling-off", "24h");
    Text text = map.text("cooling-off");
    Duration coolingOff = text == null ? null : Values.duration(text, "\"cooling-off\"", mistakes);
    Quorum quorum = approvals == null ? Quorum.NOBODY : quorums.read(approvals);
    if (quorum.isNobody() || coolingOff == null) {
      return null; // said already
    }
    return new ChangeRule(quorum, coolingOff);
  }
}
