package dev.countersign.lure.rule;

import java.util.List;

/**
 * A rule's words, found.
 *
 * @param words as they stand in the text, on one line, at most 200 characters
 * @param lines in which they begin, from 1, the first 20 times that the rule is found
 */
public record Match(Rule rule, String words, List<Integer> lines) {
  /** Copies. */
  public Match {
    lines = List.copyOf(lines);
  }
}
