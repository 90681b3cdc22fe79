package dev.countersign.server.console;

import dev.countersign.model.text.Visible;
import dev.countersign.model.value.Bytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Bytes for a page: text where they are text in UTF-8, hexadecimal otherwise.
 *
 * @param text whether they are text
 * @param all what is shown of them, in which what steers a screen is spelt out
 * @param cut whether there are more
 */
record ShownBytes(boolean text, String all, boolean cut) {
  private static final HexFormat PAIRS = HexFormat.ofDelimiter(" ");

  /** Of bytes, behind which there are more where they are cut. */
  static ShownBytes of(Bytes bytes, boolean cut) {
    return text(bytes.toArray(), cut)
        .map(text -> new ShownBytes(true, Visible.of(text.replace("\r\n", "\n")), cut))
        .orElseGet(() -> new ShownBytes(false, PAIRS.formatHex(bytes.toArray()), cut));
  }

  private static Optional<String> text(byte[] bytes, boolean cut) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    // Where bytes are cut, the last letter may lack its end; that is no error then.
    if (decoder.decode(ByteBuffer.wrap(bytes), out, !cut).isError()) {
      return Optional.empty();
    }
    String text = out.flip().toString();
    return text.codePoints().allMatch(ShownBytes::isWritten) ? Optional.of(text) : Optional.empty();
  }

  private static boolean isWritten(int c) {
    return !Character.isISOControl(c) || c == '\n' || c == '\r' || c == '\t';
  }

  /** How they begin, in one line of so many characters at the most. */
  String begin(int most) {
    String line = all.replaceAll("\\s+", " ");
    if (line.codePointCount(0, line.length()) <= most) {
      return cut ? line + " …" : line;
    }
    return line.substring(0, line.offsetByCodePoints(0, most)).stripTrailing() + " …";
  }
}
