package dev.countersign.acceptance.node;

import dev.countersign.acceptance.node.SafeDeployment.Safe;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.gate.calls.CallReading;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.reading.Call;
import dev.countersign.gate.reading.Reading;
import dev.countersign.gate.safe.RefundReading;
import dev.countersign.gate.simulation.Agreement;
import dev.countersign.gate.simulation.NodeView;
import dev.countersign.gate.simulation.Simulated;
import dev.countersign.gate.simulation.Simulated.State;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.FindingCode;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/** Reads a payload, has it tried on a node, and compares the two. */
final class Trials {
  /** The chain of the tests' node. */
  static final long CHAIN = 31_337;

  private Trials() {}

  /**
   * What was found.
   *
   * @param read the effects that decoding alone found
   */
  record Result(Simulated simulated, List<Effect> read, Reading reading) {
    List<FindingCode> codes() {
      return reading.findings().stream().map(finding -> finding.code()).toList();
    }

    /** The findings that only a node brings. */
    List<FindingCode> ofNode() {
      return codes().stream()
          .filter(
              Set.of(
                      GateFinding.SIMULATION_DISAGREES,
                      GateFinding.SIMULATION_INCOMPLETE,
                      GateFinding.STORAGE_WRITTEN,
                      GateFinding.WOULD_FAIL,
                      GateFinding.NODE_UNAVAILABLE,
                      GateFinding.NODE_ON_ANOTHER_CHAIN)
                  ::contains)
          .toList();
    }

    /** The effects that only the node showed. */
    List<Effect> onlySeen() {
      return reading.effects().subList(read.size(), reading.effects().size());
    }

    String sentences() {
      return String.join("\n", reading.findings().stream().map(f -> f.sentence()).toList());
    }
  }

  /** Nothing known but that batching library. */
  static Directory knowing(Address multiSend) {
    return new Directory(
        new Known(
            List.of(),
            List.of(new Known.Entry(CHAIN, multiSend, Known.Kind.MULTI_SEND, "the batch library")),
            List.of(),
            Set.of(),
            List.of(),
            List.of(),
            List.of()));
  }

  static Result safe(NodeClient node, Safe safe, SafeTransaction tx) {
    return safe(node, safe, tx, Directory.SHIPPED);
  }

  static Result safe(NodeClient node, Safe safe, SafeTransaction tx, Directory directory) {
    NodeView view = new NodeView(node);
    Reading out = new Reading();
    new CallReading(directory, view.chainFacts())
        .read(
            new Call(
                CHAIN,
                safe.address(),
                tx.to(),
                tx.value(),
                tx.data(),
                tx.operation() == SafeTransaction.DELEGATECALL,
                "",
                0),
            out);
    RefundReading.read(tx, CHAIN, directory, out);
    if (!view.isOn(CHAIN, out)) {
      return new Result(new Simulated(State.NONE, "Not tried"), out.effects(), out);
    }
    return compare(view.safe(safe.address(), tx, safe.version()), safe.address(), directory, out);
  }

  static Result call(
      NodeClient node,
      Address from,
      Address to,
      BigInteger value,
      Bytes data,
      Directory directory) {
    NodeView view = new NodeView(node);
    Reading out = new Reading();
    new CallReading(directory, view.chainFacts())
        .read(new Call(CHAIN, from, to, value, data, false, "", 0), out);
    return compare(view.call(from, to, value, data), from, directory, out);
  }

  private static Result compare(
      Simulated simulated, Address wallet, Directory directory, Reading out) {
    List<Effect> read = List.copyOf(out.effects());
    Agreement.compare(out.effects(), simulated, wallet, CHAIN, directory, out);
    return new Result(simulated, read, out);
  }
}
