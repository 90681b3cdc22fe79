package dev.countersign.model.json;

import dev.countersign.model.value.Bytes;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * The canonical text of a JSON value with its hash, made where there is time for it.
 *
 * @param text as {@link CanonicalJson} writes it
 * @param sha256 of the text in UTF-8
 */
public record CanonicalText(String text, Bytes sha256) {
  /**
   * That of a value.
   *
   * @throws IllegalArgumentException when it has none
   */
  public static CanonicalText of(JsonNode value) {
    return of(CanonicalJson.of(value));
  }

  /** That of a text which is canonical. */
  public static CanonicalText of(String canonical) {
    return new CanonicalText(
        canonical, CanonicalJson.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
  }
}
