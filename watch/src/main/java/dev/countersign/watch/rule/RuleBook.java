package dev.countersign.watch.rule;

import dev.countersign.model.value.Bytes;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Rules that can be used.
 *
 * @param name of the document
 * @param digest SHA-256 of its text
 * @param currency in which values are; empty where it names none
 */
public record RuleBook(
    String name,
    Bytes digest,
    ZoneId zone,
    String currency,
    Map<String, List<String>> lists,
    List<Rule> rules) {
  /** Copies. */
  public RuleBook {
    lists = Map.copyOf(lists);
    rules = List.copyOf(rules);
  }
}
