package dev.countersign.server.page;

import dev.countersign.model.verdict.Outcome;
import java.util.Locale;

/**
 * A verdict as a page shows it: a word, a sentence and a style, never a colour alone.
 *
 * @param name {@code allow}, {@code hold} or {@code deny}; also the style's and the icon's
 */
public record VerdictView(String name, String word, String sentence) {
  /** Of an outcome. */
  public static VerdictView of(Outcome outcome) {
    return switch (outcome) {
      case ALLOW -> new VerdictView("allow", "Allow", "It may be signed.");
      case HOLD ->
          new VerdictView("hold", "Hold", "It waits. Do not sign before what is named below.");
      case DENY -> new VerdictView("deny", "Deny", "It must not be signed.");
    };
  }

  /** Of its name in JSON; what is none is shown as a deny. */
  static VerdictView of(String name) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome.name().toLowerCase(Locale.ROOT).equals(name)) {
        return of(outcome);
      }
    }
    return of(Outcome.DENY);
  }
}
