package dev.countersign.server.notice;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Webhooks, signed so that the receiver knows who sent them, and when.
 *
 * @see <a
 *     href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">
 *     Standard Webhooks</a>
 */
public final class Webhook implements Channel, AutoCloseable {
  private final String name;
  private final WebhookPlace place;
  private final Posting posting;
  private final InstantSource clock;

  /** Webhooks to that place, as a channel of that name. */
  public Webhook(String name, WebhookPlace place, InstantSource clock) {
    this.name = name;
    this.place = place;
    this.posting = new Posting("webhook", place.url());
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Receipt deliver(Delivery delivery) throws DeliveryFault {
    String id = "msg_" + delivery.id();
    long timestamp = clock.instant().getEpochSecond();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(place.url())
            .header("Content-Type", "application/json")
            .header("User-Agent", "Countersign")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(timestamp))
            .header("webhook-signature", "v1," + signature(id, timestamp, delivery.body()))
            .POST(BodyPublishers.ofString(delivery.body()));
    return posting.post(request);
  }

  private String signature(String id, long timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(place.key().toArray(), "HmacSHA256"));
      byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
      return Base64.getEncoder().encodeToString(mac.doFinal(signed));
    } catch (GeneralSecurityException e) { // every JDK has it
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    posting.close();
  }
}
