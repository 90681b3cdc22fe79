package dev.countersign.intel.taxii;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;

/**
 * What {@code next} carries: the place of the last object that was told, and the question that it
 * belongs to. It names a place and not a number of objects, so that what is added or taken away
 * meanwhile moves nothing. Whoever makes one up learns no more than they may ask for anyway.
 */
final class NextToken {
  private static final int DIGEST = 12;
  private static final int LETTERS = (Long.BYTES + DIGEST + 2) / 3 * 4;

  private static final long LAST = TaxiiTime.micros(Instant.parse("9999-12-31T23:59:59Z"));

  private NextToken() {}

  /**
   * Behind an object.
   *
   * @param question what was asked, in one form
   */
  static String behind(Instant added, String question) {
    long micros = TaxiiTime.micros(added);
    byte[] token =
        ByteBuffer.allocate(Long.BYTES + DIGEST)
            .putLong(micros)
            .put(digest(micros, question), 0, DIGEST)
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * The place that it names.
   *
   * @throws TaxiiRefusal where it is no token of this server, or one of another question
   */
  static Instant read(String token, String question) {
    byte[] bytes = bytes(token);
    long micros = ByteBuffer.wrap(bytes).getLong();
    if (micros < 0 || micros > LAST) {
      throw none();
    }
    byte[] right = ByteBuffer.allocate(DIGEST).put(digest(micros, question), 0, DIGEST).array();
    byte[] told = ByteBuffer.allocate(DIGEST).put(bytes, Long.BYTES, DIGEST).array();
    if (!MessageDigest.isEqual(right, told)) {
      throw TaxiiRefusal.query(
          "\"next\" belongs to another question; ask again with what was asked before it");
    }
    return TaxiiTime.ofMicros(micros);
  }

  private static byte[] bytes(String token) {
    try {
      if (token.length() <= LETTERS) {
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        if (bytes.length == Long.BYTES + DIGEST) {
          return bytes;
        }
      }
    } catch (IllegalArgumentException e) {
      throw none();
    }
    throw none();
  }

  private static TaxiiRefusal none() {
    return TaxiiRefusal.query("\"next\" is none that this server gave; begin without it");
  }

  private static byte[] digest(long micros, String question) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(micros).array());
      return sha256.digest(question.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }
}
