package dev.countersign.lure.project;

import dev.countersign.lure.project.trigger.Trigger;
import dev.countersign.model.verdict.Finding;
import java.util.List;

/**
 * What was read of a project.
 *
 * @param what it is, such as {@code a Node.js project named x}
 * @param triggers what would make its code run, those that need the least of a person first
 */
public record ProjectRead(List<Finding> findings, String what, List<Trigger> triggers) {
  /** Copies. */
  public ProjectRead {
    findings = List.copyOf(findings);
    triggers = List.copyOf(triggers);
  }
}
