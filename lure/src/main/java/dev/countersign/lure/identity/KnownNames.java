package dev.countersign.lure.identity;

import dev.countersign.lure.rule.YamlMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names of companies that senders like to show, with their real domains, from a file. */
final class KnownNames {
  private static final Map<String, List<String>> DOMAINS = read();

  private KnownNames() {}

  /** The company whose name is shown, and from whose domains the mail does not come. */
  static Optional<String> imitated(String shown, String domain) {
    List<String> words = Arrays.asList(Likeness.skeleton(shown).split("[^\\p{L}\\p{N}.]+", -1));
    return DOMAINS.entrySet().stream()
        .filter(known -> words.contains(Likeness.skeleton(known.getKey())))
        .filter(known -> !Standing.under(domain, known.getValue()))
        .filter(known -> !domain.contains("." + known.getKey() + "."))
        .map(Map.Entry::getKey)
        .findFirst()
        .map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
  }

  private static Map<String, List<String>> read() {
    try (InputStream in = KnownNames.class.getResourceAsStream("known-names.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the list of known names is missing");
      }
      YamlMap file =
          YamlMap.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), "known-names.yaml");
      Map<String, List<String>> names = new LinkedHashMap<>();
      file.names().forEach(name -> names.put(name, file.texts(name)));
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
