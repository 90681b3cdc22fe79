package dev.countersign.gate.calls;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.value.Amount;
import java.math.BigInteger;
import java.util.List;

/**
 * What issuers of stablecoins may do: FiatToken (USDC), TetherToken (USDT), Paxos, and the like.
 */
final class IssuerFunctions {
  static final List<CallEntry> ENTRIES =
      List.of(
          CallEntry.of(
              "mint(address,uint256)",
              (scope, a) -> scope.power("mints " + amount(scope, a.uint(1)) + " to", a.address(0))),
          CallEntry.of(
              "burn(address,uint256)",
              (scope, a) -> scope.power("burns " + amount(scope, a.uint(1)) + " of", a.address(0))),
          CallEntry.of(
              "burnFrom(address,uint256)",
              (scope, a) -> scope.power("burns " + amount(scope, a.uint(1)) + " of", a.address(0))),
          CallEntry.of(
              "burn(uint256)",
              (scope, a) -> scope.power("burns " + amount(scope, a.uint(0)), scope.actor())),
          CallEntry.of(
              "mint(uint256)",
              (scope, a) -> scope.power("mints " + amount(scope, a.uint(0)), scope.actor())),
          CallEntry.of(
              "issue(uint256)",
              (scope, a) ->
                  scope.power("issues " + amount(scope, a.uint(0)) + " to its owner", null)),
          CallEntry.of(
              "redeem(uint256)",
              (scope, a) ->
                  scope.power("redeems " + a.uint(0) + " smallest units of its own tokens", null)),
          plain("pause()", "pauses its transfers"),
          plain("unpause()", "lets its transfers run again"),
          subject("blacklist(address)", "blacklists"),
          subject("unBlacklist(address)", "takes from its blacklist"),
          subject("addBlackList(address)", "blacklists"),
          subject("removeBlackList(address)", "takes from its blacklist"),
          subject("destroyBlackFunds(address)", "destroys all tokens of"),
          subject("freeze(address)", "freezes the tokens of"),
          subject("unfreeze(address)", "unfreezes the tokens of"),
          subject("wipeFrozenAddress(address)", "destroys all tokens of"),
          CallEntry.of(
              "configureMinter(address,uint256)",
              (scope, a) ->
                  scope.power(
                      "lets mint up to " + amount(scope, a.uint(1)) + ", the minter",
                      a.address(0))),
          subject("removeMinter(address)", "takes the right to mint from"),
          subject("addMinter(address)", "gives the right to mint to"),
          subject("setMinter(address)", "gives the right to mint to"),
          subject("updateMasterMinter(address)", "makes its master minter"),
          subject("updatePauser(address)", "makes its pauser"),
          subject("updateBlacklister(address)", "makes its blacklister"),
          subject("updateRescuer(address)", "makes its rescuer"),
          subject("setSupplyController(address)", "makes its supply controller"),
          subject("setAssetProtectionRole(address)", "gives the right to freeze to"),
          CallEntry.of(
              "rescueERC20(address,address,uint256)",
              (scope, a) ->
                  scope.power(
                      "pays out "
                          + a.uint(2)
                          + " smallest units of the token "
                          + scope.name(a.address(0))
                          + " to",
                      a.address(1))),
          CallEntry.of(
              "setParams(uint256,uint256)",
              (scope, a) ->
                  scope.power(
                      "sets its fee to " + a.uint(0) + " basis points, at most " + a.uint(1),
                      null)),
          CallEntry.of(
              "deprecate(address)",
              (scope, a) ->
                  scope.control(
                      new Effect.ImplementationChanged(scope.target(), a.address(0)),
                      GateFinding.IMPLEMENTATION_CHANGED,
                      "The work of "
                          + scope.name(scope.target())
                          + " would pass to the contract "
                          + scope.name(a.address(0)))));

  private IssuerFunctions() {}

  private static CallEntry plain(String signature, String power) {
    return CallEntry.of(signature, (scope, a) -> scope.power(power, null));
  }

  private static CallEntry subject(String signature, String power) {
    return CallEntry.of(signature, (scope, a) -> scope.power(power, a.address(0)));
  }

  private static String amount(CallScope scope, BigInteger units) {
    return scope.directory().amount(scope.token(), new Amount(units));
  }
}
