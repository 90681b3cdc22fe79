package dev.countersign.gate.calls;

import dev.countersign.chain.abi.AbiValues;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;

/**
 * Who owns a contract and which code it runs: Ownable (ERC-173), Ownable2Step, AccessControl,
 * ERC-1967 and UUPS (ERC-1822) proxies, ProxyAdmin, beacons, diamonds (ERC-2535), Compound's
 * admins.
 */
final class ControlFunctions {
  static final List<CallEntry> ENTRIES =
      List.of(
          owner("transferOwnership(address)"),
          owner("setOwner(address)"),
          owner("changeOwner(address)"),
          owner("setAdmin(address)"),
          owner("changeAdmin(address)"),
          owner("setGovernance(address)"),
          owner("setGovernor(address)"),
          owner("setGov(address)"),
          owner("transferAdmin(address)"),
          owner("setAuthority(address)"),
          owner("transferProxyOwnership(address)"),
          owner("completeOwnershipHandover(address)"),
          CallEntry.of(
              "transferOwnership(address,bool,bool)",
              (scope, a) -> passes(scope, scope.target(), a.address(0), !a.bool(1))),
          pending("nominateNewOwner(address)"),
          accept("claimOwnership()"),
          pending("_setPendingAdmin(address)"),
          pending("setPendingAdmin(address)"),
          pending("beginDefaultAdminTransfer(address)"),
          CallEntry.of(
              "renounceOwnership()",
              (scope, a) -> passes(scope, scope.target(), Address.ZERO, false)),
          accept("acceptOwnership()"),
          accept("acceptAdmin()"),
          accept("_acceptAdmin()"),
          accept("acceptDefaultAdminTransfer()"),
          CallEntry.of(
              "changeProxyAdmin(address,address)",
              (scope, a) -> passes(scope, a.address(0), a.address(1), false)),
          CallEntry.of(
              "grantRole(bytes32,address)",
              (scope, a) -> role(scope, a.bytes(0), a.address(1), true)),
          CallEntry.of(
              "revokeRole(bytes32,address)",
              (scope, a) -> role(scope, a.bytes(0), a.address(1), false)),
          CallEntry.of(
              "renounceRole(bytes32,address)",
              (scope, a) -> role(scope, a.bytes(0), a.address(1), false)),
          CallEntry.of(
              "rely(address)", (scope, a) -> scope.power("gives all its powers to", a.address(0))),
          CallEntry.of(
              "deny(address)",
              (scope, a) -> scope.power("takes all its powers from", a.address(0))),
          CallEntry.of(
              "grantRoles(address,uint256)",
              (scope, a) -> scope.power("gives the roles " + hex(a.uint(1)) + " to", a.address(0))),
          CallEntry.of(
              "revokeRoles(address,uint256)",
              (scope, a) ->
                  scope.power("takes the roles " + hex(a.uint(1)) + " from", a.address(0))),
          CallEntry.of(
              "grantRole(uint64,address,uint32)",
              (scope, a) -> scope.power("gives the role " + a.uint(0) + " to", a.address(1))),
          CallEntry.of(
              "revokeRole(uint64,address)",
              (scope, a) -> scope.power("takes the role " + a.uint(0) + " from", a.address(1))),
          CallEntry.of(
              "upgradeTo(address)", (scope, a) -> upgrade(scope, scope.target(), a.address(0))),
          CallEntry.of(
              "upgradeToAndCall(address,bytes)",
              (scope, a) -> upgradeAndCall(scope, scope.target(), a.address(0), a.bytes(1))),
          CallEntry.of(
              "upgrade(address,address)", (scope, a) -> upgrade(scope, a.address(0), a.address(1))),
          CallEntry.of(
              "upgradeAndCall(address,address,bytes)",
              (scope, a) -> upgradeAndCall(scope, a.address(0), a.address(1), a.bytes(2))),
          CallEntry.of(
              "setImplementation(address)",
              (scope, a) -> upgrade(scope, scope.target(), a.address(0))),
          CallEntry.of(
              "_setImplementation(address)",
              (scope, a) -> upgrade(scope, scope.target(), a.address(0))),
          CallEntry.of(
              "_setPendingImplementation(address)",
              (scope, a) -> upgrade(scope, scope.target(), a.address(0))),
          CallEntry.of(
              "diamondCut((address,uint8,bytes4[])[],address,bytes)", ControlFunctions::cut));

  private ControlFunctions() {}

  private static CallEntry owner(String signature) {
    return CallEntry.of(
        signature, (scope, a) -> passes(scope, scope.target(), a.address(0), false));
  }

  private static CallEntry pending(String signature) {
    return CallEntry.of(signature, (scope, a) -> passes(scope, scope.target(), a.address(0), true));
  }

  private static CallEntry accept(String signature) {
    return CallEntry.of(
        signature, (scope, a) -> passes(scope, scope.target(), scope.actor(), false));
  }

  private static void passes(CallScope scope, Address contract, Address to, boolean pending) {
    String name = scope.name(contract);
    scope.control(
        new Effect.OwnershipTransferred(contract, to, pending),
        GateFinding.OWNERSHIP_TRANSFERRED,
        to.isZero()
            ? "The control of " + name + " would be given up for good"
            : "The control of "
                + name
                + (pending ? " would be offered to " : " would pass to ")
                + scope.name(to));
    scope.gains(to, "new owner");
  }

  private static void role(CallScope scope, Bytes role, Address account, boolean granted) {
    String what = Roles.name(role) == null ? "the role " + role : "the role " + Roles.name(role);
    scope.control(
        new Effect.RoleChanged(scope.target(), role, account, granted),
        GateFinding.ROLE_CHANGED,
        scope.name(account)
            + (granted ? " would gain " : " would lose ")
            + what
            + " of "
            + scope.name(scope.target()));
    if (granted) {
      scope.gains(account, "account");
    }
  }

  private static String hex(BigInteger roles) {
    return "0x" + roles.toString(16);
  }

  private static void upgrade(CallScope scope, Address proxy, Address implementation) {
    scope.control(
        new Effect.ImplementationChanged(proxy, implementation),
        GateFinding.IMPLEMENTATION_CHANGED,
        "The code of " + scope.name(proxy) + " would be replaced by " + scope.name(implementation));
  }

  /** The proxy runs the new implementation's function with its own storage. */
  private static void upgradeAndCall(
      CallScope scope, Address proxy, Address implementation, Bytes data) {
    upgrade(scope, proxy, implementation);
    if (!data.isEmpty()) {
      scope.effect(new Effect.CallUnread(implementation, BigInteger.ZERO, data));
      scope.finding(
          GateFinding.UNREAD_CALL,
          "After the upgrade "
              + scope.name(proxy)
              + " runs "
              + data.length()
              + " bytes of call data with the new code, which no table knows",
          "target",
          implementation.toString());
    }
  }

  private static void cut(CallScope scope, AbiValues arguments) {
    for (Object facet : arguments.list(0)) {
      upgrade(scope, scope.target(), ((AbiValues) facet).address(0));
    }
    if (!arguments.address(1).isZero()) {
      upgradeAndCall(scope, scope.target(), arguments.address(1), arguments.bytes(2));
    }
  }
}
