package dev.countersign.gate.policy.condition;

import dev.countersign.gate.policy.facts.AssetFacts;
import dev.countersign.gate.policy.facts.Move;
import dev.countersign.model.value.Address;
import dev.countersign.rules.amount.CannotTell;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Which asset, by any of these. A symbol stands for the chain's coin of that symbol and for known
 * tokens alone: what a contract calls itself counts for nothing.
 *
 * @param symbols such as {@code USDC}, on whichever chain
 * @param contracts of tokens and collections
 * @param kinds such as {@code native}
 */
public record AssetIs(Set<String> symbols, Set<Address> contracts, Set<AssetFacts.Kind> kinds)
    implements MoveCondition {
  /** Copies the sets. */
  public AssetIs {
    symbols = Set.copyOf(symbols);
    contracts = Set.copyOf(contracts);
    kinds = Set.copyOf(kinds);
  }

  @Override
  public String field() {
    return "asset";
  }

  @Override
  public String wanted() {
    Collection<String> words =
        Wording.named(
            contracts.stream().map(Address::toString).toList(),
            "",
            Wording.named(
                kinds.stream().map(AssetFacts.Kind::word).toList(),
                "of the kind ",
                Wording.named(symbols, "", List.of())));
    return "the asset is " + Wording.or(words);
  }

  @Override
  public boolean holds(Move move) {
    AssetFacts asset = move.asset();
    if (asset == null) {
      if (move.action().movesValue()) {
        throw new CannotTell("the asset is not known");
      }
      return false;
    }
    String symbol = asset.symbol();
    Address contract = asset.contract();
    return (symbol != null && symbols.contains(symbol))
        || (contract != null && contracts.contains(contract))
        || kinds.contains(asset.kind());
  }

  @Override
  public Object found(Situation situation) {
    AssetFacts asset = situation.move().asset();
    return asset == null ? "none" : Objects.requireNonNullElseGet(asset.symbol(), asset::id);
  }
}
