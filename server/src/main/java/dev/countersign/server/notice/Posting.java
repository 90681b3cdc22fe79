package dev.countersign.server.notice;

import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.chain.http.HttpFault;
import dev.countersign.server.notice.DeliveryFault.Kind;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Posts to one place over HTTP, and reads out of the answer what became of it. */
public final class Posting implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final int LARGEST = 64 << 10;

  /** Headers by which services name a request, of which the first that is there is kept. */
  private static final List<String> IDS =
      List.of("x-request-id", "x-slack-req-id", "x-correlation-id");

  private final BoundedHttp http;

  /**
   * To that address.
   *
   * @param whose what stands there, in words
   */
  public Posting(String whose, URI address) {
    this.http = new BoundedHttp(whose, address, TIMEOUT, LARGEST, null);
  }

  /**
   * Posts once.
   *
   * @throws DeliveryFault unless the answer's status is 200 to 299
   */
  public Receipt post(HttpRequest.Builder request) throws DeliveryFault {
    Answer answer;
    try {
      answer = http.send(request);
    } catch (HttpFault fault) {
      throw new DeliveryFault(Kind.CHANNEL, fault.sentence());
    }
    if (answer.status() / 100 != 2) {
      throw refused(answer);
    }
    return Receipt.of(
        answer.status(),
        IDS.stream()
            .flatMap(name -> answer.headers().firstValue(name).stream())
            .findFirst()
            .orElseGet(() -> new String(answer.body().toArray(), StandardCharsets.UTF_8)));
  }

  private DeliveryFault refused(Answer answer) {
    int status = answer.status();
    String said = http.place() + " answered with HTTP status " + status;
    Kind kind =
        switch (status / 100) {
          case 3 -> Kind.NOW;
          case 4 -> status == 410 ? Kind.FOR_GOOD : status == 429 ? Kind.CHANNEL : Kind.NOW;
          default -> Kind.CHANNEL;
        };
    // Followed, it could lead to where nobody meant to send anything.
    String why = status / 100 == 3 ? ", which leads elsewhere: redirects are not followed" : "";
    return new DeliveryFault(kind, said + why, status, rest(answer));
  }

  private static Duration rest(Answer answer) {
    return answer
        .headers()
        .firstValue("retry-after")
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    http.close();
  }
}
