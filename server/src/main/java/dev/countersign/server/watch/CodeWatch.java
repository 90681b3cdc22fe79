package dev.countersign.server.watch;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.gate.known.Known;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import dev.countersign.watch.finding.WatchFinding;
import dev.countersign.watch.wallet.ControlReading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether the code at the addresses of the address book is still what it was when they were
 * approved: of a contract, of what a proxy runs, of an account that had none.
 */
final class CodeWatch {
  private static final Logger LOG = LoggerFactory.getLogger(CodeWatch.class);
  private static final int MOST = 500;

  private final WatchedChain.Parts parts;
  private final ControlStore controls;
  private final Nodes nodes;

  CodeWatch(WatchedChain.Parts parts, ControlStore controls, Nodes nodes) {
    this.parts = parts;
    this.controls = controls;
    this.nodes = nodes;
  }

  /** Looks at all known addresses of a chain. */
  void look(long chain) {
    BlockHeader block = parts.chains().newest(chain).orElse(null);
    NodeClient node = nodes.on(chain).orElse(null);
    if (block == null || node == null) {
      return;
    }
    ControlReading reading = new ControlReading(node, block.hash());
    List<Known.Entry> entries =
        parts.book().directory().known().addresses().stream()
            .filter(entry -> entry.kind() != Known.Kind.OWN)
            .filter(entry -> entry.chainId() == null || entry.chainId() == chain)
            .limit(MOST)
            .toList();
    for (Known.Entry entry : entries) {
      try {
        look(chain, block, entry, reading.code(entry.address()));
      } catch (NodeFault fault) {
        LOG.debug("the code of {} is not read: {}", entry.label(), fault.sentence());
        return;
      }
    }
  }

  private void look(long chain, BlockHeader block, Known.Entry entry, Bytes now) {
    Address address = entry.address();
    Optional<Bytes> before = controls.code(chain, address);
    if (before.filter(now::equals).isPresent()) {
      return;
    }
    parts
        .journal()
        .record(entries -> {
          if (parts.chains().at(chain, block.number()).filter(block::equals).isEmpty()
              || !controls.code(chain, address).equals(before)) {
            return; // it left the chain while it was read, or another server read it too
          }
          controls.code(chain, address, now, block.number());
          before.ifPresent(
              was -> parts.alerts().raise(List.of(alert(chain, block, entry, was, now)), entries));
        });
  }

  private Alert alert(long chain, BlockHeader block, Known.Entry entry, Bytes was, Bytes now) {
    WatchFinding code = WatchFinding.KNOWN_CODE_CHANGED;
    String subject = "address/" + chain + "/" + entry.address();
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("address", entry.address().toString());
    evidence.put("chain", Long.toString(chain));
    evidence.put("block", Long.toString(block.number()));
    evidence.put("code before", was.toHex());
    evidence.put("code now", now.toHex());
    return new Alert(
        code,
        code.severity(),
        subject,
        subject,
        code.code() + "/" + subject + "/" + now.toHex(),
        "The code at "
            + entry.label()
            + " ("
            + entry.address()
            + ") is another one than before: what was approved to be paid or called is not what is"
            + " there now.",
        evidence,
        Optional.of(new Sighting(chain, Optional.of(block.number()), Optional.empty())),
        parts.clock().instant());
  }
}
