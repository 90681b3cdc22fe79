package dev.countersign.scale.job;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Messages together with the traceparent (W3C Trace Context) in whose course they came. Without one
 * a message is its bytes, as in the state of earlier versions; with one they begin with a mark that
 * no message in Avro's single-object encoding begins with.
 */
final class Traced {
  private static final String HEADER = "traceparent";
  private static final byte MARK = 0x54;
  private static final int LENGTH = 55;
  private static final Pattern FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private Traced() {}

  /** What came; a header that is none is left out. */
  static byte[] of(Headers headers, byte[] message) {
    Header header = headers.lastHeader(HEADER);
    byte[] said = header == null ? null : header.value();
    return said == null || said.length != LENGTH
        ? message
        : of(new String(said, StandardCharsets.US_ASCII), message);
  }

  /** A message in the course of that; as it is where that is none. */
  static byte[] of(@Nullable String traceparent, byte[] message) {
    if (traceparent == null || !FORM.matcher(traceparent).matches()) {
      return message;
    }
    return ByteBuffer.allocate(1 + LENGTH + message.length)
        .put(MARK)
        .put(traceparent.getBytes(StandardCharsets.US_ASCII))
        .put(message)
        .array();
  }

  /** The traceparent; null where there is none. */
  static @Nullable String traceparent(byte[] traced) {
    if (traced.length <= LENGTH || traced[0] != MARK) {
      return null;
    }
    String said = new String(traced, 1, LENGTH, StandardCharsets.US_ASCII);
    return FORM.matcher(said).matches() ? said : null;
  }

  /** The message alone. */
  static byte[] message(byte[] traced) {
    return traceparent(traced) == null
        ? traced
        : java.util.Arrays.copyOfRange(traced, 1 + LENGTH, traced.length);
  }

  /** Writes the traceparent, where there is one, into headers. */
  static void into(Headers headers, byte[] traced) {
    String traceparent = traceparent(traced);
    if (traceparent != null) {
      headers.add(HEADER, traceparent.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
