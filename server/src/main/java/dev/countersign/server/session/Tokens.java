package dev.countersign.server.session;

import dev.countersign.model.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Random tokens of 256 bits, of which only the hash is kept. */
public final class Tokens {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Tokens() {}

  /** A new one. */
  public static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What is kept of one. */
  public static String sha256(String token) {
    return CanonicalJson.sha256(token.getBytes(StandardCharsets.UTF_8)).toHex();
  }
}
