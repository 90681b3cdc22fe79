package dev.countersign.lure.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/** Of a mail that does not say, or says wrongly, how its parts are divided. */
final class Boundary {
  private static final byte[] NOTHING = {};
  private static final int LONGEST = 200;

  private Boundary() {}

  /**
   * The body below a header that names the boundary which it seems to use: the first line that
   * begins with two hyphens and comes again. Empty where there is none.
   */
  static byte[] guessed(byte[] body) {
    int from = 0;
    for (int tried = 0; from < body.length && tried < 20; ) {
      int end = lineEnd(body, from);
      boolean dashed =
          end - from > 3 && end - from < LONGEST && body[from] == '-' && body[from + 1] == '-';
      if (dashed) {
        tried++;
        String line = new String(body, from, end - from, ISO_8859_1).stripTrailing();
        boolean word = line.indexOf('"') < 0 && line.chars().anyMatch(Character::isLetterOrDigit);
        if (word && comesAgain(body, end, line)) {
          return headed(body, line.substring(2));
        }
      }
      from = end;
    }
    return NOTHING;
  }

  private static byte[] headed(byte[] body, String boundary) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream(body.length + 100);
    String header = "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\n\n";
    whole.writeBytes(header.getBytes(ISO_8859_1));
    whole.writeBytes(body);
    return whole.toByteArray();
  }

  private static boolean comesAgain(byte[] body, int from, String line) {
    byte[] wanted = line.getBytes(ISO_8859_1);
    int at = from;
    while (at < body.length) {
      int end = lineEnd(body, at);
      if (end - at >= wanted.length && startsWith(body, at, wanted)) {
        return true;
      }
      at = end;
    }
    return false;
  }

  private static boolean startsWith(byte[] body, int at, byte[] wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (body[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static int lineEnd(byte[] bytes, int from) {
    int i = from;
    while (i < bytes.length && bytes[i] != '\n') {
      i++;
    }
    return Math.min(i + 1, bytes.length);
  }
}
