package dev.countersign.server.notice;

import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.chain.http.HttpFault;
import dev.countersign.server.notice.DeliveryFault.Kind;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
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
final class Webhook implements Channel, AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int LARGEST = 64 << 10;

  private final WebhookPlace place;
  private final BoundedHttp http;
  private final InstantSource clock;

  Webhook(WebhookPlace place, InstantSource clock) {
    this.place = place;
    this.http = new BoundedHttp("webhook", place.url(), TIMEOUT, LARGEST, null);
    this.clock = clock;
  }

  @Override
  public String name() {
    return Letters.WEBHOOK;
  }

  @Override
  public void deliver(Delivery delivery) throws DeliveryFault {
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
    Answer answer;
    try {
      answer = http.send(request);
    } catch (HttpFault fault) {
      throw new DeliveryFault(Kind.CHANNEL, fault.sentence());
    }
    if (answer.status() / 100 != 2) {
      throw refused(answer.status());
    }
  }

  private DeliveryFault refused(int status) {
    String said = http.place() + " answered with HTTP status " + status;
    return switch (status / 100) {
      // Followed, it could lead to where nobody meant to send anything.
      case 3 ->
          new DeliveryFault(Kind.NOW, said + ", which leads elsewhere: redirects are not followed");
      case 4 -> new DeliveryFault(status == 410 ? Kind.FOR_GOOD : Kind.NOW, said);
      default -> new DeliveryFault(Kind.CHANNEL, said);
    };
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
    http.close();
  }
}
