package dev.countersign.watch.follow;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all nodes, also those that blocks are not read from at the moment: which chain they are
 * on, how far they are, and whether they have the blocks that were kept. Used from two threads.
 */
final class LookAround {
  private static final int REMEMBERED = 256;

  private final FollowSettings settings;
  private final List<NodeState> nodes;
  private final Troubles troubles;
  private final InstantSource clock;
  private final ConcurrentSkipListMap<Long, Bytes> recent = new ConcurrentSkipListMap<>();
  private volatile @Nullable BlockHeader at;
  private volatile @Nullable Instant grown;

  LookAround(
      FollowSettings settings, List<NodeState> nodes, Troubles troubles, InstantSource clock) {
    this.settings = settings;
    this.nodes = nodes;
    this.troubles = troubles;
    this.clock = clock;
  }

  Optional<BlockHeader> at() {
    return Optional.ofNullable(at);
  }

  /** The height of the last block that is kept; -1 for none. */
  long height() {
    BlockHeader last = at;
    return last == null ? -1 : last.number();
  }

  /** The highest block that a node of the right chain spoke of last; -1 where none did yet. */
  long known() {
    return nodes.stream()
        .filter(node -> !node.isRefused())
        .mapToLong(NodeState::highest)
        .max()
        .orElse(-1);
  }

  /** The height that enough of the nodes which may be asked have spoken of; -1 for none. */
  long reachable() {
    Instant now = clock.instant();
    return nodes.stream()
        .filter(node -> node.isTrusted() && node.isAwake(now))
        .map(NodeState::newest)
        .sorted(Comparator.reverseOrder())
        .skip(settings.needed() - 1L)
        .findFirst()
        .orElse(-1L);
  }

  /** What is kept at the beginning of a round. */
  void stands(Optional<BlockHeader> newest) {
    at = newest.orElse(null);
    newest.ifPresent(block -> recent.putIfAbsent(block.number(), block.hash()));
    if (grown == null) {
      grown = clock.instant();
    }
  }

  void grew(BlockHeader block) {
    at = block;
    grown = clock.instant();
    recent.put(block.number(), block.hash());
    if (recent.size() > REMEMBERED) {
      recent.pollFirstEntry();
    }
  }

  void shrank(long from) {
    recent.tailMap(from, true).clear();
  }

  /** Asks a node which chain it is on; false where it is not the right one, or does not say. */
  boolean admit(NodeState state) {
    try {
      String says = state.node.chain();
      boolean right = says.equals(settings.identity());
      state.on(right);
      if (right) {
        troubles.isNot("chain " + state.name());
      } else {
        troubles.is(
            "chain " + state.name(),
            new FollowEvent.OtherChain(state.name(), says, settings.identity()),
            clock.instant(),
            Duration.ZERO);
      }
      return right;
    } catch (NodeFault fault) {
      state.failed(fault, clock.instant());
      return false;
    }
  }

  /** Looks at each node that is not left alone. */
  void look() {
    for (NodeState state : nodes) {
      if (state.isAwake(clock.instant()) && admit(state)) {
        try {
          state.answered(state.node.newest());
          state.aims(state.node.catchingUpTo());
          compare(state);
        } catch (NodeFault fault) {
          state.failed(fault, clock.instant());
        }
      }
    }
  }

  private void compare(NodeState state) throws NodeFault {
    BlockHeader last = at;
    if (last == null) {
      return;
    }
    long height = Math.min(last.number(), state.newest());
    Bytes kept = recent.get(height);
    if (kept == null) {
      return;
    }
    Optional<BlockHeader> said = state.node.header(height);
    String key = "differs " + state.name();
    if (said.map(BlockHeader::hash).equals(Optional.of(kept))) {
      troubles.isNot(key);
    } else if (Optional.of(kept)
        .equals(Optional.ofNullable(recent.get(height)))) { // and it was not taken back meanwhile
      troubles.is(
          key,
          new FollowEvent.Disagreement(
              height, "what was kept", kept.toHex(), state.name(), AgreedSource.hash(said)),
          clock.instant(),
          settings.patience());
    }
  }

  /** Says how far behind following and its nodes are, and which of them fail. */
  void tell() {
    Instant now = clock.instant();
    long known = known();
    BlockHeader last = at;
    for (NodeState state : nodes) {
      String name = state.name();
      Optional<String> fault = state.fault();
      tell(
          "fails " + name,
          fault.map(why -> new FollowEvent.NodeFails(name, why)),
          now,
          settings.patience());
      tell(
          "behind " + name,
          state.isTrusted() && state.newest() >= 0 && known - state.newest() > settings.lag()
              ? Optional.of(new FollowEvent.NodeBehind(name, state.newest(), known))
              : Optional.empty(),
          now,
          settings.patience());
    }
    tell(
        "behind",
        last != null && known - last.number() > settings.lag()
            ? Optional.of(new FollowEvent.Behind(last.number(), known))
            : Optional.empty(),
        now,
        settings.patience());
    Duration since = grown == null ? Duration.ZERO : Duration.between(grown, now);
    tell(
        "still",
        last != null && since.compareTo(settings.quiet()) >= 0
            ? Optional.of(new FollowEvent.StandsStill(last.number(), since.toSeconds()))
            : Optional.empty(),
        now,
        Duration.ZERO);
  }

  private void tell(
      String key, Optional<? extends FollowEvent.Trouble> trouble, Instant now, Duration patience) {
    if (trouble.isPresent()) {
      troubles.is(key, trouble.get(), now, patience);
    } else {
      troubles.isNot(key);
    }
  }
}
