package dev.countersign.server.watch;

import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.bitcoin.BitcoinNode;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.server.bitcoin.BitcoinWallet;
import dev.countersign.watch.follow.BitcoinChainNode;
import dev.countersign.watch.follow.ChainFollower;
import dev.countersign.watch.follow.EthereumNode;
import dev.countersign.watch.follow.FollowEvent;
import dev.countersign.watch.follow.FollowSettings;
import dev.countersign.watch.follow.FollowStatus;
import dev.countersign.watch.follow.FollowedNode;
import dev.countersign.watch.seen.Movement;
import dev.countersign.watch.seen.WatchedEvent;
import dev.countersign.watch.wallet.Countersignatures;
import dev.countersign.watch.wallet.Judged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One chain that this server follows at the moment. */
final class ChainWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChainWatch.class);

  /** A node of one's own is asked four times a second, so that a theft is seen within one. */
  private static final Duration POLL = Duration.ofMillis(250);

  private static final Duration TO_END = Duration.ofSeconds(10);

  private final long chain;
  private final List<NodeClient> nodes;
  private final ChainFollower follower;

  /** Of Bitcoin; nothing for other chains. */
  private final Optional<String> network;

  private final ExecutorService aside =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("watch aside ", 0).factory());

  /** Nothing for Bitcoin, whose blocks show everything. */
  private final @Nullable PendingWatch pending;

  private final Thread thread;

  ChainWatch(
      long chain,
      UUID server,
      List<NodeClient> nodes,
      int agree,
      WatchedChain.Parts parts,
      ControlStore controls,
      Countersignatures signed,
      Consumer<Judged> acted,
      Consumer<FollowEvent> told) {
    this.chain = chain;
    this.nodes = List.copyOf(nodes);
    List<FollowedNode> followed = new ArrayList<>();
    long from = parts.chains().from(chain).orElseThrow();
    boolean bitcoin = chain == Movement.BITCOIN;
    this.network = bitcoin ? parts.bitcoin().network() : Optional.empty();
    for (NodeClient node : nodes) {
      String name = "node " + (followed.size() + 1);
      followed.add(
          bitcoin
              ? new BitcoinChainNode(name, node, BitcoinWallet.form(network.orElseThrow()))
              : new EthereumNode(name, node, chain, true, WatchedEvent.topics()));
    }
    if (bitcoin) {
      parts.bitcoin().afresh();
    }
    FollowSettings usual =
        bitcoin
            ? FollowSettings.of(chain, BitcoinChainNode.chainOf(network.orElseThrow()), from)
            : FollowSettings.of(chain, EthereumNode.chainOf(chain), from)
                .paced(POLL, Duration.ofSeconds(15), Duration.ofSeconds(10));
    // Of two nodes one that is wrong is told; which of them it is, nobody here can know.
    FollowSettings settings =
        agree > 1
            ? usual.agreeing(agree, true)
            : nodes.size() > 1 ? usual.agreeing(2, false) : usual;
    this.follower =
        new ChainFollower(
            settings,
            followed,
            new WatchedChain(chain, server, parts, signed, acted),
            told,
            parts.clock(),
            aside);
    this.pending =
        bitcoin ? null : new PendingWatch(chain, nodes.getFirst(), parts, controls, signed);
    this.thread = Thread.ofVirtual().name("watch chain " + chain).start(follower::run);
  }

  /**
   * The height of the newest block of a node; where it does not say, or is one of Bitcoin that
   * knows of blocks that it has not read, nothing is begun yet.
   */
  static long newest(NodeClient node, long chain) throws NodeFault {
    if (chain != Movement.BITCOIN) {
      return new BlockReader(node, chain, false).newest();
    }
    BitcoinNode bitcoin = new BitcoinNode(node, BitcoinNetwork.MAINNET);
    if (bitcoin.catchingUpTo().isPresent()) {
      throw new NodeFault(NodeFault.Kind.UNAVAILABLE, "it has not read all blocks yet");
    }
    return bitcoin.newest();
  }

  boolean isOf(List<NodeClient> others) {
    return nodes.equals(others);
  }

  Optional<String> network() {
    return network;
  }

  boolean isRunning() {
    return thread.isAlive();
  }

  FollowStatus status() {
    return follower.status();
  }

  /** There may be something new. */
  void wake() {
    follower.wake();
  }

  /** Which wallets there are may be other than before. */
  void look() {
    if (pending != null) {
      pending.look();
    }
  }

  @Override
  public void close() {
    if (pending != null) {
      pending.close();
    }
    follower.end();
    try {
      if (!thread.join(TO_END)) {
        LOG.warn("following chain {} did not end in time", chain);
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    aside.shutdownNow();
  }
}
