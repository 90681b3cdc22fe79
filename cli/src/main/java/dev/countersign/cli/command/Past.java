package dev.countersign.cli.command;

import dev.countersign.gate.policy.replay.PastDecision;
import java.util.Optional;
import java.util.function.Consumer;

/** Where past decisions come from. */
interface Past {
  /** The document of the policy in force; empty where it is not known. */
  Optional<String> policyInForce();

  /**
   * The last decision on each transfer, in their order.
   *
   * @return how many are left out because nothing is known of what they were decided on
   */
  long each(Consumer<PastDecision> to);
}
