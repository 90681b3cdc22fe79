package dev.countersign.acceptance.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.SafeDeployment.Safe;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.simulation.NodeView;
import dev.countersign.gate.simulation.Simulated;
import dev.countersign.gate.simulation.Simulated.State;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The call that an entry point makes, tried on an account that is a Safe. An account that the Safe
 * has as a module stands for the entry point.
 */
class OperationTrialTest {
  private static final Address RECEIVER = Address.of("0x00000000000000000000000000000000000ca11e");

  private static Anvil anvil;
  private static Safe safe;
  private static Address entryPoint;

  @BeforeAll
  static void start() {
    anvil = Anvil.start(Trials.CHAIN);
    List<Address> accounts = anvil.accounts();
    entryPoint = accounts.get(5);
    safe = new SafeDeployment(anvil).create(SafeRelease.V1_4_1, 1, accounts.get(1));
    safe.carryOut(
        safe.call(
            safe.address(), BigInteger.ZERO, Anvil.data("enableModule(address)", entryPoint)));
  }

  @AfterAll
  static void stop() {
    anvil.close();
  }

  private static Simulated operation(Address account, Bytes data) {
    return new NodeView(anvil).operation(entryPoint, account, data);
  }

  private static Bytes executes(Address to, BigInteger value, Bytes data) {
    return Anvil.data("execTransactionFromModule(address,uint256,bytes,uint8)", to, value, data, 0);
  }

  @Test
  void seesWhatLeavesTheAccount() {
    Simulated payment = operation(safe.address(), executes(RECEIVER, Anvil.ETHER, Bytes.EMPTY));
    assertThat(payment.state()).as(payment.sentence()).isEqualTo(State.SUCCEEDED);
    assertThat(payment.effects())
        .containsExactly(
            new Effect.AssetMoved(
                new Asset.Native(Trials.CHAIN), new Amount(Anvil.ETHER), safe.address(), RECEIVER));
  }

  @Test
  void namesWhatTheAccountStoresWhereItIsASafe() {
    Simulated change =
        operation(
            safe.address(),
            executes(
                safe.address(),
                BigInteger.ZERO,
                Anvil.data("addOwnerWithThreshold(address,uint256)", RECEIVER, 2)));
    assertThat(change.effects())
        .containsExactlyInAnyOrder(
            new Effect.OwnerAdded(safe.address(), RECEIVER),
            new Effect.ThresholdChanged(safe.address(), BigInteger.TWO));
  }

  @Test
  void saysThatItWouldFail() {
    assertThat(operation(safe.address(), Bytes.fromHex("0xdeadbeef01")).state())
        .as("the Safe has no such function, and no fallback handler: nothing happens")
        .isEqualTo(State.SUCCEEDED);
    Simulated foreign =
        new NodeView(anvil)
            .operation(RECEIVER, safe.address(), executes(RECEIVER, Anvil.ETHER, Bytes.EMPTY));
    assertThat(foreign.state()).isEqualTo(State.REVERTED);
    assertThat(foreign.sentence()).contains("GS104");
  }

  @Test
  void doesNotTryAnAccountThatIsNotThereOrTakesTheWholeOperation() {
    Simulated missing = operation(RECEIVER, executes(RECEIVER, Anvil.ETHER, Bytes.EMPTY));
    assertThat(missing.state()).isEqualTo(State.UNAVAILABLE);
    assertThat(missing.sentence()).contains("has no code yet");
    Simulated whole = operation(safe.address(), Bytes.fromHex("0x8dd7712f" + "00".repeat(64)));
    assertThat(whole.state()).isEqualTo(State.UNAVAILABLE);
  }
}
