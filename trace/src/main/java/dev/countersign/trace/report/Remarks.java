package dev.countersign.trace.report;

import dev.countersign.trace.bridge.Onward;
import dev.countersign.trace.cluster.Carried;
import dev.countersign.trace.lead.Lead;
import dev.countersign.trace.pattern.Pattern;
import java.util.List;

/**
 * What was noticed besides where value is: reasons to look, which change nothing of the amounts.
 *
 * @param patterns what launderers leave
 * @param leads who may be behind a mixer
 * @param onward what bridges say that they take to other chains
 * @param carried labels that count for other addresses of one owner
 */
public record Remarks(
    List<Pattern> patterns, List<Lead> leads, List<Onward> onward, List<Carried> carried) {
  /** Nothing at all. */
  public static final Remarks NONE = new Remarks(List.of(), List.of(), List.of(), List.of());

  /** Keeps copies. */
  public Remarks {
    patterns = List.copyOf(patterns);
    leads = List.copyOf(leads);
    onward = List.copyOf(onward);
    carried = List.copyOf(carried);
  }

  /** Where nothing is known of what bridges say. */
  public static Remarks of(List<Pattern> patterns, List<Lead> leads, List<Carried> carried) {
    return new Remarks(patterns, leads, List.of(), carried);
  }
}
