package dev.countersign.gate.policy.condition;

import dev.countersign.gate.policy.facts.Move;
import dev.countersign.gate.policy.history.MoveTest;
import dev.countersign.rules.amount.CannotTell;

/**
 * A condition over who does what with which asset, from where to where: it can also be asked of
 * what was countersigned earlier, so a rule's total counts what the rule speaks of.
 */
public sealed interface MoveCondition extends Condition, MoveTest
    permits ActionIs, AssetIs, ChainIs, WalletIs, InitiatorIs, DestinationIs {
  /**
   * Whether it holds for the move.
   *
   * @throws CannotTell when a fact that it needs is missing
   */
  boolean holds(Move move);

  @Override
  default boolean holds(Situation situation) {
    return holds(situation.move());
  }

  @Override
  default boolean mayCover(Move move) {
    try {
      return holds(move);
    } catch (CannotTell e) {
      return true;
    }
  }
}
