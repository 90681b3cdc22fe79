package dev.countersign.server.access.mapping;

import dev.countersign.model.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A mapping file that is in force.
 *
 * @param name by which its source is named
 * @param document as it was given
 * @param sha256 of the document, in hexadecimal digits
 * @param at since when
 * @param by {@code person/…}, or {@code settings}
 * @param file in the settings' folder; empty for one that was given by hand
 */
public record OwnMapping(
    String name, String document, String sha256, Instant at, String by, String file) {
  static OwnMapping of(String name, String document, Instant at, String by, String file) {
    return new OwnMapping(name, document, digest(document), at, by, file);
  }

  static String digest(String document) {
    return CanonicalJson.sha256(document.getBytes(StandardCharsets.UTF_8)).toHex();
  }

  /** Whether it stands in the settings' folder, where alone it is changed. */
  public boolean isOfFolder() {
    return !file.isEmpty();
  }
}
