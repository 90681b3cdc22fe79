package dev.countersign.server.letter;

import dev.countersign.response.notice.NoticeTemplate;
import java.time.Instant;
import java.util.Optional;

/**
 * A template.
 *
 * @param changed where the company wrote it; nothing for one as it is shipped
 * @param shipped whether one of that name is shipped
 */
public record KeptTemplate(
    String name,
    String title,
    NoticeTemplate template,
    Optional<Changed> changed,
    boolean shipped) {
  /** Who wrote it last. */
  public record Changed(String by, Instant at) {}
}
