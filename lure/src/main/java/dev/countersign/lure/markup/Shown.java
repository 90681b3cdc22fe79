package dev.countersign.lure.markup;

import dev.countersign.lure.message.HiddenText;
import java.util.List;

/**
 * What a reader of markup sees.
 *
 * @param text with a line for each block; what is quoted of earlier mails begins with {@code > }
 * @param hidden what they do not see
 * @param cut whether there was more than is read
 */
public record Shown(String text, List<Anchor> links, List<HiddenText> hidden, boolean cut) {
  /** Copies. */
  public Shown {
    links = List.copyOf(links);
    hidden = List.copyOf(hidden);
  }

  /**
   * A link, and where in the text it stands.
   *
   * @param text what is shown of it
   * @param target as written
   * @param line of the text, from 1
   */
  public record Anchor(String text, String target, int line) {}
}
