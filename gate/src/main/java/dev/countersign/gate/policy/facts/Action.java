package dev.countersign.gate.policy.facts;

import java.util.Locale;
import java.util.Optional;

/** What kind of thing was asked for. */
public enum Action {
  /** An asset goes to a destination. */
  TRANSFER(true),
  /** A spender may take up to an amount. */
  APPROVE(true),
  /** A contract is called for what it does. */
  CALL(true),
  /** An offer on a market is signed. */
  ORDER(true),
  /** A token's supply grows. */
  MINT(true),
  /** A token's supply shrinks. */
  BURN(true),
  /** An asset is locked for its rewards. */
  STAKE(true),
  /** An asset is lent. */
  SUPPLY(true),
  /** A lent asset is taken back. */
  REDEEM(true),
  /** A contract is created. */
  DEPLOY(true),
  /** Owners, modules, ownership and the like change. */
  CONTROL(false),
  /** A site is signed in to. */
  SIGN_IN(false),
  /** A message is signed. */
  MESSAGE(false);

  private final boolean movesValue;

  Action(boolean movesValue) {
    this.movesValue = movesValue;
  }

  /**
   * True where an asset, an amount and a destination belong to it by nature, so that one that is
   * not known is missing. For the others it is no gap: a change of control has no amount.
   */
  public boolean movesValue() {
    return movesValue;
  }

  /** As documents and JSON write it, such as {@code sign-in}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one with that word. */
  public static Optional<Action> of(String word) {
    for (Action action : values()) {
      if (action.word().equals(word)) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }
}
