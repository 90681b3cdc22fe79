package dev.countersign.server.lure;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was reported, as the text that it is. Nothing is taken apart or decoded: a mail stands there
 * as it came, with its headers; only what is encoded in it is left out.
 */
public final class AsText {
  /** So many bytes of it are shown. */
  public static final int MOST = 48 << 10;

  private static final int FEWEST_ENCODED = 4;
  private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/]{24,}={0,2}");

  private AsText() {}

  /**
   * Of its first bytes.
   *
   * @param size in bytes, of all of it
   * @return empty where it is no text (UTF-8)
   */
  public static Optional<String> of(byte[] head, long size) {
    String text = new String(head, StandardCharsets.UTF_8).replace("\r\n", "\n");
    // The last character may be cut in two.
    String whole = size > head.length ? text.replaceFirst("\uFFFD+$", "") : text;
    if (whole.isBlank() || whole.chars().anyMatch(AsText::isOfNoText)) {
      return Optional.empty();
    }
    String read = withoutEncoded(whole);
    return Optional.of(
        size > head.length
            ? read + "\n[… and " + (size - head.length) + " bytes more]"
            : read.stripTrailing());
  }

  private static boolean isOfNoText(int c) {
    return c == '\uFFFD' || (c < ' ' && c != '\n' && c != '\t' && c != '\r');
  }

  private static String withoutEncoded(String text) {
    List<String> out = new ArrayList<>();
    List<String> run = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (ENCODED.matcher(line).matches()) {
        run.add(line);
      } else {
        settle(run, out);
        out.add(line);
      }
    }
    settle(run, out);
    return String.join("\n", out);
  }

  private static void settle(List<String> run, List<String> out) {
    if (run.size() < FEWEST_ENCODED) {
      out.addAll(run);
    } else {
      out.add("[… " + run.size() + " lines of an encoded file]");
    }
    run.clear();
  }
}
