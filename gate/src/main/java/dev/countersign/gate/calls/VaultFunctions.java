package dev.countersign.gate.calls;

import dev.countersign.chain.abi.AbiValues;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import java.math.BigInteger;
import java.util.List;

/**
 * Vaults (ERC-4626). Shares are the vault's own token; what they are worth, and which asset moves,
 * only the vault knows, so a node's simulation must tell the rest.
 */
final class VaultFunctions {
  static final List<CallEntry> ENTRIES =
      List.of(
          CallEntry.of(
              "deposit(uint256,address)",
              (scope, a) -> enters(scope, a.uint(0) + " units of its asset", a.address(1))),
          CallEntry.of(
              "mint(uint256,address)",
              (scope, a) -> enters(scope, "what " + a.uint(0) + " shares cost", a.address(1))),
          CallEntry.of("withdraw(uint256,address,address)", VaultFunctions::withdraw),
          CallEntry.of("redeem(uint256,address,address)", VaultFunctions::redeem));

  private VaultFunctions() {}

  private static void enters(CallScope scope, String what, Address receiver) {
    scope.effect(new Effect.CallUnread(scope.target(), scope.call().value(), scope.call().data()));
    scope.finding(
        GateFinding.UNREAD_CALL,
        "The vault "
            + scope.name(scope.target())
            + " would take "
            + what
            + " from "
            + scope.name(scope.actor())
            + " and give its shares to "
            + scope.name(receiver)
            + "; which asset that is, the call does not say",
        "vault",
        scope.target().toString());
    receiver(scope, receiver);
  }

  /** The amount is of the vault's asset, which the call does not name. */
  private static void withdraw(CallScope scope, AbiValues a) {
    leaves(scope, a.uint(0) + " units of its asset", a.address(1), a.address(2));
  }

  /** The amount is of shares, which are burnt. */
  private static void redeem(CallScope scope, AbiValues a) {
    Asset shares = new Asset.Token(scope.chain(), scope.target());
    BigInteger amount = a.uint(0);
    scope.effect(new Effect.AssetMoved(shares, new Amount(amount), a.address(2), Address.ZERO));
    leaves(scope, "what " + amount + " shares are worth", a.address(1), a.address(2));
  }

  private static void leaves(CallScope scope, String what, Address receiver, Address owner) {
    scope.effect(new Effect.CallUnread(scope.target(), scope.call().value(), scope.call().data()));
    scope.finding(
        GateFinding.UNREAD_CALL,
        "The vault "
            + scope.name(scope.target())
            + " would pay "
            + what
            + " to "
            + scope.name(receiver)
            + " for shares of "
            + scope.name(owner)
            + "; which asset that is, the call does not say",
        "vault",
        scope.target().toString());
    receiver(scope, receiver);
  }

  private static void receiver(CallScope scope, Address receiver) {
    if (!receiver.equals(scope.actor())) {
      scope
          .judge()
          .destination(
              scope.call().chainId(),
              new Asset.Token(scope.chain(), scope.target()),
              receiver,
              scope.where(),
              scope.out());
    }
  }
}
