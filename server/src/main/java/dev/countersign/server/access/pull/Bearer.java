package dev.countersign.server.access.pull;

import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.chain.http.BoundedHttp.Answer;
import dev.countersign.chain.http.HttpFault;
import dev.countersign.gate.key.Secret;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.access.settings.PullSettings.Grant;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The token with which a source is asked: the secret itself, or one that is got for it (OAuth 2.0,
 * client credentials: RFC 6749, section 4.4), which is asked for anew a minute before it ends.
 */
final class Bearer implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration EARLY = Duration.ofMinutes(1);

  private final Secret secret;
  private final @Nullable Grant grant;
  private final @Nullable BoundedHttp http;
  private final InstantSource clock;
  private @Nullable String token;
  private Instant until = Instant.EPOCH;

  Bearer(Secret secret, @Nullable Grant grant, InstantSource clock) {
    this.secret = secret;
    this.grant = grant;
    this.http =
        grant == null
            ? null
            : new BoundedHttp("token service", grant.address(), TIMEOUT, 64 << 10, null);
    this.clock = clock;
  }

  /** The token, for a header. */
  synchronized String token() throws HttpFault {
    Grant asked = grant;
    BoundedHttp service = http;
    if (asked == null || service == null) {
      return text(secret);
    }
    String known = token;
    Instant now = clock.instant();
    if (known == null || !until.isAfter(now)) {
      known = ask(asked, service, now);
      token = known;
    }
    return known;
  }

  /** It is not taken any more. */
  synchronized void forget() {
    token = null;
  }

  private String ask(Grant asked, BoundedHttp service, Instant now) throws HttpFault {
    StringBuilder form = new StringBuilder("grant_type=client_credentials");
    add(form, "client_id", asked.client());
    add(form, "client_secret", text(secret));
    add(form, "scope", asked.scope());
    add(form, "audience", asked.audience());
    Answer answer =
        service.send(
            HttpRequest.newBuilder(asked.address())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form.toString())));
    if (answer.status() != 200) {
      throw new UnreadableInput(
          service.place() + " gave no token: it answered with HTTP status " + answer.status());
    }
    JsonNode body =
        Json.parse(
            new String(answer.body().toArray(), StandardCharsets.UTF_8),
            "The token service’s answer");
    String got = body.path("access_token").asString("");
    if (got.isEmpty()) {
      throw new UnreadableInput(service.place() + " answered without an access token");
    }
    until = now.plusSeconds(body.path("expires_in").asInt(300)).minus(EARLY);
    return got;
  }

  private static void add(StringBuilder form, String name, String value) {
    if (!value.isEmpty()) {
      form.append('&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  private static String text(Secret secret) {
    char[] characters = secret.copy();
    try {
      return new String(characters);
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  @Override
  public void close() {
    if (http != null) {
      http.close();
    }
  }
}
