package dev.countersign.server.catalogue;

import dev.countersign.model.verdict.FindingCode;
import java.util.Locale;

/**
 * A finding with its explanation.
 *
 * @param section under which the manual lists it, such as "Code and control"
 * @param meaning what it means; Markdown of which only code spans are used
 * @param remedy what to do
 * @param innocent its innocent causes
 */
public record Entry(
    FindingCode finding, String section, String meaning, String remedy, String innocent) {

  /** {@code deny}, {@code hold} or {@code note}. */
  public String outcome() {
    return switch (finding.outcome()) {
      case DENY -> "deny";
      case HOLD -> "hold";
      case ALLOW -> "note";
    };
  }

  /** Such as {@code critical}. */
  public String severity() {
    return finding.severity().name().toLowerCase(Locale.ROOT);
  }
}
