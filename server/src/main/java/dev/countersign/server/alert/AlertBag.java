package dev.countersign.server.alert;

import dev.countersign.model.json.Json;
import dev.countersign.server.alert.DeliveryStore.Attempt;
import dev.countersign.server.alert.DeliveryStore.Told;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.notice.Delivery;
import dev.countersign.server.notice.DeliveryFault;
import dev.countersign.server.notice.Mailbag;
import dev.countersign.server.notice.Receipt;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What waits to be told of alerts. How each ended stands in the journal, and every attempt is kept.
 */
final class AlertBag implements Mailbag {
  private final JournalStore journal;
  private final DeliveryStore deliveries;

  AlertBag(JournalStore journal, DeliveryStore deliveries) {
    this.journal = journal;
    this.deliveries = deliveries;
  }

  @Override
  public void fill(String channel) {
    // The herald does, for all channels at once.
  }

  @Override
  public Optional<Delivery> take(String channel, Instant now) {
    return deliveries.take(channel, now);
  }

  @Override
  public void sent(Delivery delivery, Receipt receipt, Instant at) {
    ended(
        delivery, new Attempt(delivery.id(), at, "sent", receipt.status(), receipt.response(), ""));
  }

  @Override
  public void again(Delivery delivery, DeliveryFault fault, Instant at, Instant next) {
    deliveries.tried(new Attempt(delivery.id(), at, "again", fault.status(), "", fault.sentence()));
    deliveries.again(delivery.number(), next);
  }

  @Override
  public void failed(Delivery delivery, DeliveryFault fault, Instant at) {
    ended(delivery, new Attempt(delivery.id(), at, "failed", fault.status(), "", fault.sentence()));
  }

  private void ended(Delivery delivery, Attempt attempt) {
    journal.record(entries -> {
      entries.releasesNothing();
      boolean first = deliveries.end(delivery.number(), attempt.outcome(), attempt.at());
      deliveries.tried(attempt);
      if (first) {
        deliveries.find(delivery.number()).ifPresent(told -> tell(entries, told, attempt));
      }
    });
  }

  private static void tell(Journal entries, Told told, Attempt attempt) {
    ObjectNode body = Json.object();
    body.put("delivery", told.id().toString());
    body.put("channel", told.channel());
    if (!told.recipient().isEmpty()) {
      body.put("to", told.recipient());
    }
    body.put("event", told.event());
    body.put("level", told.level());
    body.put("attempts", told.attempts());
    body.put("status", attempt.status());
    if (!attempt.response().isEmpty()) {
      body.put("response", attempt.response());
    }
    if (!attempt.reason().isEmpty()) {
      body.put("reason", attempt.reason());
    }
    entries.add(
        attempt.outcome().equals("sent") ? "alert-delivered" : "alert-undelivered",
        told.incident() == null ? "channel/" + told.channel() : "incident/" + told.incident(),
        body);
  }
}
