package dev.countersign.gate.calls;

import dev.countersign.chain.abi.AbiValues;
import dev.countersign.chain.safe.ExecTransaction;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.safe.RefundReading;
import dev.countersign.model.value.Address;
import java.math.BigInteger;
import java.util.List;

/** What a Safe's own functions do (OwnerManager, ModuleManager, GuardManager, Safe). */
final class SafeFunctions {
  static final List<CallEntry> ENTRIES =
      List.of(
          CallEntry.of(
              "addOwnerWithThreshold(address,uint256)",
              (scope, a) -> {
                ownerAdded(scope, a.address(0));
                threshold(scope, a.uint(1));
              }),
          CallEntry.of(
              "removeOwner(address,address,uint256)",
              (scope, a) -> {
                ownerRemoved(scope, a.address(1));
                threshold(scope, a.uint(2));
              }),
          CallEntry.of(
              "swapOwner(address,address,address)",
              (scope, a) -> {
                ownerRemoved(scope, a.address(1));
                ownerAdded(scope, a.address(2));
              }),
          CallEntry.of("changeThreshold(uint256)", (scope, a) -> threshold(scope, a.uint(0))),
          CallEntry.of("enableModule(address)", (scope, a) -> moduleEnabled(scope, a.address(0))),
          CallEntry.of(
              "disableModule(address,address)",
              (scope, a) ->
                  scope.control(
                      new Effect.ModuleDisabled(scope.target(), a.address(1)),
                      GateFinding.MODULE_DISABLED,
                      scope.name(a.address(1))
                          + " would no longer be a module of "
                          + scope.name(scope.target()))),
          CallEntry.of(
              "setGuard(address)",
              (scope, a) ->
                  guard(
                      scope,
                      new Effect.GuardChanged(scope.target(), a.address(0)),
                      "transaction guard",
                      a.address(0))),
          CallEntry.of(
              "setModuleGuard(address)",
              (scope, a) ->
                  guard(
                      scope,
                      new Effect.ModuleGuardChanged(scope.target(), a.address(0)),
                      "module guard",
                      a.address(0))),
          CallEntry.of(
              "setFallbackHandler(address)",
              (scope, a) -> fallbackHandler(scope, scope.target(), a.address(0))),
          CallEntry.of(
              "changeMasterCopy(address)",
              (scope, a) ->
                  scope.control(
                      new Effect.WalletCodeReplaced(scope.target(), a.address(0)),
                      GateFinding.WALLET_CODE_REPLACED,
                      "The code of "
                          + scope.name(scope.target())
                          + " would be replaced by "
                          + scope.name(a.address(0)))),
          CallEntry.of("approveHash(bytes32)", SafeFunctions::approveHash),
          CallEntry.of(
              "execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)",
              SafeFunctions::execTransaction),
          CallEntry.of(
              "execTransactionFromModule(address,uint256,bytes,uint8)", SafeFunctions::fromModule),
          CallEntry.of(
              "execTransactionFromModuleReturnData(address,uint256,bytes,uint8)",
              SafeFunctions::fromModule),
          CallEntry.of(
              "setup(address[],uint256,address,bytes,address,address,uint256,address)",
              SafeFunctions::setup));

  private SafeFunctions() {}

  private static void ownerAdded(CallScope scope, Address owner) {
    scope.control(
        new Effect.OwnerAdded(scope.target(), owner),
        GateFinding.OWNERS_CHANGED,
        scope.name(owner) + " would become an owner of " + scope.name(scope.target()));
    scope.gains(owner, "new owner");
  }

  private static void ownerRemoved(CallScope scope, Address owner) {
    scope.control(
        new Effect.OwnerRemoved(scope.target(), owner),
        GateFinding.OWNERS_CHANGED,
        scope.name(owner) + " would no longer be an owner of " + scope.name(scope.target()));
  }

  private static void threshold(CallScope scope, BigInteger threshold) {
    scope.control(
        new Effect.ThresholdChanged(scope.target(), threshold),
        GateFinding.THRESHOLD_CHANGED,
        scope.name(scope.target())
            + " would need the signatures of "
            + threshold
            + (threshold.equals(BigInteger.ONE) ? " owner" : " owners"));
  }

  private static void moduleEnabled(CallScope scope, Address module) {
    scope.control(
        new Effect.ModuleEnabled(scope.target(), module),
        GateFinding.MODULE_ENABLED,
        scope.name(module)
            + " would become a module of "
            + scope.name(scope.target())
            + " and could move everything in it without any owner");
    scope.gains(module, "new module");
  }

  private static void guard(CallScope scope, Effect effect, String what, Address guard) {
    scope.control(
        effect,
        GateFinding.GUARD_CHANGED,
        guard.isZero()
            ? "The " + what + " of " + scope.name(scope.target()) + " would be taken away"
            : "The "
                + what
                + " of "
                + scope.name(scope.target())
                + " would become "
                + scope.name(guard));
  }

  static void fallbackHandler(CallScope scope, Address wallet, Address handler) {
    scope.control(
        new Effect.FallbackHandlerChanged(wallet, handler),
        GateFinding.FALLBACK_HANDLER_CHANGED,
        "The fallback handler of " + scope.name(wallet) + " would become " + scope.name(handler));
  }

  private static void approveHash(CallScope scope, AbiValues arguments) {
    scope.effect(new Effect.HashApproved(scope.target(), arguments.bytes(0)));
    scope.finding(
        GateFinding.NESTED_APPROVAL,
        scope.name(scope.actor())
            + " would agree, as an owner of "
            + scope.name(scope.target())
            + ", to the transaction with the hash "
            + arguments.bytes(0),
        "safe",
        scope.target().toString(),
        "hash",
        arguments.bytes(0).toHex());
  }

  private static void execTransaction(CallScope scope, AbiValues arguments) {
    SafeTransaction transaction =
        ExecTransaction.read(scope.call().chainId(), scope.target(), scope.call().data())
            .transaction();
    RefundReading.read(transaction, scope.call().chainId(), scope.directory(), scope.out());
    scope.inItsName(() ->
        scope.inner(
            scope.target(),
            transaction.to(),
            transaction.value(),
            transaction.data(),
            transaction.operation() == SafeTransaction.DELEGATECALL,
            "the Safe transaction"));
  }

  private static void fromModule(CallScope scope, AbiValues arguments) {
    scope.inItsName(() ->
        scope.inner(
            scope.target(),
            arguments.address(0),
            arguments.uint(1),
            arguments.bytes(2),
            arguments.uint(3).equals(BigInteger.ONE),
            "the module's transaction"));
  }

  /** Only a Safe that has no owners yet takes it. */
  private static void setup(CallScope scope, AbiValues arguments) {
    for (Object owner : arguments.list(0)) {
      ownerAdded(scope, (Address) owner);
    }
    threshold(scope, arguments.uint(1));
    if (!arguments.address(2).isZero()) {
      scope.inner(
          scope.target(),
          arguments.address(2),
          BigInteger.ZERO,
          arguments.bytes(3),
          true,
          "the set-up");
    }
    if (!arguments.address(4).isZero()) {
      fallbackHandler(scope, scope.target(), arguments.address(4));
    }
    if (arguments.uint(6).signum() > 0) {
      CallReading.unread(scope);
    }
  }
}
