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
import dev.countersign.server.tracing.Tracing;
import dev.countersign.server.tracing.Tracing.Kind;
import dev.countersign.server.tracing.Tracing.Span;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * What waits to be told of alerts. How each ended stands in the journal, and every attempt is kept.
 */
final class AlertBag implements Mailbag {
  private final JournalStore journal;
  private final DeliveryStore deliveries;
  private final Tracing tracing;
  private final Map<UUID, Instant> begun = new ConcurrentHashMap<>();

  AlertBag(JournalStore journal, DeliveryStore deliveries, Tracing tracing) {
    this.journal = journal;
    this.deliveries = deliveries;
    this.tracing = tracing;
  }

  @Override
  public void fill(String channel) {
    // The herald does, for all channels at once.
  }

  @Override
  public Optional<Delivery> take(String channel, Instant now) {
    Optional<Delivery> taken = deliveries.take(channel, now);
    if (tracing.isOn()) {
      taken.ifPresent(one -> begun.put(one.id(), now));
    }
    return taken;
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
    trace(delivery, "again");
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
    trace(delivery, attempt.outcome());
  }

  private void trace(Delivery delivery, String outcome) {
    if (tracing.isOn()) {
      Span span =
          tracing
              .begin(
                  "notice",
                  Kind.PRODUCER,
                  deliveries.traceparent(delivery.number()),
                  begun.remove(delivery.id()))
              .note("countersign.delivery", delivery.id().toString())
              .note("countersign.outcome", outcome);
      (outcome.equals("sent") ? span : span.failed()).end();
    }
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
