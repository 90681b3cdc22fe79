package dev.countersign.bench;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.chain.node.NodeSocket;
import dev.countersign.chain.node.RpcValues;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.watch.follow.ChainFollower;
import dev.countersign.watch.follow.EthereumNode;
import dev.countersign.watch.follow.FollowSettings;
import dev.countersign.watch.follow.FollowedChain;
import dev.countersign.watch.seen.SeenBlock;
import dev.countersign.watch.seen.WatchedEvent;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Following a local node: how fast what it has is caught up with, and how long after a block is
 * asked for it is there. The node works on the same cores.
 */
final class Following {
  private static final long CHAIN = 31_342;
  private static final int BLOCKS = 200;
  private static final int TRANSFERS = 50;
  private static final int SINGLE = 300;

  private Following() {}

  /** Blocks in memory. */
  private static final class Memory implements FollowedChain {
    private final List<BlockHeader> headers = new ArrayList<>();
    private final SynchronousQueue<Long> last = new SynchronousQueue<>();
    private long movements;

    @Override
    public Optional<BlockHeader> oldest() {
      return headers.isEmpty() ? Optional.empty() : Optional.of(headers.getFirst());
    }

    @Override
    public Optional<BlockHeader> newest() {
      return headers.isEmpty() ? Optional.empty() : Optional.of(headers.getLast());
    }

    @Override
    public Optional<BlockHeader> at(long number) {
      return number < headers.size() ? Optional.of(headers.get((int) number)) : Optional.empty();
    }

    @Override
    public void append(SeenBlock block) {
      long now = System.nanoTime();
      headers.add(block.header());
      movements += block.movements().size();
      try {
        last.offer(now, block.transactions().size() == 1 ? 10 : 0, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void undoFrom(long number) {
      headers.removeIf(one -> one.number() >= number);
    }
  }

  static void measure(Report report) throws InterruptedException {
    try (Anvil node = Anvil.start(CHAIN);
        HttpNodeClient client = HttpNodeClient.at(node.url())) {
      List<Address> accounts = node.accounts();
      node.ask("evm_setAutomine", Json.object().booleanNode(false));
      for (int block = 0; block < BLOCKS; block++) {
        for (int i = 0; i < TRANSFERS; i++) {
          send(node, accounts.get(i % 5), accounts.get(5 + i % 5));
        }
        node.ask("evm_mine");
      }
      Memory memory = new Memory();
      ChainFollower follower =
          new ChainFollower(
              FollowSettings.of(CHAIN, EthereumNode.chainOf(CHAIN), 0),
              List.of(new EthereumNode("local", client, CHAIN, true, WatchedEvent.topics())),
              memory,
              event -> System.out.println(event.sentence()),
              InstantSource.system(),
              Thread::startVirtualThread);
      long begun = System.nanoTime();
      while (memory.headers.size() <= BLOCKS) {
        follower.round();
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      report.told(
          "Catching up with a local node, " + TRANSFERS + " transfers a block with their calls",
          "as fast as the node gives",
          String.format(
              "%.0f blocks and %.0f movements a second",
              BLOCKS / seconds, memory.movements / seconds));
      latency(report, node, accounts, memory, follower);
    }
  }

  private static void latency(
      Report report, Anvil node, List<Address> accounts, Memory memory, ChainFollower follower)
      throws InterruptedException {
    CountDownLatch connected = new CountDownLatch(1);
    NodeSocket.Listener listener =
        new NodeSocket.Listener() {
          @Override
          public void heard(String subscription, JsonNode result) {
            follower.wake();
          }

          @Override
          public void state(boolean now, String sentence) {
            connected.countDown();
          }
        };
    Thread thread = Thread.ofPlatform().start(follower::run);
    NodeSocket socket =
        NodeSocket.open(
            node.url().replace("http", "ws"),
            List.of("newHeads"),
            listener,
            Duration.ofSeconds(5),
            Duration.ofSeconds(30));
    try {
      connected.await();
      double[] millis = new double[SINGLE];
      for (int i = 0; i < SINGLE; i++) {
        send(node, accounts.get(0), accounts.get(1));
        long asked = System.nanoTime();
        node.ask("evm_mine");
        Long there = memory.last.poll(30, TimeUnit.SECONDS);
        if (there == null) {
          throw new IllegalStateException("block " + i + " did not come");
        }
        millis[i] = Math.max(0, (there - asked) / 1e6);
      }
      Arrays.sort(millis);
      report.under(
          "From asking a local node for a block to the block being there, woken by websocket, p99",
          1_000,
          millis[SINGLE * 99 / 100],
          "ms");
      report.told("The same, median", String.format("%.1f ms", millis[SINGLE / 2]));
    } finally {
      socket.close();
      follower.end();
      thread.join();
    }
  }

  private static void send(Anvil node, Address from, Address to) {
    node.ask(
        "eth_sendTransaction",
        Json.object()
            .put("from", from.toHex())
            .put("to", to.toHex())
            .put("value", RpcValues.hex(BigInteger.TEN)));
  }
}
