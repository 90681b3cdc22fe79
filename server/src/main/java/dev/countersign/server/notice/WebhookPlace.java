package dev.countersign.server.notice;

import dev.countersign.chain.http.BoundedHttp;
import dev.countersign.gate.key.Secret;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where webhooks go, and the key that signs them.
 *
 * @param key of HMAC-SHA256, 24 to 64 bytes
 */
public record WebhookPlace(URI url, Bytes key) {
  private static final String EXAMPLE = "https://hooks.example.com/countersign";
  private static final String PREFIX = "whsec_";

  /**
   * Reads the options.
   *
   * @param secret {@code whsec_} and 24 to 64 bytes in base64
   * @throws UnreadableInput when one cannot be read, or is missing
   */
  public static WebhookPlace of(String url, @Nullable Secret secret) {
    URI address = BoundedHttp.address(url, "The webhook's URL", EXAMPLE);
    if (!BoundedHttp.isEncrypted(address) && !BoundedHttp.isLoopback(address)) {
      throw new UnreadableInput(
          "The webhook's URL is http, over which everybody on the way could read; expected https");
    }
    if (secret == null) {
      throw new UnreadableInput(
          "Webhooks are signed; give the secret with --webhook-secret-file, such as a line made by:"
              + " echo \"whsec_$(openssl rand -base64 32)\"");
    }
    return new WebhookPlace(address, key(secret));
  }

  private static Bytes key(Secret secret) {
    byte[] text = secret.utf8();
    try {
      String line = new String(text, StandardCharsets.US_ASCII);
      byte[] key =
          Base64.getDecoder()
              .decode(line.startsWith(PREFIX) ? line.substring(PREFIX.length()) : "?");
      if (key.length < 24 || key.length > 64) {
        throw new UnreadableInput(
            "The webhook's secret has " + key.length + " bytes; expected 24 to 64");
      }
      return Bytes.of(key);
    } catch (IllegalArgumentException e) { // it is not repeated
      throw new UnreadableInput(
          "The webhook's secret is none; expected whsec_ and 24 to 64 bytes in base64");
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  /** Names no key. */
  @Override
  public String toString() {
    return "a webhook at " + url.getHost();
  }
}
