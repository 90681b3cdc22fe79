package dev.countersign.server.access.pull;

import dev.countersign.gate.key.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/**
 * Duo's signature of a request: HMAC-SHA-1 over its date, method, host, path and parameters, as the
 * password of HTTP Basic, whose user is the integration key ("Authentication" in Duo's Admin API).
 */
final class DuoSignature implements Credential {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss '-0000'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final String key;
  private final Secret secret;
  private final InstantSource clock;

  DuoSignature(String key, Secret secret, InstantSource clock) {
    this.key = key;
    this.secret = secret;
    this.clock = clock;
  }

  @Override
  public Map<String, String> headers(Question question) {
    String date = DATE.format(clock.instant());
    String both = key + ":" + signature(date, question);
    return Map.of(
        "Date",
        date,
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
  }

  /** Over parameters that stand in the address as {@link Query} writes them. */
  String signature(String date, Question question) {
    URI address = question.address();
    String query = address.getRawQuery();
    byte[] known = secret.utf8();
    try {
      return Hmac.hex(
          Hmac.of(
              "SHA1",
              known,
              String.join(
                  "\n",
                  date,
                  question.method(),
                  address.getHost().toLowerCase(Locale.ROOT),
                  address.getRawPath(),
                  query == null ? "" : query)));
    } finally {
      Arrays.fill(known, (byte) 0);
    }
  }

  @Override
  public String wrong() {
    return "it does not take the signature: the integration key in “client” or the secret is not the"
        + " right one, or this server’s clock is wrong";
  }
}
