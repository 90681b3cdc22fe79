package dev.countersign.scale.day;

import dev.countersign.scale.job.InForce;
import dev.countersign.topic.Edition;
import dev.countersign.topic.Fact;
import dev.countersign.topic.FindingForm;
import dev.countersign.watch.anomaly.Anomalies;
import dev.countersign.watch.anomaly.AnomalySettings;
import dev.countersign.watch.rule.Engine;
import dev.countersign.watch.window.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engine in this process, as a server has it, asked about facts in their order. */
public final class Embedded {
  private Embedded() {}

  /** What it says, as findings are written. */
  public static List<byte[]> findings(Edition edition, List<Fact.Moved> moves) {
    InForce rules = new InForce(edition, Optional.empty());
    Engine engine = new Engine(rules.book(), rules.facts(), new Keys(3, 4));
    List<byte[]> findings = new ArrayList<>();
    for (Fact.Moved moved : moves) {
      rules.note(moved);
      engine.see(moved.movement()).forEach(alert -> findings.add(FindingForm.write(alert)));
    }
    return findings;
  }

  /** What forests say of each chain that is not in shadow, as findings are written. */
  public static List<byte[]> unusual(
      Edition edition, List<Fact.Moved> moves, AnomalySettings settings) {
    InForce known = new InForce(edition, Optional.empty());
    Map<Long, Anomalies> chains = new HashMap<>();
    List<byte[]> findings = new ArrayList<>();
    for (Fact.Moved moved : moves) {
      known.note(moved);
      chains
          .computeIfAbsent(moved.chain(), any -> new Anomalies(settings, known.facts()))
          .see(moved.movement())
          .stream()
          .filter(unusual -> !unusual.shadow())
          .forEach(unusual -> findings.add(FindingForm.write(unusual.alert())));
    }
    return findings;
  }
}
