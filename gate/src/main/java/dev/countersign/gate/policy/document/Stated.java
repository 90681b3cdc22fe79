package dev.countersign.gate.policy.document;

import dev.countersign.gate.policy.condition.Condition;

/**
 * A condition where it stands.
 *
 * @param line in the document, from 1
 * @param wanted the condition's own words, which never change
 */
public record Stated(int line, Condition condition, String wanted) {
  /** At that line. */
  public Stated(int line, Condition condition) {
    this(line, condition, condition.wanted());
  }
}
