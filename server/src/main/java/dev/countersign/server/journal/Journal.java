package dev.countersign.server.journal;

import dev.countersign.model.json.CanonicalText;
import tools.jackson.databind.JsonNode;

/** What is written down in the transaction at hand. */
public interface Journal {
  /**
   * Adds an entry.
   *
   * @param kind what happened, such as {@code intent-filed}
   * @param subject what it is about, such as {@code intent/3f…}
   * @param body what it was decided from, without secrets; whole numbers and text only
   */
  default void add(String kind, String subject, JsonNode body) {
    add(kind, subject, CanonicalText.of(body));
  }

  /** Adds one whose text was made before, so that others need not wait for that. */
  void add(String kind, String subject, CanonicalText body);

  /**
   * Writes this together with the entries, in one trip to the database at the transaction's end;
   * until then it is not there.
   */
  void write(Written written);

  /**
   * Lets others decide before this is on the disk, which whoever writes it still waits for. It is
   * for what nothing is released by: no signature, no nonce, no agreement of anybody.
   */
  void releasesNothing();
}
