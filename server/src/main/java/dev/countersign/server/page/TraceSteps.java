package dev.countersign.server.page;

import dev.countersign.trace.report.Dossier;
import java.util.List;

/**
 * A step of a trace as a page shows it.
 *
 * @param fromName empty where nobody knows
 * @param to empty for a fee
 * @param also what it is, where it is another asset than what was stolen
 */
public record TraceSteps(
    String when,
    String transaction,
    String from,
    String fromName,
    String to,
    String toName,
    TraceAmounts.Told value,
    String also) {
  /** Of steps, by their numbers. */
  public static List<TraceSteps> of(Dossier dossier, TraceAmounts amounts, List<Integer> steps) {
    return steps.stream().map(dossier.steps()::get).map(one -> of(dossier, amounts, one)).toList();
  }

  private static TraceSteps of(Dossier dossier, TraceAmounts amounts, Dossier.Step step) {
    String to = step.to() == null ? "" : step.to();
    boolean exchanged = !step.given().equals(step.got());
    return new TraceSteps(
        step.when().words().replace("T", " ").replace("Z", " UTC"),
        step.when().transaction(),
        step.from(),
        name(dossier, step.from()),
        to,
        to.isEmpty() ? "" : name(dossier, to),
        amounts.value(step.value()),
        (exchanged ? "exchanged for " : step.got().equals(dossier.asset()) ? "" : "as ")
            + (exchanged || !step.got().equals(dossier.asset())
                ? amounts.amount(step.got(), step.amount()).brief()
                : ""));
  }

  static String name(Dossier dossier, String account) {
    Dossier.Who who = dossier.names().get(account);
    return who == null ? "" : who.name();
  }
}
