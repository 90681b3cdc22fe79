package dev.countersign.gate.policy.condition;

import dev.countersign.gate.policy.facts.DestinationFacts;
import dev.countersign.gate.policy.facts.Move;
import dev.countersign.rules.amount.CannotTell;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Where it goes, by any of these.
 *
 * @param addresses in the form of {@link DestinationFacts#plain}
 */
public record DestinationIs(
    Set<DestinationFacts.Kind> kinds, Set<String> labels, Set<String> tags, Set<String> addresses)
    implements MoveCondition {
  /** Copies the sets. */
  public DestinationIs {
    kinds = Set.copyOf(kinds);
    labels = Set.copyOf(labels);
    tags = Set.copyOf(tags);
    addresses = Set.copyOf(addresses);
  }

  @Override
  public String field() {
    return "destination";
  }

  @Override
  public String wanted() {
    List<String> words =
        Wording.named(
            kinds.stream().map(DestinationFacts.Kind::word).toList(), "of the kind ", List.of());
    words = Wording.named(labels, "", words);
    words = Wording.named(tags, "tagged ", words);
    words = Wording.named(addresses, "", words);
    return "the destination is " + Wording.or(words);
  }

  @Override
  public boolean holds(Move move) {
    DestinationFacts destination = move.destination();
    if (destination == null) {
      if (move.action().movesValue()) {
        throw new CannotTell("the destination is not known");
      }
      return false;
    }
    String label = destination.label();
    String key = move.names().destination();
    return kinds.contains(destination.kind())
        || (label != null && labels.contains(label))
        || !Collections.disjoint(tags, destination.tags())
        || (key != null && addresses.contains(key));
  }

  @Override
  public Object found(Situation situation) {
    DestinationFacts destination = situation.move().destination();
    if (destination == null) {
      return "none";
    }
    String label = destination.label();
    return new Place(label == null ? destination.address() : label, destination.kind());
  }

  private record Place(String name, DestinationFacts.Kind kind) {
    @Override
    public String toString() {
      return name + ", of the kind " + kind.word();
    }
  }
}
