package dev.countersign.gate.check;

import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.gate.reading.Reading;
import dev.countersign.gate.report.CheckReport.SimulationLine;
import dev.countersign.gate.safe.SafeFacts;
import dev.countersign.gate.simulation.Agreement;
import dev.countersign.gate.simulation.NodeView;
import dev.countersign.gate.simulation.Simulated;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The node that was given, or none, as the steps use it. */
final class NodeLink {
  private final @Nullable NodeView view;
  private final Directory directory;

  private NodeLink(@Nullable NodeView view, Directory directory) {
    this.view = view;
    this.directory = directory;
  }

  /** To that node; null for none. */
  static NodeLink to(@Nullable NodeClient client, Directory directory) {
    return new NodeLink(client == null ? null : new NodeView(client), directory);
  }

  /** The node's chain; null without a node, or where it does not say. */
  @Nullable Long chainId() {
    if (view == null) {
      return null;
    }
    try {
      return view.chainId();
    } catch (NodeFault e) { // noted where the node is used
      return null;
    }
  }

  /** The node as far as it can be used for a payload of that chain; notes why it cannot. */
  Side on(@Nullable Long chainId, Reading out) {
    boolean usable = view != null && view.isOn(chainId, out);
    return new Side(usable ? view : null, view != null, directory);
  }

  /** The node for one payload. */
  record Side(@Nullable NodeView view, boolean given, Directory directory) {

    ChainFacts facts() {
      return view == null ? ChainFacts.NONE : view.chainFacts();
    }

    @Nullable SafeFacts safe(Address safe) {
      return view == null ? null : view.safeFacts(safe);
    }

    SimulationLine trySafe(
        Draft draft, SafeTransaction transaction, @Nullable SafeVersion version) {
      Address safe = draft.wallet();
      return view == null || safe == null
          ? untried(draft)
          : agree(draft, safe, view.safe(safe, transaction, version));
    }

    SimulationLine tryCall(Draft draft, @Nullable Address to, BigInteger value, Bytes data) {
      Address from = draft.wallet();
      return view == null || from == null
          ? untried(draft)
          : agree(draft, from, view.call(from, to, value, data));
    }

    SimulationLine tryOperation(Draft draft, Address entryPoint, Address sender, Bytes callData) {
      return view == null
          ? untried(draft)
          : agree(draft, sender, view.operation(entryPoint, sender, callData));
    }

    /** Where the payload lacks what a trial needs. */
    SimulationLine untried(Draft draft) {
      if (!given) {
        return unsimulated(draft, "Nothing was simulated; give a node with --rpc");
      }
      return unsimulated(
          draft,
          view == null
              ? "Nothing was simulated, because the node that was given cannot be used"
              : "Nothing was simulated, because the payload does not say which account acts; name"
                  + " it with --wallet");
    }

    private SimulationLine unsimulated(Draft draft, String sentence) {
      if (draft.reading().isContractCall()) {
        draft
            .reading()
            .finding(
                GateFinding.NOT_SIMULATED,
                "A contract's code would run, and it was not tried. " + sentence);
      }
      return new SimulationLine("none", sentence);
    }

    private SimulationLine agree(Draft draft, Address wallet, Simulated simulated) {
      Agreement.compare(
          List.copyOf(draft.reading().effects()),
          simulated,
          wallet,
          draft.chainId(),
          directory,
          draft.reading());
      return simulated.state() == Simulated.State.NONE
          ? unsimulated(draft, simulated.sentence())
          : simulated.line();
    }
  }
}
