package dev.countersign.acceptance.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.chain.node.NodeSocket;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.follow.ChainFollower;
import dev.countersign.watch.follow.EthereumNode;
import dev.countersign.watch.follow.FollowEvent;
import dev.countersign.watch.follow.FollowSettings;
import dev.countersign.watch.follow.PendingTransactions;
import dev.countersign.watch.seen.EthereumBlocks;
import dev.countersign.watch.seen.SeenTransaction;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Real nodes that are reorganised, disagree, go away, and make blocks faster than once a second.
 */
@Timeout(120)
class FollowOnNodeTest {
  private static final long CHAIN = 31_341;

  @TempDir private Path folder;
  private final Anvil node = Anvil.start(CHAIN);
  private final List<FollowEvent> told = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>(List.of(node));
  private FileFollowed followed;

  @BeforeEach
  void begin() {
    followed = FileFollowed.open(folder.resolve("followed"));
    open.add(followed);
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  private ChainFollower follow(FollowSettings settings, Anvil... nodes) {
    List<EthereumNode> all = new ArrayList<>();
    for (Anvil one : nodes) {
      all.add(FollowerProcess.node(one.url(), CHAIN));
    }
    ChainFollower follower =
        new ChainFollower(
            settings, all, followed, told::add, InstantSource.system(), Thread::startVirtualThread);
    Thread thread = Thread.ofPlatform().start(follower::run);
    open.add(() -> {
      follower.end();
      thread.join();
    });
    return follower;
  }

  private void give(Anvil to, int times) {
    for (int i = 0; i < times; i++) {
      to.send(
          to.accounts().get(0), to.accounts().get(1), BigInteger.valueOf(1_000 + i), Bytes.EMPTY);
    }
  }

  private static void until(BooleanSupplier holds) throws InterruptedException {
    for (long end = System.nanoTime() + 30_000_000_000L;
        !holds.getAsBoolean() && System.nanoTime() < end; ) {
      Thread.sleep(5);
    }
  }

  private static Bytes tip(Anvil node) {
    try {
      BlockReader reader = new BlockReader(node, CHAIN, true);
      return reader.header(reader.newest()).orElseThrow().hash();
    } catch (NodeFault fault) {
      throw new AssertionError(fault.sentence(), fault);
    }
  }

  /** Waits until what was followed ends with the node's newest block, and compares all of it. */
  private void same(ChainFollower follower, Anvil with) throws Exception {
    Bytes tip = tip(with);
    until(() -> follower.status().at().map(BlockHeader::hash).filter(tip::equals).isPresent());
    BlockReader reader = new BlockReader(with, CHAIN, true);
    List<FileFollowed.Kept> chain = new ArrayList<>();
    for (long height = 0; height <= reader.newest(); height++) {
      chain.add(FileFollowed.Kept.of(EthereumBlocks.of(CHAIN, reader.read(height))));
    }
    assertThat(followed.blocks()).isEqualTo(chain);
  }

  @Test
  void leavesExactlyTheWinningBranchAfterAReorganisationOfTenBlocks() throws Exception {
    give(node, 14);
    ChainFollower follower = follow(FollowerProcess.settings(CHAIN), node);
    same(follower, node);
    List<FileFollowed.Kept> before = followed.blocks();
    node.ask("anvil_reorg", Json.object().numberNode(10), Json.object().arrayNode());
    give(node, 3);
    same(follower, node);
    assertThat(followed.blocks().subList(0, 5)).isEqualTo(before.subList(0, 5));
    assertThat(told)
        .filteredOn(FollowEvent.Reorganised.class::isInstance)
        .extracting(FollowEvent::sentence)
        .containsExactly(
            "The chain was reorganised: took back blocks 5 to 14, 10 in all; the last of them was "
                + before.getLast().header().hash().toHex());
  }

  @Test
  void takesNothingWhileTwoNodesDisagreeAndSaysSo() throws Exception {
    give(node, 4);
    Anvil other = node.second();
    open.add(other);
    ChainFollower follower = follow(FollowerProcess.settings(CHAIN).agreeing(2, true), node, other);
    same(follower, node);
    List<FileFollowed.Kept> agreed = followed.blocks();
    give(node, 2);
    other.send(other.accounts().get(2), other.accounts().get(3), BigInteger.TEN, Bytes.EMPTY);
    until(() -> told.stream().anyMatch(FollowEvent.Disagreement.class::isInstance));
    assertThat(told)
        .extracting(FollowEvent::sentence)
        .anyMatch(said -> said.startsWith("Nodes disagree about block 5: "));
    assertThat(followed.blocks()).isEqualTo(agreed);
  }

  @Test
  void goesOnWithTheOtherNodeWhereOneIsKilled() throws Exception {
    give(node, 3);
    Anvil other = node.second();
    open.add(other);
    ChainFollower follower = follow(FollowerProcess.settings(CHAIN), other, node);
    same(follower, node);
    other.close();
    give(node, 3);
    same(follower, node);
    assertThat(followed.blocks()).hasSize(7);
    until(() -> told.stream().anyMatch(FollowEvent.NodeFails.class::isInstance));
    assertThat(told)
        .extracting(FollowEvent::sentence)
        .anyMatch(said -> said.contains("is not reachable"));
    assertThat(told).noneMatch(FollowEvent.Reorganised.class::isInstance);
  }

  @Test
  void keepsUpWithBlocksFasterThanOnceASecond() throws Exception {
    ChainFollower follower = follow(FollowerProcess.settings(CHAIN), node);
    for (int i = 0; i < 60; i++) {
      give(node, 1);
      assertThat(follower.status().lag()).isLessThan(30);
      // Five blocks a second at most: unpaced, what is asserted is how fast this machine is.
      Thread.sleep(200);
    }
    same(follower, node);
    assertThat(told).noneMatch(FollowEvent.Behind.class::isInstance);
  }

  @Test
  void isWokenByTheNodeAndToldOfWaitingTransactions() throws Exception {
    FollowSettings slow =
        FollowerProcess.settings(CHAIN)
            .paced(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5));
    ChainFollower follower = follow(slow, node);
    same(follower, node);
    BlockingQueue<SeenTransaction> waiting = new LinkedBlockingQueue<>();
    PendingTransactions pending =
        new PendingTransactions(
            node, account -> account.equals(node.accounts().get(0)), waiting::add);
    open.add(pending);
    BlockingQueue<Boolean> states = new LinkedBlockingQueue<>();
    NodeSocket socket =
        NodeSocket.open(
            node.url().replace("http", "ws"),
            List.of("newHeads", "newPendingTransactions"),
            new NodeSocket.Listener() {
              @Override
              public void heard(String subscription, JsonNode result) {
                if (subscription.equals("newHeads")) {
                  follower.wake();
                } else {
                  pending.heard(result);
                }
              }

              @Override
              public void state(boolean connected, String sentence) {
                states.add(connected);
              }
            },
            Duration.ofSeconds(5),
            Duration.ofSeconds(20));
    open.add(socket);
    assertThat(states.poll(20, TimeUnit.SECONDS)).isTrue();
    node.ask("evm_setAutomine", Json.object().booleanNode(false));
    String hash =
        node.ask(
                "eth_sendTransaction",
                Json.object()
                    .put("from", node.accounts().get(0).toHex())
                    .put("to", node.accounts().get(1).toHex())
                    .put("value", "0x7"))
            .asString();
    SeenTransaction seen = waiting.poll(20, TimeUnit.SECONDS);
    assertThat(seen).isNotNull();
    assertThat(seen.hash().toHex()).isEqualTo(hash);
    assertThat(follower.status().at().map(BlockHeader::number)).contains(0L);
    node.ask("evm_mine");
    same(follower, node);
    assertThat(followed.blocks()).hasSize(2);
  }
}
