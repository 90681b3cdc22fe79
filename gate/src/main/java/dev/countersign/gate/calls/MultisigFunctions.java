package dev.countersign.gate.calls;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.value.Address;
import java.math.BigInteger;
import java.util.List;

/**
 * The MultiSigWallet of ConsenSys and Gnosis, from before the Safe; exchanges and bridges use it.
 */
final class MultisigFunctions {
  static final List<CallEntry> ENTRIES =
      List.of(
          CallEntry.of("addOwner(address)", (scope, a) -> added(scope, a.address(0))),
          CallEntry.of("removeOwner(address)", (scope, a) -> removed(scope, a.address(0))),
          CallEntry.of(
              "replaceOwner(address,address)",
              (scope, a) -> {
                removed(scope, a.address(0));
                added(scope, a.address(1));
              }),
          CallEntry.of("changeRequirement(uint256)", (scope, a) -> required(scope, a.uint(0))),
          CallEntry.of(
              "submitTransaction(address,uint256,bytes)",
              (scope, a) ->
                  scope.laterInItsName(() ->
                      scope.inner(
                          scope.target(),
                          a.address(0),
                          a.uint(1),
                          a.bytes(2),
                          false,
                          "the transaction that is submitted"))),
          numbered("confirmTransaction(uint256)", "agrees to the transaction "),
          numbered("executeTransaction(uint256)", "carries out the transaction "),
          numbered("revokeConfirmation(uint256)", "no longer agrees to the transaction "));

  private MultisigFunctions() {}

  private static CallEntry numbered(String signature, String power) {
    return CallEntry.of(
        signature,
        (scope, a) ->
            scope.power(power + a.uint(0) + ", which is not in this payload", scope.actor()));
  }

  private static void added(CallScope scope, Address owner) {
    scope.control(
        new Effect.OwnerAdded(scope.target(), owner),
        GateFinding.OWNERS_CHANGED,
        scope.name(owner) + " would become an owner of " + scope.name(scope.target()));
    scope.gains(owner, "new owner");
  }

  private static void removed(CallScope scope, Address owner) {
    scope.control(
        new Effect.OwnerRemoved(scope.target(), owner),
        GateFinding.OWNERS_CHANGED,
        scope.name(owner) + " would no longer be an owner of " + scope.name(scope.target()));
  }

  private static void required(CallScope scope, BigInteger owners) {
    scope.control(
        new Effect.ThresholdChanged(scope.target(), owners),
        GateFinding.THRESHOLD_CHANGED,
        scope.name(scope.target())
            + " would need the signatures of "
            + owners
            + (owners.equals(BigInteger.ONE) ? " owner" : " owners"));
  }
}
