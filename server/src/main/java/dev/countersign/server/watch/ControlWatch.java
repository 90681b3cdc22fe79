package dev.countersign.server.watch;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.wallet.Control;
import dev.countersign.watch.wallet.ControlJudge;
import dev.countersign.watch.wallet.ControlReading;
import dev.countersign.watch.wallet.OwnWallet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at who controls the company's wallets: after each thing that they did, and again and again,
 * since code that was replaced tells nobody.
 */
final class ControlWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ControlWatch.class);
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final WatchedChain.Parts parts;
  private final ControlStore controls;
  private final Nodes nodes;
  private final Set<String> due = ConcurrentHashMap.newKeySet();
  private final Map<String, Instant> looked = new ConcurrentHashMap<>();

  ControlWatch(WatchedChain.Parts parts, ControlStore controls, Nodes nodes) {
    this.parts = parts;
    this.controls = controls;
    this.nodes = nodes;
  }

  /** A wallet did something: it is looked at next. */
  void acted(OwnWallet wallet) {
    due.add(wallet.subject());
  }

  /** Looks at the wallets of a chain whose turn it is. */
  void look(long chain) {
    BlockHeader block = parts.chains().newest(chain).orElse(null);
    NodeClient node = nodes.on(chain).orElse(null);
    if (block == null || node == null) {
      return;
    }
    for (OwnWallet wallet : WatchedChain.wallets(parts.wallets(), chain)) {
      if (isDue(wallet)) {
        try {
          look(wallet, block, new ControlReading(node, block.hash()).of(wallet));
          due.remove(wallet.subject());
          looked.put(wallet.subject(), parts.clock().instant());
        } catch (NodeFault fault) { // the block may be gone, or the node; it is tried again
          LOG.debug("who controls {} is not read: {}", wallet.label(), fault.sentence());
        }
      }
    }
  }

  private boolean isDue(OwnWallet wallet) {
    Instant last = looked.get(wallet.subject());
    return last == null
        || due.contains(wallet.subject())
        || !parts.clock().instant().isBefore(last.plus(AGAIN));
  }

  private void look(OwnWallet wallet, BlockHeader block, Control now) {
    UUID id = MoveStore.id(wallet);
    Optional<ControlStore.Seen> before = controls.last(id);
    if (before.isPresent() && before.get().block() >= block.number()) {
      return;
    }
    boolean isYet =
        switch (wallet.kind()) {
          case SAFE -> now instanceof Control.Safe;
          case ACCOUNT -> true;
        };
    if (before.isEmpty() && !isYet) {
      return; // at that block it was not made yet: the next look is at a later one
    }
    boolean acted = due.contains(wallet.subject());
    boolean changed =
        before.isPresent() && !ControlJudge.changes(before.get().control(), now).isEmpty();
    if (before.isPresent() && !changed && !acted) {
      return;
    }
    parts
        .journal()
        .record(entries -> {
          boolean there =
              parts.chains().at(wallet.chain(), block.number()).filter(block::equals).isPresent();
          if (!there || !controls.last(id).equals(before)) {
            return; // it left the chain while it was read, or another server read it too
          }
          List<Alert> alerts =
              before
                  .flatMap(seen ->
                      ControlJudge.judge(
                          wallet,
                          seen.control(),
                          now,
                          parts.moves().deeds(id, seen.block(), block.number()).allAnswered(),
                          block,
                          parts.clock().instant()))
                  .stream()
                  .toList();
          controls.add(id, wallet.chain(), block, now);
          parts.alerts().raise(alerts, entries);
          parts.stop().apply(alerts, entries);
        });
  }
}
