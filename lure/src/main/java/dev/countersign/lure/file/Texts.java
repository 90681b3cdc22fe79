package dev.countersign.lure.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The text of a file, by its byte order mark; without one UTF-8, whatever it is. */
final class Texts {
  private Texts() {}

  /**
   * Reads.
   *
   * @param most how many bytes at most
   */
  static String of(byte[] bytes, int most) {
    int length = Math.min(bytes.length, most);
    int first = bytes.length > 0 ? bytes[0] & 0xff : 0;
    int second = bytes.length > 1 ? bytes[1] & 0xff : 0;
    Charset charset =
        first == 0xff && second == 0xfe
            ? StandardCharsets.UTF_16LE
            : first == 0xfe && second == 0xff ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    String text = new String(bytes, 0, length, charset);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
