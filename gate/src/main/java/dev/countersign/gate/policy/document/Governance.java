package dev.countersign.gate.policy.document;

import java.util.EnumMap;
import java.util.Map;

/**
 * Who may change what.
 *
 * @param usual for every kind that has no rule of its own
 * @param own rules of single kinds
 */
public record Governance(ChangeRule usual, Map<ChangeKind, ChangeRule> own) {
  /** Copies the map. */
  public Governance {
    own = Map.copyOf(own);
  }

  /** The rule for that kind. */
  public ChangeRule of(ChangeKind kind) {
    return own.getOrDefault(kind, usual);
  }

  /** The rules of all kinds. */
  public Map<ChangeKind, ChangeRule> all() {
    Map<ChangeKind, ChangeRule> all = new EnumMap<>(ChangeKind.class);
    for (ChangeKind kind : ChangeKind.values()) {
      all.put(kind, of(kind));
    }
    return all;
  }
}
