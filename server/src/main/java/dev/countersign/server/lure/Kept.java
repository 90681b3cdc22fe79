package dev.countersign.server.lure;

import dev.countersign.model.value.UnreadableInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What is kept of something that was handed in: all of it up to {@link #MOST} bytes, and of a
 * longer one its head, the size and the hash of all of it.
 *
 * @param sha256 of all of it, 64 hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent") // a copy would double what a report holds
public record Kept(byte[] bytes, long size, String sha256) {
  /** So many bytes are kept. */
  public static final int MOST = 32 << 20;

  /** What is longer is not taken in at all. */
  static final long LONGEST = 4L << 30;

  private static final int AT_ONCE = 1 << 16;

  /** Of bytes that are there. */
  public static Kept of(byte[] bytes) {
    byte[] head = bytes.length <= MOST ? bytes : Arrays.copyOf(bytes, MOST);
    return new Kept(head, bytes.length, HexFormat.of().formatHex(digest().digest(bytes)));
  }

  /**
   * Reads a stream to its end, holding no more than is kept of it.
   *
   * @throws UnreadableInput when it has more than 4 GiB
   * @throws IOException when it breaks
   */
  public static Kept of(InputStream in) throws IOException {
    MessageDigest digest = digest();
    ByteArrayOutputStream head = new ByteArrayOutputStream(AT_ONCE);
    byte[] some = new byte[AT_ONCE];
    long size = 0;
    for (int read = in.read(some); read >= 0; read = in.read(some)) {
      digest.update(some, 0, read);
      head.write(some, 0, Math.min(read, MOST - head.size()));
      size += read;
      if (size > LONGEST) {
        throw new UnreadableInput(
            "It has more than 4 GiB; report its first part, or tell security where it lies");
      }
    }
    return new Kept(head.toByteArray(), size, HexFormat.of().formatHex(digest.digest()));
  }

  /** Whether all of it is kept. */
  public boolean whole() {
    return bytes.length == size;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
