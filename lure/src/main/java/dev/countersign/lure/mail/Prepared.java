package dev.countersign.lure.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.lure.text.Decoded;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * A mail's bytes as the parser takes them: beginning with the header, with lines that end in a line
 * feed, and a header of at most 1 MiB and 64 KiB a field.
 */
@SuppressWarnings("ArrayRecordComponent") // nobody keeps or compares it
record Prepared(byte[] bytes, List<String> defects) {
  private static final int LONGEST_HEADER = 1 << 20;
  private static final int LONGEST_LINE = 64 * 1024;

  static Prepared of(byte[] handedIn) {
    byte[] bytes = begun(withLineFeeds(unmarked(handedIn)));
    if (!MailMarks.hasHeader(bytes)) {
      ByteArrayOutputStream whole = new ByteArrayOutputStream(bytes.length + 1);
      whole.write('\n');
      whole.writeBytes(bytes);
      return new Prepared(whole.toByteArray(), List.of("The mail has no header"));
    }
    return bounded(bytes);
  }

  /** UTF-16 becomes UTF-8, a byte order mark goes. */
  static byte[] unmarked(byte[] bytes) {
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF) {
      return Arrays.copyOfRange(bytes, 3, bytes.length);
    }
    if (bytes.length >= 2
        && Math.min(bytes[0], bytes[1]) == (byte) 0xFE
        && Math.max(bytes[0], bytes[1]) == (byte) 0xFF) {
      return Decoded.guess(bytes).getBytes(UTF_8);
    }
    return bytes;
  }

  /** Lines that end in a carriage return alone end in a line feed, if no line does. */
  private static byte[] withLineFeeds(byte[] bytes) {
    boolean returns = false;
    for (byte b : bytes) {
      if (b == '\n') {
        return bytes;
      }
      returns |= b == '\r';
    }
    if (!returns) {
      return bytes;
    }
    byte[] fed = bytes.clone();
    for (int i = 0; i < fed.length; i++) {
      if (fed[i] == '\r') {
        fed[i] = '\n';
      }
    }
    return fed;
  }

  /** Without empty lines, and a mailbox's line, before the header. */
  private static byte[] begun(byte[] bytes) {
    int from = 0;
    while (from < bytes.length && (bytes[from] == '\n' || bytes[from] == '\r')) {
      from++;
    }
    if (MailMarks.isMailboxLine(bytes, from)) {
      while (from < bytes.length && bytes[from] != '\n') {
        from++;
      }
      from = Math.min(from + 1, bytes.length);
    }
    return from == 0 ? bytes : Arrays.copyOfRange(bytes, from, bytes.length);
  }

  private static Prepared bounded(byte[] bytes) {
    int end = 0;
    boolean tooLong = false;
    int field = 0;
    while (end < bytes.length) {
      int line = lineEnd(bytes, end);
      if (line - end <= 2 && isBlank(bytes, end, line)) {
        break;
      }
      field = bytes[end] == ' ' || bytes[end] == '\t' ? field + line - end : line - end;
      tooLong |= field > LONGEST_LINE;
      end = line;
    }
    if (!tooLong && end <= LONGEST_HEADER) {
      return new Prepared(bytes, List.of());
    }
    return new Prepared(
        cut(bytes, end), List.of("The mail's header is longer than what is read of one"));
  }

  private static byte[] cut(byte[] bytes, int headerEnd) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(bytes.length);
    int from = 0;
    int field = 0;
    while (from < headerEnd) {
      int line = lineEnd(bytes, from);
      boolean folded = bytes[from] == ' ' || bytes[from] == '\t';
      field = folded ? field : 0;
      int room = Math.min(LONGEST_LINE - field, LONGEST_HEADER - kept.size());
      int taken = Math.min(line - from, room);
      if (taken > 1) {
        kept.write(bytes, from, taken);
        if (taken < line - from) {
          kept.write('\n');
        }
      }
      field += line - from;
      from = line;
    }
    kept.write(bytes, headerEnd, bytes.length - headerEnd);
    return kept.toByteArray();
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != '\r' && bytes[i] != '\n') {
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
