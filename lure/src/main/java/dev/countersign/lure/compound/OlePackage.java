package dev.countersign.lure.compound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.countersign.lure.archive.LittleEndian;
import java.util.Arrays;

/**
 * A file that a document carries as an OLE package (the stream Ole10Native).
 *
 * @param name may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // only handed on
public record OlePackage(String name, byte[] content) {
  private static final int LONGEST = 1024;

  /** Reads a stream; one that is no package is a file without a name. */
  public static OlePackage read(byte[] stream) {
    int at = 6;
    String label = text(stream, at);
    at += label.length() + 1;
    String source = text(stream, at);
    at += source.length() + 1 + 8;
    String temporary = text(stream, at);
    int size = at + temporary.length() + 1;
    long length = LittleEndian.u32(stream, size);
    boolean sound =
        LittleEndian.u16(stream, 4) == 2 && length > 0 && length <= stream.length - 4L - size;
    if (!sound) {
      return new OlePackage(
          "", Arrays.copyOfRange(stream, Math.min(4, stream.length), stream.length));
    }
    String name = label.isEmpty() ? source : label;
    return new OlePackage(name, Arrays.copyOfRange(stream, size + 4, (int) (size + 4 + length)));
  }

  private static String text(byte[] stream, int at) {
    int end = at;
    while (end >= 0 && end < stream.length && end - at < LONGEST && stream[end] != 0) {
      end++;
    }
    return at < 0 || at >= stream.length ? "" : new String(stream, at, end - at, ISO_8859_1);
  }
}
