package dev.countersign.response.evidence;

import dev.countersign.model.text.Visible;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names that every system unpacks to a file below the folder that was meant: no way out of it, no
 * letters that hide, none that one system takes for another name than the next.
 */
final class SafeName {
  private static final int LONGEST = 250;
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

  private SafeName() {}

  /** What is wrong with a name, as the end of a sentence; empty when nothing is. */
  static Optional<String> problem(String name) {
    if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      return Optional.of("its name has not 1 to " + LONGEST + " bytes");
    }
    if (name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf(':') >= 0) {
      return Optional.of("its name could lead out of the folder that it is unpacked to");
    }
    for (String part : List.of(name.split("/", -1))) {
      if (part.equals("..")) {
        return Optional.of("its name leads out of the folder that it is unpacked to");
      }
      if (part.isEmpty() || part.equals(".") || part.endsWith(".") || !part.equals(part.strip())) {
        return Optional.of("a part of its name is one that systems read in different ways");
      }
      if (DEVICE.matcher(part).matches()) {
        return Optional.of("a part of its name is that of a device");
      }
    }
    boolean odd = name.chars().anyMatch(c -> "<>\"|?*\n".indexOf(c) >= 0);
    if (odd || !Visible.of(name).equals(name)) {
      return Optional.of("its name has letters that hide, or that no file may have");
    }
    if (!Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
      return Optional.of("its name is not in the normal form NFC");
    }
    return Optional.empty();
  }

  /** Equal for names that some system takes for one. */
  static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }
}
