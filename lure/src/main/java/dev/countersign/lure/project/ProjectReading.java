package dev.countersign.lure.project;

import dev.countersign.lure.bound.Budget;
import dev.countersign.lure.bound.Budget.UsedUp;
import dev.countersign.lure.code.CodeReading;
import dev.countersign.lure.content.Tree;
import dev.countersign.lure.finding.ProjectFinding;
import dev.countersign.lure.project.dependency.DependencyFindings;
import dev.countersign.lure.project.folder.Folder;
import dev.countersign.lure.project.reach.Reach;
import dev.countersign.lure.project.trigger.Trigger;
import dev.countersign.lure.project.trigger.Triggers;
import dev.countersign.model.verdict.Finding;
import java.util.ArrayList;
import java.util.List;

/** Reads a code project without running any of it. */
public final class ProjectReading {
  private ProjectReading() {}

  /**
   * What the project would run, when, and how dangerous that is. Where the budget ends before the
   * project, a finding says so, and the others are what was found until then.
   */
  public static ProjectRead read(Tree tree, Budget budget) {
    return read(tree, budget, CodeReading::read);
  }

  static ProjectRead read(Tree tree, Budget budget, CodeReader reader) {
    Folder folder = new Folder(tree);
    List<Finding> findings = new ArrayList<>();
    List<Trigger> triggers = new ArrayList<>();
    TriggerFindings ofTriggers = new TriggerFindings(folder, reader, budget);
    try {
      budget.checkTime();
      triggers.addAll(Triggers.of(folder));
      ofTriggers.read(triggers);
      Reach reach = Reach.of(folder, triggers, budget);
      CodeFindings ofCode = new CodeFindings(folder, reach, reader, budget);
      ofCode.read();
      findings.addAll(ofCode.findings());
    } catch (UsedUp e) {
      findings.add(
          Finding.of(
              ProjectFinding.PROJECT_UNREADABLE,
              e.getMessage() + ": what comes after is not known.",
              "words",
              "",
              "where",
              tree.root(),
              "sure",
              "certain"));
    }
    findings.addAll(ofTriggers.findings());
    findings.addAll(DependencyFindings.of(folder));
    findings.addAll(HostSigns.of(folder));
    return new ProjectRead(findings, ProjectKind.of(folder), triggers);
  }
}
