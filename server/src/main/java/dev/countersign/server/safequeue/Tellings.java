package dev.countersign.server.safequeue;

import dev.countersign.gate.finding.ServiceFinding;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.wallet.Wallet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes down what was found in a queue, each thing once. */
final class Tellings {
  private final JournalStore journal;
  private final QueueStore queues;
  private final InstantSource clock;

  Tellings(JournalStore journal, QueueStore queues, InstantSource clock) {
    this.journal = journal;
    this.queues = queues;
    this.clock = clock;
  }

  JournalStore journal() {
    return journal;
  }

  /** By which something is told apart that has no name. */
  static String topic(String text) {
    return CanonicalJson.sha256(text.getBytes(StandardCharsets.UTF_8)).toHex();
  }

  /**
   * Tells of something, unless it was told.
   *
   * @param digest of the transaction; null where it is about none
   * @param report what the transaction would do; null where it is about none
   */
  void tell(
      Wallet wallet,
      ServiceFinding finding,
      String topic,
      String sentence,
      @Nullable Bytes digest,
      @Nullable JsonNode report) {
    if (queues.told(wallet.id(), topic)) {
      return;
    }
    journal.record(entries -> {
      if (queues.tell(wallet.id(), topic, clock.instant())) {
        ObjectNode body = body(finding, sentence);
        if (digest != null) {
          body.put("digest", digest.toHex());
        }
        if (report != null) {
          body.set("report", report);
        }
        entries.add("finding", wallet.subject(), body);
      }
    });
  }

  /** Tells once of a service that has not answered since before a moment. */
  void lasting(Wallet wallet, Instant before, String sentence) {
    if (!queues.mayLast(wallet.id(), before)) {
      return;
    }
    journal.record(entries -> {
      if (queues.lasts(wallet.id(), before)) {
        entries.add(
            "finding", wallet.subject(), body(ServiceFinding.SERVICE_UNAVAILABLE, sentence));
      }
    });
  }

  private static ObjectNode body(ServiceFinding finding, String sentence) {
    return Json.object()
        .put("code", finding.code())
        .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
        .put("sentence", sentence);
  }
}
