package dev.countersign.server.tracing;

import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where spans are sent.
 *
 * @param url with the path of OTLP's traces
 */
public record OtlpPlace(URI url) {
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * As a person gives it; without a path it is {@code /v1/traces}.
   *
   * @throws UnreadableInput where it is none, or would carry spans unprotected to another machine
   */
  public static OtlpPlace of(String said) {
    URI url;
    try {
      url = URI.create(said);
    } catch (IllegalArgumentException e) {
      throw none();
    }
    String host = url.getHost();
    if (host == null
        || url.getUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null
        || !(isHttps(url) || ("http".equals(url.getScheme()) && HERE.contains(host)))) {
      throw none();
    }
    @Nullable String path = url.getRawPath();
    return new OtlpPlace(
        path == null || path.isEmpty() || path.equals("/") ? url.resolve("/v1/traces") : url);
  }

  private static boolean isHttps(URI url) {
    return "https".equals(url.getScheme());
  }

  private static UnreadableInput none() {
    return new UnreadableInput(
        "The place for spans (--otlp) is none; expected https://HOST[:PORT][/PATH] without a user"
            + " or a password, or http:// for this machine");
  }
}
