package dev.countersign.lure.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;

/** Numbers of seven bits a byte, as RAR 5 writes them, and what stands between them. */
final class RarNumbers {
  private static final int ENCRYPTION = 1;
  private static final int REDIRECTION = 5;
  private static final int HARD_LINK = 4;

  private final byte[] bytes;
  private int at;

  RarNumbers(byte[] bytes) {
    this.bytes = bytes;
  }

  /** What is said of a file beside its header; a link that leads nowhere leads to "". */
  record Extra(boolean encrypted, String link) {}

  int at() {
    return at;
  }

  /** The next number, 0 or more. */
  long next() throws IOException {
    long number = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      if (at >= bytes.length) {
        throw new IOException("a header ends in the middle");
      }
      byte one = bytes[at++];
      number |= (one & 0x7fL) << shift;
      if (one >= 0) {
        return number;
      }
    }
    throw new IOException("a number in a header has no end");
  }

  void skip(int count) {
    at = Math.min(bytes.length, at + count);
  }

  byte[] bytes(long count) throws IOException {
    if (count > bytes.length - at) {
      throw new IOException("a header ends in the middle of a name");
    }
    at += (int) count;
    return Arrays.copyOfRange(bytes, at - (int) count, at);
  }

  /** The records that begin at a place and go on to the header's end. */
  Extra extra(long from) throws IOException {
    boolean encrypted = false;
    String link = "";
    at = (int) Math.clamp(from, at, bytes.length);
    while (at < bytes.length) {
      long size = next();
      int start = at;
      long type = next();
      if (type == ENCRYPTION) {
        encrypted = true;
      } else if (type == REDIRECTION) {
        long kind = next();
        next();
        String target = new String(bytes(next()), UTF_8);
        // Hard links and copies count from the archive's root, as in tar.
        EntryName name = EntryName.of(target);
        link = kind < HARD_LINK ? target : name.leaves() ? "/" + target : "./";
      }
      at = (int) Math.clamp(start + Math.min(size, bytes.length), at, bytes.length);
    }
    return new Extra(encrypted, link);
  }
}
