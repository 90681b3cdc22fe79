package dev.countersign.response.playbook;

import dev.countersign.rules.yaml.Mistakes;
import dev.countersign.rules.yaml.YamlNode.Text;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts of playbooks that people read. */
final class Sentences {
  private static final int LONGEST = 800;
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\\n]]");

  /** A place that is filled in with the things of a kind, such as {@code {wallets}}. */
  static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");

  private Sentences() {}

  /** One without places; null with a mistake where it is none. */
  static @Nullable String read(@Nullable Text text, String field, Mistakes mistakes) {
    if (text == null) {
      return null;
    }
    if (text.value().length() > LONGEST || HIDDEN.matcher(text.value()).find()) {
      mistakes.add(
          text.spot(), "\"" + field + "\" is visible text of at most " + LONGEST + " characters");
      return null;
    }
    return text.value().strip();
  }

  /** One with places that are known. */
  static @Nullable String withPlaces(@Nullable Text text, String field, Mistakes mistakes) {
    String read = read(text, field, mistakes);
    if (text == null || read == null) {
      return null;
    }
    List<String> known = Arrays.stream(Thing.Kind.values()).map(Thing.Kind::many).toList();
    Matcher places = PLACE.matcher(read);
    while (places.find()) {
      if (!known.contains(places.group(1))) {
        mistakes.add(
            text.spot(),
            "\""
                + field
                + "\" has the place {"
                + places.group(1)
                + "}; expected one of "
                + String.join(", ", known));
      }
    }
    return read;
  }
}
