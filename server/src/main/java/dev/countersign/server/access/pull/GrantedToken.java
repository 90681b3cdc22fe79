package dev.countersign.server.access.pull;

import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.chain.http.HttpFault;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A token that is got for a secret (RFC 6749), and asked for anew a minute before it ends. */
final class GrantedToken implements Credential {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration EARLY = Duration.ofMinutes(1);
  private static final int LARGEST = 64 << 10;

  private final TokenRequest request;
  private final String wrong;
  private final BoundedHttp service;
  private final InstantSource clock;
  private @Nullable String token;
  private Instant until = Instant.EPOCH;

  /**
   * A token of a service.
   *
   * @param wrong what it means that the service gives none, as the end of a sentence
   */
  GrantedToken(URI address, TokenRequest request, String wrong, InstantSource clock) {
    this.request = request;
    this.wrong = wrong;
    this.service = new BoundedHttp("token service", address, TIMEOUT, LARGEST, null);
    this.clock = clock;
  }

  @Override
  public synchronized Map<String, String> headers(Question question) throws HttpFault, Refused {
    String known = token;
    Instant now = clock.instant();
    if (known == null || !until.isAfter(now)) {
      known = ask(now);
      token = known;
    }
    return Map.of("Authorization", "Bearer " + known);
  }

  @Override
  public synchronized void forget() {
    token = null;
  }

  @Override
  public String wrong() {
    return "it does not take the token";
  }

  private String ask(Instant now) throws HttpFault, Refused {
    Answer answer = service.send(request.make());
    int status = answer.status();
    if (status != 200) {
      String said = service.place() + " gave no token: it answered with HTTP status " + status;
      String error = Records.word(Records.words(answer).path("error").asString(""));
      throw new Refused(
          said
              + (error.isEmpty() ? "" : " (" + error + ")")
              + (status == 400 || status == 401 || status == 403 ? "; " + wrong : ""),
          Pauses.of(answer, now));
    }
    JsonNode body = Records.words(answer); // an answer that cannot be read may hold a token
    String got = body.path("access_token").asString("");
    if (got.isEmpty()) {
      throw new UnreadableInput(service.place() + " answered without an access token");
    }
    int seconds = Math.clamp(body.path("expires_in").asLong(300), 0, 86_400);
    until = now.plusSeconds(seconds).minus(EARLY);
    return got;
  }

  @Override
  public void close() {
    service.close();
  }
}
