package dev.countersign.server.page;

import dev.countersign.server.store.Recorded;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A recorded answer as a page shows it.
 *
 * @param at in UTC, to the second
 * @param size of the payload
 */
public record AnswerView(
    String id,
    VerdictView verdict,
    Words summary,
    String at,
    String payloadSha256,
    String size,
    List<ReportView> reports) {
  /** Copies the list. */
  public AnswerView {
    reports = List.copyOf(reports);
  }

  /** With its report. */
  public static AnswerView of(Recorded recorded, JsonNode report) {
    return of(recorded, ReportView.all(report));
  }

  /** For a list, without its report. */
  public static AnswerView of(Recorded recorded) {
    return of(recorded, List.of());
  }

  private static AnswerView of(Recorded recorded, List<ReportView> reports) {
    return new AnswerView(
        recorded.id().toString(),
        VerdictView.of(recorded.verdict()),
        Words.of(recorded.summary()),
        Moments.of(recorded.at()),
        recorded.payloadSha256(),
        String.format(Locale.ROOT, "%,d bytes", recorded.payloadBytes()),
        reports);
  }
}
