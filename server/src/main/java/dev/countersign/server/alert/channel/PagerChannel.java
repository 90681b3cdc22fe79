package dev.countersign.server.alert.channel;

import dev.countersign.model.json.Json;
import dev.countersign.server.notice.Channel;
import dev.countersign.server.notice.Delivery;
import dev.countersign.server.notice.DeliveryFault;
import dev.countersign.server.notice.DeliveryFault.Kind;
import dev.countersign.server.notice.Posting;
import dev.countersign.server.notice.Receipt;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tools.jackson.databind.node.ObjectNode;

/**
 * PagerDuty's Events API v2. The same deduplication key at every attempt makes one incident there.
 */
final class PagerChannel implements Channel, AutoCloseable {
  private final Place.OfPager place;
  private final Posting posting;

  PagerChannel(Place.OfPager place) {
    this.place = place;
    this.posting = new Posting("PagerDuty API", place.url());
  }

  @Override
  public String name() {
    return place.name();
  }

  @Override
  public Receipt deliver(Delivery delivery) throws DeliveryFault {
    ObjectNode event = (ObjectNode) Json.parse(delivery.body(), "The event");
    byte[] key = place.key().utf8();
    try {
      event.put("routing_key", new String(key, StandardCharsets.US_ASCII).strip());
    } finally {
      Arrays.fill(key, (byte) 0);
    }
    try {
      Receipt receipt =
          posting.post(
              HttpRequest.newBuilder(place.url())
                  .header("Content-Type", "application/json")
                  .header("User-Agent", "Countersign")
                  .POST(BodyPublishers.ofString(Json.compact(event))));
      return new Receipt(receipt.status(), event.path("dedup_key").asString(""));
    } catch (DeliveryFault fault) {
      // 400 says that the event itself is wrong: it will not be right another time.
      throw fault.status() == 400
          ? new DeliveryFault(Kind.FOR_GOOD, fault.sentence(), fault.status(), fault.rest())
          : fault;
    }
  }

  @Override
  public void close() {
    posting.close();
  }
}
