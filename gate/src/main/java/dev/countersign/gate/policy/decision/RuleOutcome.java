package dev.countersign.gate.policy.decision;

import dev.countersign.gate.policy.document.Rule;

/**
 * What came of one rule.
 *
 * @param field the field that decided, such as {@code asset}; empty for a match
 * @param wanted what the rule asks for there
 * @param found what is there instead, or why it cannot be told; its text is for people, made only
 *     when somebody reads it, and empty where that is no single value
 */
public record RuleOutcome(Rule rule, State state, String field, String wanted, Object found) {

  /** Whether the rule matches. */
  public enum State {
    /** It does. */
    MATCHES,
    /** It does not. */
    DOES_NOT_MATCH,
    /** That cannot be told, which denies. */
    UNDECIDED
  }

  /** True for a rule that matches. */
  public boolean matches() {
    return state == State.MATCHES;
  }

  /** Why, for people: one sentence without the rule's name. */
  public String sentence() {
    return switch (state) {
      case MATCHES -> "It applies: " + rule.words() + ".";
      case UNDECIDED ->
          "It cannot be told whether it applies"
              + (wanted.isEmpty() ? "" : " (" + wanted + ")")
              + ": "
              + found
              + ".";
      case DOES_NOT_MATCH ->
          field.equals("unless")
              ? "It does not apply, because of what it excepts: " + wanted + "."
              : "It does not apply: it asks that "
                  + wanted
                  + (found.toString().isEmpty() ? "." : "; here it is " + found + ".");
    };
  }
}
