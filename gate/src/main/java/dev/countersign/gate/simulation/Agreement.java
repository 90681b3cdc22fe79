package dev.countersign.gate.simulation;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decoding and simulation must tell the same story. What leaves the wallet must be, asset by asset
 * and receiver by receiver, what the payload says; what the wallet comes to be must be what the
 * payload says it becomes. Where decoding left a call open, the node tells the rest.
 */
public final class Agreement {
  private Agreement() {}

  /**
   * Compares, and notes every difference. Effects that only the node shows are added to the
   * reading.
   *
   * @param decoded the effects that were read from the payload
   * @param wallet in whose name it acts
   * @param chainId null where the payload's chain is not known
   */
  public static void compare(
      List<Effect> decoded,
      Simulated simulated,
      Address wallet,
      @Nullable Long chainId,
      Directory directory,
      Reading out) {
    switch (simulated.state()) {
      case NONE -> {}
      case UNAVAILABLE -> out.finding(GateFinding.NODE_UNAVAILABLE, simulated.sentence());
      case REVERTED -> out.finding(GateFinding.WOULD_FAIL, simulated.sentence());
      case PARTIAL -> {
        out.finding(GateFinding.SIMULATION_INCOMPLETE, simulated.sentence());
        agree(Comparison.of(decoded, simulated, wallet, chainId, directory, out));
      }
      case SUCCEEDED -> agree(Comparison.of(decoded, simulated, wallet, chainId, directory, out));
    }
  }

  private static void agree(Comparison comparison) {
    MoveAgreement.compare(comparison);
    ApprovalAgreement.compare(comparison);
    ControlAgreement.compare(comparison);
  }
}
