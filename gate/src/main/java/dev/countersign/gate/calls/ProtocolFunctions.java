package dev.countersign.gate.calls;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.value.Address;
import java.util.List;

/**
 * What governs lending markets and bridges: Aave's address providers (and their forks), Compound's
 * delegators, LayerZero's peers. Whoever sets these decides what the users' assets are worth and
 * where they go.
 */
final class ProtocolFunctions {
  static final List<CallEntry> ENTRIES =
      List.of(
          code("setLendingPoolImpl(address)"),
          code("setLendingPoolConfiguratorImpl(address)"),
          code("setPoolImpl(address)"),
          code("setPoolConfiguratorImpl(address)"),
          CallEntry.of(
              "setAddressAsProxy(bytes32,address)", (scope, a) -> replaced(scope, a.address(1))),
          CallEntry.of(
              "_setImplementation(address,bool,bytes)",
              (scope, a) -> replaced(scope, a.address(0))),
          code("upgradeBeaconTo(address)"),
          CallEntry.of(
              "setAddress(bytes32,address)",
              (scope, a) -> scope.power("sets its part " + a.bytes(0) + " to", a.address(1))),
          subject("setPoolAdmin(address)", "makes its administrator"),
          subject("setEmergencyAdmin(address)", "makes its emergency administrator"),
          subject("setACLAdmin(address)", "makes its administrator"),
          subject("setACLManager(address)", "takes its roles from"),
          subject("setPriceOracle(address)", "takes its prices from"),
          subject("_setPriceOracle(address)", "takes its prices from"),
          subject("setLendingRateOracle(address)", "takes its rates from"),
          subject("setDelegate(address)", "lets configure its bridge"),
          CallEntry.of(
              "setPeer(uint32,bytes32)",
              (scope, a) ->
                  scope.power(
                      "trusts " + a.bytes(1) + " on the bridge's chain " + a.uint(0), null)),
          CallEntry.of(
              "setTrustedRemote(uint16,bytes)",
              (scope, a) ->
                  scope.power(
                      "trusts the path "
                          + (a.bytes(1).length() <= 64
                              ? a.bytes(1)
                              : "of " + a.bytes(1).length() + " bytes")
                          + " on the bridge's chain "
                          + a.uint(0),
                      null)));

  private ProtocolFunctions() {}

  private static CallEntry code(String signature) {
    return CallEntry.of(signature, (scope, a) -> replaced(scope, a.address(0)));
  }

  private static CallEntry subject(String signature, String power) {
    return CallEntry.of(signature, (scope, a) -> scope.power(power, a.address(0)));
  }

  private static void replaced(CallScope scope, Address implementation) {
    scope.control(
        new Effect.ImplementationChanged(scope.target(), implementation),
        GateFinding.IMPLEMENTATION_CHANGED,
        "The code behind "
            + scope.name(scope.target())
            + " would be replaced by "
            + scope.name(implementation));
  }
}
