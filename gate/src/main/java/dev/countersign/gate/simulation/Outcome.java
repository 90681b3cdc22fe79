package dev.countersign.gate.simulation;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.simulation.Frame.Log;
import dev.countersign.gate.simulation.Run.Step;
import dev.countersign.gate.simulation.Simulated.State;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What came of a trial.
 *
 * @param effects empty unless it ran to the end
 */
record Outcome(State state, String sentence, List<Effect> effects) {
  /** From 1.0.0 on, and before. The Safe catches a failure where it pays a refund for it. */
  private static final Set<Bytes> FAILURES =
      Set.of(event("ExecutionFailure(bytes32,uint256)"), event("ExecutionFailed(bytes32)"));

  Outcome {
    effects = List.copyOf(effects);
  }

  static Outcome reverted(String reason) {
    return new Outcome(State.REVERTED, "Carried out now, it would fail: " + reason, List.of());
  }

  static Outcome unavailable(String sentence) {
    return new Outcome(State.UNAVAILABLE, capital(sentence), List.of());
  }

  /** A fault of the node, or of the call where the node says so by an error. */
  static Outcome of(NodeFault fault) {
    String words = fault.sentence();
    String lower = words.toLowerCase(Locale.ROOT);
    if (fault.kind() == NodeFault.Kind.REVERTED) {
      String reason = fault.data().map(Reasons::of).orElse(null);
      return reverted(reason == null ? words : reason);
    }
    if (fault.kind() == NodeFault.Kind.REFUSED
        && (lower.contains("insufficient") || lower.contains("outoffunds"))) {
      return reverted(words);
    }
    return unavailable(words);
  }

  /** True where a Safe among the accounts noted that its transaction failed inside. */
  static boolean failedInside(Run run, Trial trial) {
    Set<Address> wallets = trial.wallets();
    for (Step step : run.steps()) {
      if (step instanceof Step.Logged(Log log)
          && FAILURES.contains(log.kind())
          && wallets.contains(log.address())) {
        return true;
      }
    }
    return false;
  }

  static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }

  private static Bytes event(String signature) {
    return Keccak256.hash(Bytes.of(signature.getBytes(StandardCharsets.US_ASCII)));
  }
}
