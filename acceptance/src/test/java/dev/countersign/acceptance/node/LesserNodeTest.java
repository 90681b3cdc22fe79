package dev.countersign.acceptance.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.SafeDeployment.Safe;
import dev.countersign.acceptance.node.Trials.Result;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.simulation.Simulated.State;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node that offers {@code eth_simulateV1} and cannot trace, as public ones do. */
class LesserNodeTest {
  private static final Address RECEIVER = Address.of("0x00000000000000000000000000000000000ca11e");

  private static Anvil anvil;
  private static NodeClient lesser;
  private static SafeDeployment safes;

  @BeforeAll
  static void start() {
    anvil = Anvil.start(Trials.CHAIN);
    safes = new SafeDeployment(anvil);
    lesser =
        (method, params) -> {
          if (method.startsWith("debug_")) {
            throw new NodeFault(NodeFault.Kind.METHOD_MISSING, "the node lacks " + method);
          }
          return anvil.call(method, params);
        };
  }

  @AfterAll
  static void stop() {
    anvil.close();
  }

  private static Safe safe(SafeRelease release) {
    return safes.create(
        release, 2, anvil.accounts().get(1), anvil.accounts().get(2), anvil.accounts().get(3));
  }

  @ParameterizedTest
  @EnumSource
  void showsTransfersAndSaysThatItIsNotAll(SafeRelease release) {
    Safe safe = safe(release);
    Result result = Trials.safe(lesser, safe, safe.call(RECEIVER, Anvil.ETHER, Bytes.EMPTY));
    assertThat(result.simulated().state()).isEqualTo(State.PARTIAL);
    assertThat(result.simulated().effects())
        .containsExactly(
            new Effect.AssetMoved(
                new Asset.Native(Trials.CHAIN), new Amount(Anvil.ETHER), safe.address(), RECEIVER));
    assertThat(result.ofNode()).containsExactly(GateFinding.SIMULATION_INCOMPLETE);
  }

  @ParameterizedTest
  @EnumSource
  void stillSeesThatTheWalletsCodeIsReplaced(SafeRelease release) {
    Safe safe = safe(release);
    Address sweeper = anvil.create("Sweeper");
    Result result =
        Trials.safe(
            lesser,
            safe,
            safe.delegatecall(
                anvil.create("Takeover"),
                Anvil.data("transfer(address,uint256)", sweeper, BigInteger.ZERO)));
    assertThat(result.onlySeen())
        .containsExactly(new Effect.WalletCodeReplaced(safe.address(), sweeper));
    assertThat(result.codes()).contains(GateFinding.WALLET_CODE_REPLACED);
  }

  @ParameterizedTest
  @EnumSource
  void seesOwnersModulesAndThresholdThatTheCallNames(SafeRelease release) {
    Safe safe = safe(release);
    Address fresh = anvil.accounts().get(8);
    Bytes self =
        SafeDeployment.part(
                safe.address(),
                BigInteger.ZERO,
                Anvil.data("addOwnerWithThreshold(address,uint256)", fresh, 3))
            .concat(
                SafeDeployment.part(
                    safe.address(), BigInteger.ZERO, Anvil.data("enableModule(address)", fresh)));
    Address multiSend = safes.multiSend(release);
    Result result =
        Trials.safe(
            lesser,
            safe,
            safe.delegatecall(multiSend, Anvil.data("multiSend(bytes)", self)),
            Trials.knowing(multiSend));
    assertThat(result.simulated().effects())
        .containsExactlyInAnyOrder(
            new Effect.OwnerAdded(safe.address(), fresh),
            new Effect.ModuleEnabled(safe.address(), fresh),
            new Effect.ThresholdChanged(safe.address(), BigInteger.valueOf(3)));
    assertThat(result.ofNode()).containsExactly(GateFinding.SIMULATION_INCOMPLETE);
  }

  @ParameterizedTest
  @EnumSource
  void saysWhyATransactionWouldFail(SafeRelease release) {
    Safe safe = safe(release);
    Result result =
        Trials.safe(
            lesser,
            safe,
            safe.call(
                anvil.create("Coin"),
                BigInteger.ZERO,
                Anvil.data("transfer(address,uint256)", RECEIVER, 1)));
    assertThat(result.ofNode()).containsExactly(GateFinding.WOULD_FAIL);
    Result account =
        Trials.call(
            lesser,
            anvil.accounts().get(4),
            anvil.create("Coin"),
            BigInteger.ZERO,
            Anvil.data("transfer(address,uint256)", RECEIVER, 1),
            Directory.SHIPPED);
    assertThat(account.ofNode()).containsExactly(GateFinding.WOULD_FAIL);
    assertThat(account.simulated().sentence()).contains("COIN: balance too low");
  }
}
