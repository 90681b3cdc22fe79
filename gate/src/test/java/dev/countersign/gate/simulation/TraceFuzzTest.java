package dev.countersign.gate.simulation;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.Reading;
import dev.countersign.gate.simulation.Simulated.Standing;
import dev.countersign.gate.simulation.Simulated.State;
import dev.countersign.gate.simulation.Watched.CarriedOut;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

class TraceFuzzTest {
  private static final Address WALLET = Address.of("0x1111111111111111111111111111111111111111");
  private static final Bytes HASH = Bytes.word(BigInteger.TEN);

  @FuzzTest(maxDuration = "10s")
  void readsOrRefusesAnyTwoTraces(@NotNull String calls, @NotNull String state) {
    try {
      Run run = Run.of(Frame.read(Json.parse(calls, "The fuzz input")));
      StateDiff diff = StateDiff.read(Json.parse(state, "The fuzz input"));
      List<Effect> effects = new ArrayList<>(LogEffects.of(run, 1, Set.of(WALLET)));
      effects.addAll(
          StorageEffects.of(
              new Watched(WALLET, true, List.of(WALLET), new CarriedOut(HASH, BigInteger.ONE)),
              diff.of(WALLET),
              run.words(),
              1));
      diff.accounts().forEach((a, changes) -> effects.addAll(StorageEffects.upgraded(a, changes)));
      Agreement.compare(
          effects,
          new Simulated(State.SUCCEEDED, "Tried", effects, Standing.NOTHING),
          WALLET,
          1L,
          Directory.SHIPPED,
          new Reading());
    } catch (UnreadableInput | NodeFault expected) {
      // One sentence is what a bad answer may cause.
    }
  }

  @FuzzTest(maxDuration = "10s")
  void holdsWhateverOneAnswerToEverythingIs(@NotNull String text) {
    JsonNode answer;
    try {
      answer = Json.parse(text, "The fuzz input");
    } catch (UnreadableInput expected) {
      return;
    }
    NodeView view = new NodeView((method, params) -> answer);
    Simulated simulated =
        view.safe(
            WALLET,
            new SafeTransaction(
                WALLET,
                BigInteger.ONE,
                Bytes.EMPTY,
                SafeTransaction.CALL,
                BigInteger.ZERO,
                BigInteger.ZERO,
                BigInteger.ZERO,
                Address.ZERO,
                Address.ZERO,
                BigInteger.ONE),
            null);
    view.chainFacts().symbol(WALLET);
    if (simulated.state() == State.SUCCEEDED) {
      throw new AssertionError("a node that says the same to everything was believed");
    }
  }
}
