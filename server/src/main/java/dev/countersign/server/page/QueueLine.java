package dev.countersign.server.page;

import dev.countersign.server.lure.Defanged;
import dev.countersign.server.lure.QueueStore.Queued;
import java.time.Instant;

/**
 * A campaign in the queue.
 *
 * @param why the weightiest reason, in a sentence; may be empty
 * @param sender as it says; may be empty
 * @param disputed whether somebody asks security to look at what counts against them
 */
public record QueueLine(CampaignLine campaign, Words why, String sender, boolean disputed) {
  /** Of one, as of now. */
  public static QueueLine of(Queued queued, Instant now) {
    return new QueueLine(
        CampaignLine.of(queued.campaign(), now),
        Words.of(Defanged.of(queued.why())),
        Defanged.of(Words.plain(queued.sender())),
        queued.disputed());
  }
}
