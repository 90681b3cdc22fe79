package dev.countersign.server.page;

import java.util.List;

/**
 * A campaign's page.
 *
 * @param reports with who reported each
 * @param hearers names of those who reported it, in words; empty where nobody of the company did
 * @param people who met it
 * @param outsiders recipients who are no people of the company, defanged
 * @param indicators of all reports together, without repetition
 */
public record CampaignView(
    CampaignLine line,
    String disposedBy,
    List<ReportedLine> reports,
    String hearers,
    List<MetLine> people,
    List<String> outsiders,
    List<LureAnswerView.IndicatorView> indicators) {
  /** A report in it. */
  public record ReportedLine(ReportLine report, String by, String why) {}

  /** Somebody who met it. */
  public record MetLine(
      String person,
      String name,
      String level,
      String source,
      boolean said,
      int risk,
      String until,
      int atMost,
      String reason,
      String dispute) {}
}
