package dev.countersign.scale.day;

import dev.countersign.scale.job.InForce;
import dev.countersign.topic.Edition;
import dev.countersign.topic.Fact;
import dev.countersign.topic.FindingForm;
import dev.countersign.watch.rule.Engine;
import dev.countersign.watch.window.Keys;
import java.util.ArrayList;
import java.util.List;
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
}
