package dev.countersign.gate.simulation;

import dev.countersign.chain.node.NodeFault;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.simulation.Run.Step;
import dev.countersign.gate.simulation.Simulated.State;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tries a call with {@code debug_traceCall}: once for the calls and logs, once for the state that
 * changes, both at the same time.
 */
final class Tracing {
  private static final String METHOD = "debug_traceCall";

  private final Node node;
  private final long chainId;

  Tracing(Node node, long chainId) {
    this.node = node;
    this.chainId = chainId;
  }

  /** Tries it, with what lesser nodes offer where this one cannot trace. */
  Outcome run(Trial trial) {
    Pending<StateDiff> state =
        Pending.start(() -> StateDiff.read(trace(trial, "prestateTracer", "diffMode")));
    try {
      Frame top = Frame.read(trace(trial, "callTracer", "withLog"));
      return read(trial, top, state.get());
    } catch (NodeFault fault) {
      return fault.kind() == NodeFault.Kind.METHOD_MISSING
          ? new Preview(node, chainId).run(trial)
          : Outcome.of(fault);
    }
  }

  private JsonNode trace(Trial trial, String tracer, String option) throws NodeFault {
    ObjectNode options = Json.object().put("tracer", tracer);
    options.set("tracerConfig", Json.object().put(option, true));
    if (!trial.overrides().isEmpty()) {
      options.set("stateOverrides", trial.overrides());
    }
    return node.ask(METHOD, trial.call(), Node.latest(), options);
  }

  private Outcome read(Trial trial, Frame top, StateDiff state) {
    if (top.failed()) {
      return Outcome.reverted(Reasons.of(top));
    }
    Run run = Run.of(top);
    if (Outcome.failedInside(run, trial)) {
      return Outcome.reverted(Reasons.of(top));
    }
    for (Watched watched : trial.watched()) {
      if (!watched.account().equals(trial.sender()) && contradictory(watched, run, state)) {
        return Outcome.unavailable(
            "the node contradicts itself: what it says of the calls does not explain the balance"
                + " that it says "
                + watched.account()
                + " would have");
      }
    }
    return new Outcome(
        State.SUCCEEDED,
        "Tried on the node with the chain's present state, it would succeed",
        effects(trial, run, state));
  }

  private List<Effect> effects(Trial trial, Run run, StateDiff state) {
    List<Effect> effects = new ArrayList<>(LogEffects.of(run, chainId, trial.wallets()));
    for (Watched watched : trial.watched()) {
      effects.addAll(StorageEffects.of(watched, state.of(watched.account()), run.words(), chainId));
    }
    for (Map.Entry<Address, StateDiff.Account> other : state.accounts().entrySet()) {
      if (!trial.wallets().contains(other.getKey())) {
        effects.addAll(StorageEffects.upgraded(other.getKey(), other.getValue()));
      }
    }
    return effects;
  }

  /** Two answers about the same run must tell the same story of an account's coins. */
  private static boolean contradictory(Watched watched, Run run, StateDiff state) {
    Address account = watched.account();
    BigInteger gained = BigInteger.ZERO;
    for (Step step : run.steps()) {
      if (step instanceof Step.CoinMoved moved) {
        if (moved.to().equals(account)) {
          gained = gained.add(moved.amount());
        }
        if (moved.from().equals(account)) {
          gained = gained.subtract(moved.amount());
        }
      }
    }
    StateDiff.Account changes = state.of(account);
    BigInteger before = changes.balanceBefore();
    BigInteger after = changes.balanceAfter();
    BigInteger said =
        after == null ? BigInteger.ZERO : after.subtract(before == null ? BigInteger.ZERO : before);
    return !said.equals(gained);
  }
}
