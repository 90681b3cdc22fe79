package dev.countersign.gate.policy.condition;

import dev.countersign.gate.policy.facts.Move;
import dev.countersign.gate.policy.facts.WalletFacts;
import dev.countersign.rules.amount.CannotTell;
import java.util.Set;

/**
 * On which chain the wallet is.
 *
 * @param chains EIP-155 chain ids
 */
public record ChainIs(Set<Long> chains) implements MoveCondition {
  /** Copies the set. */
  public ChainIs {
    chains = Set.copyOf(chains);
  }

  @Override
  public String field() {
    return "chain";
  }

  @Override
  public String wanted() {
    return "the chain is "
        + Wording.or(chains.stream().sorted().map(chain -> Long.toString(chain)).toList());
  }

  @Override
  public boolean holds(Move move) {
    Long chain = move.wallet().chainId();
    if (chain == null) {
      if (move.wallet().kind() != WalletFacts.Kind.BITCOIN) {
        throw new CannotTell("the wallet's chain is not known");
      }
      return false;
    }
    return chains.contains(chain);
  }

  @Override
  public Object found(Situation situation) {
    Long chain = situation.move().wallet().chainId();
    return chain == null ? "Bitcoin" : Long.toString(chain);
  }
}
