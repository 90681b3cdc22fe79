package dev.countersign.gate.policy.condition;

import dev.countersign.gate.policy.facts.Move;
import dev.countersign.gate.policy.facts.WalletFacts;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Which wallet, by any of these. */
public record WalletIs(Set<String> labels, Set<String> tags, Set<WalletFacts.Kind> kinds)
    implements MoveCondition {
  /** Copies the sets. */
  public WalletIs {
    labels = Set.copyOf(labels);
    tags = Set.copyOf(tags);
    kinds = Set.copyOf(kinds);
  }

  @Override
  public String field() {
    return "wallet";
  }

  @Override
  public String wanted() {
    return "the wallet is "
        + Wording.or(
            Wording.named(
                tags,
                "tagged ",
                Wording.named(
                    kinds.stream().map(WalletFacts.Kind::word).toList(),
                    "of the kind ",
                    Wording.named(labels, "", List.of()))));
  }

  @Override
  public boolean holds(Move move) {
    WalletFacts wallet = move.wallet();
    return labels.contains(wallet.label())
        || kinds.contains(wallet.kind())
        || !Collections.disjoint(tags, wallet.tags());
  }

  @Override
  public Object found(Situation situation) {
    return situation.move().wallet().label();
  }
}
