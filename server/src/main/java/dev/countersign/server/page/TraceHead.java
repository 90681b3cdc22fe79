package dev.countersign.server.page;

import dev.countersign.trace.report.Dossier;
import dev.countersign.trace.report.MethodWords;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What stands above every page of a trace. */
public record TraceHead(UUID id, String title, String what, List<Tab> tabs) {
  /** A page of it. */
  public record Tab(String word, String path, boolean current) {}

  /** Copies. */
  public TraceHead {
    tabs = List.copyOf(tabs);
  }

  /**
   * Of a trace.
   *
   * @param current the path of the page behind that of the trace
   */
  public static TraceHead of(UUID id, Dossier dossier, TraceAmounts amounts, String current) {
    MethodWords method = MethodWords.of(dossier.method());
    return new TraceHead(
        id,
        amounts.value(dossier.stolen()).brief(),
        "Traced "
            + Moments.of(dossier.at())
            + " by "
            + method.name().toLowerCase(Locale.ROOT)
            + ", through "
            + dossier.transactions()
            + " transactions"
            + dossier
                .noticed()
                .blocks()
                .map(read ->
                    " of the blocks "
                        + read.first()
                        + " to "
                        + read.last()
                        + " of chain "
                        + read.chain()
                        + (read.calls()
                            ? ""
                            : ". Calls within transactions are missing: what contracts sent on by"
                                + " calls is not followed"))
                .orElse("")
            + ".",
        List.of(
            tab("Who can stop it", "", current),
            tab("Noticed", "/noticed", current),
            tab("Graph", "/graph", current),
            tab("Stages", "/stages", current),
            tab("Timeline", "/timeline", current),
            tab("Accounts", "/accounts", current),
            tab("Transactions", "/transactions", current)));
  }

  private static Tab tab(String word, String path, String current) {
    return new Tab(word, path, path.equals(current));
  }
}
