package dev.countersign.server.page;

import dev.countersign.server.lure.Campaign;
import dev.countersign.server.lure.Disposition;
import java.time.Instant;
import java.util.Locale;

/** A campaign in the queue, or at the head of its page. */
public record CampaignLine(
    String id,
    String number,
    String title,
    VerdictView verdict,
    String severity,
    String disposition,
    String dispositionWords,
    boolean open,
    int reports,
    String at,
    String ago,
    String disposedAt,
    String words) {
  /** Of a campaign, as of now. */
  public static CampaignLine of(Campaign campaign, Instant now) {
    return new CampaignLine(
        campaign.id().toString(),
        Long.toString(campaign.number()),
        Words.plain(campaign.title()),
        LureVerdict.of(campaign.outcome()),
        campaign.severity().name().toLowerCase(Locale.ROOT),
        campaign.disposition().word(),
        campaign.disposition().words(),
        campaign.disposition() == Disposition.OPEN,
        campaign.reports(),
        Moments.of(campaign.lastAt()),
        Moments.apart(now, campaign.lastAt()),
        campaign.disposedAt() == null ? "" : Moments.of(campaign.disposedAt()),
        Words.plain(campaign.words()));
  }
}
