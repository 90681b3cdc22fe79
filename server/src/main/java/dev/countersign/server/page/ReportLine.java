package dev.countersign.server.page;

import dev.countersign.server.lure.Campaign;
import dev.countersign.server.lure.Disposition;
import dev.countersign.server.lure.Report;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A report in a list, or at the head of its page.
 *
 * @param verdict null as long as it is not read
 * @param ended how it ended, in a sentence; empty as long as it has not
 * @param words of security's; may be empty
 */
public record ReportLine(
    String id,
    String name,
    String at,
    String way,
    String size,
    String sha256,
    boolean whole,
    boolean mailed,
    @Nullable VerdictView verdict,
    String disposition,
    String ended,
    String words,
    @Nullable String campaign) {
  /** Of a report with its campaign, where it has one. */
  public static ReportLine of(Report report, @Nullable Campaign campaign) {
    Disposition disposition = campaign == null ? Disposition.OPEN : campaign.disposition();
    return new ReportLine(
        report.id().toString(),
        Words.plain(campaign == null || campaign.reports() > 1 ? report.name() : campaign.title()),
        Moments.of(report.at()),
        report.way().words(),
        String.format(Locale.ROOT, "%,d bytes", report.size()),
        report.sha256(),
        report.whole(),
        report.reply(),
        report.outcome() == null ? null : LureVerdict.of(report.outcome()),
        disposition.word(),
        disposition == Disposition.OPEN ? "" : disposition.sentence(),
        campaign == null ? "" : Words.plain(campaign.words()),
        campaign == null ? null : campaign.id().toString());
  }
}
