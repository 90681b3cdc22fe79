package dev.countersign.acceptance.node;

import static dev.countersign.acceptance.node.Bcoin.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.watch.FileFollowed;
import dev.countersign.chain.bitcoin.BitcoinAddress;
import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.follow.BitcoinChainNode;
import dev.countersign.watch.follow.ChainFollower;
import dev.countersign.watch.follow.FollowEvent;
import dev.countersign.watch.follow.FollowSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Bitcoin node, whose blocks are followed in the same shape as Ethereum's. */
@Timeout(120)
class FollowBitcoinTest {
  @TempDir private Path folder;

  @Test
  void hasAMovementForEachOutputAndGoesOnWithTheChain() {
    List<FollowEvent> told = new ArrayList<>();
    try (Bcoin node = Bcoin.start();
        FileFollowed followed = FileFollowed.open(folder.resolve("followed"))) {
      Bcoin.Output reward = node.reward(node.mine(1, node.key(0)), node.key(0));
      node.mine(101, node.key(3));
      node.pay(List.of(reward), List.of(node.key(1), node.key(2)), 30 * BTC, 20 * BTC - 10_000);
      node.mine(1, node.key(3));
      ChainFollower follower =
          new ChainFollower(
              FollowSettings.of(0, BitcoinChainNode.chainOf("regtest"), 100),
              List.of(new BitcoinChainNode("bcoin", node, BitcoinNetwork.REGTEST)),
              followed,
              told::add,
              InstantSource.system(),
              Runnable::run);
      follower.round();
      assertThat(told).isEmpty();
      assertThat(followed.blocks()).hasSize(4);
      String paid = followed.blocks().getLast().movements();
      assertThat(paid.split(";")).hasSize(3);
      assertThat(paid)
          .contains(",1," + address(node.key(0)) + "," + address(node.key(1)) + ",3000000000")
          .contains(",2," + address(node.key(0)) + "," + address(node.key(2)) + ",1999990000")
          .contains(",0,chain," + address(node.key(3)) + ",");
      node.mine(2, node.key(4));
      follower.round();
      assertThat(followed.blocks()).hasSize(6);
      assertThat(told).isEmpty();
    }
  }

  /** As everybody but bcoin writes it, whose own network has letters of its own. */
  private static String address(Bcoin.Key key) {
    return BitcoinAddress.of(BitcoinNetwork.REGTEST, Bytes.fromHex("0x" + key.script()))
        .orElseThrow();
  }
}
