package dev.countersign.trace.report;

import dev.countersign.intel.label.Labels;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.ask.Tracing;
import dev.countersign.trace.bridge.Onward;
import dev.countersign.trace.cluster.Carried;
import dev.countersign.trace.cluster.DepositGroup;
import dev.countersign.trace.lead.Lead;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.pattern.Pattern;
import dev.countersign.trace.pattern.Patterns;
import dev.countersign.trace.pattern.Traced;
import java.util.List;

/**
 * What was noticed besides where value is: reasons to look, which change nothing of the amounts.
 *
 * @param patterns what launderers leave
 * @param leads who may be behind a mixer
 * @param onward what bridges say that they take to other chains
 * @param deposits deposit addresses that seem to be of one service
 * @param carried labels that count for other addresses of one owner
 * @param notes sentences on what could not be looked at whole
 */
public record Remarks(
    List<Pattern> patterns,
    List<Lead> leads,
    List<Onward> onward,
    List<DepositGroup> deposits,
    List<Carried> carried,
    List<String> notes) {
  /** Nothing at all. */
  public static final Remarks NONE =
      new Remarks(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /** Keeps copies. */
  public Remarks {
    patterns = List.copyOf(patterns);
    leads = List.copyOf(leads);
    onward = List.copyOf(onward);
    deposits = List.copyOf(deposits);
    carried = List.copyOf(carried);
    notes = List.copyOf(notes);
  }

  /**
   * What the ledger shows, where nothing is known of what bridges say.
   *
   * @param given the labels without what is inferred
   */
  public static Remarks of(
      Ledger ledger, Labels given, Asked asked, Tracing.Traced traced, Answer.Words words) {
    return new Remarks(
        Patterns.find(new Traced(ledger, traced.trace(), traced.labels(), words::amount)),
        traced.leads(),
        List.of(),
        asked.infers(Asked.SERVICES) && asked.infers(Asked.CLUSTERS)
            ? DepositGroup.of(ledger, given, traced.trace())
            : List.of(),
        traced.carried(),
        traced.notes());
  }

  /** The same with what bridges say. */
  Remarks and(List<Onward> said) {
    return new Remarks(patterns, leads, said, deposits, carried, notes);
  }
}
