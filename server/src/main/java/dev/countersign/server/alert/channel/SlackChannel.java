package dev.countersign.server.alert.channel;

import dev.countersign.server.notice.Channel;
import dev.countersign.server.notice.Delivery;
import dev.countersign.server.notice.DeliveryFault;
import dev.countersign.server.notice.Posting;
import dev.countersign.server.notice.Receipt;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** A Slack incoming webhook. */
final class SlackChannel implements Channel, AutoCloseable {
  private final Place.OfSlack place;
  private final Posting posting;

  SlackChannel(Place.OfSlack place) {
    this.place = place;
    this.posting = new Posting("Slack webhook", place.url());
  }

  @Override
  public String name() {
    return place.name();
  }

  @Override
  public Receipt deliver(Delivery delivery) throws DeliveryFault {
    return posting.post(
        HttpRequest.newBuilder(place.url())
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "Countersign")
            .POST(BodyPublishers.ofString(delivery.body())));
  }

  @Override
  public void close() {
    posting.close();
  }
}
