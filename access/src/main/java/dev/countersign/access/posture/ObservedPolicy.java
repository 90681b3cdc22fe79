package dev.countersign.access.posture;

import java.time.Duration;
import java.util.List;

/**
 * The policy in force.
 *
 * @param own whether somebody chose it; false for the one to begin with
 * @param rules those that let value move
 * @param examples how many tests it has
 * @param failing how many of them do not come out as they say
 * @param warnings what its review warns of, in words
 * @param changes who must agree to changes
 * @param beingSetUp whether changes apply without cooling off, since the installation is new
 */
public record ObservedPolicy(
    boolean own,
    List<ValueRule> rules,
    int examples,
    int failing,
    List<String> warnings,
    List<ChangeTerms> changes,
    boolean beingSetUp) {
  /** Copies. */
  public ObservedPolicy {
    rules = List.copyOf(rules);
    warnings = List.copyOf(warnings);
    changes = List.copyOf(changes);
  }

  /**
   * A rule that lets value move.
   *
   * @param people how many different ones must agree besides whoever asks, at the least
   * @param bounded whether it is for amounts up to a bound only
   * @param words when it applies
   */
  public record ValueRule(String name, int people, boolean bounded, String words) {}

  /**
   * Who must agree to a kind of change besides whoever proposes it.
   *
   * @param people how many different ones, at the least
   */
  public record ChangeTerms(String kind, int people, Duration coolingOff) {}
}
