package dev.countersign.acceptance.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.seen.EthereumBlocks;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A follower that is killed again and again, on a chain that grows and is reorganised. */
@Timeout(900)
class KilledFollowerTest {
  private static final long CHAIN = 31_340;
  private static final int KILLS = Integer.getInteger("follow.kills", 100);

  @TempDir private Path folder;

  @Test
  void skipsAndRepeatsNothingHoweverOftenItIsKilled() throws Exception {
    Random random = new Random(7);
    Path file = folder.resolve("followed");
    AtomicBoolean enough = new AtomicBoolean();
    int busy = 0;
    try (Anvil node = Anvil.start(CHAIN)) {
      Thread growing = Thread.ofPlatform().start(() -> grow(node, enough));
      for (int i = 0; i < KILLS; i++) {
        long before = size(file);
        Process process = FollowerProcess.start(file, CHAIN, node.url());
        for (long end = System.nanoTime() + 20_000_000_000L;
            size(file) == before && System.nanoTime() < end; ) {
          Thread.sleep(1);
        }
        process.waitFor(random.nextInt(300), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        busy += size(file) > before ? 1 : 0;
      }
      enough.set(true);
      growing.join();
      Process last = FollowerProcess.start(file, CHAIN, node.url());
      List<FileFollowed.Kept> chain = chain(node);
      for (long end = System.nanoTime() + 60_000_000_000L;
          !kept(file).equals(chain) && System.nanoTime() < end; ) {
        Thread.sleep(50);
      }
      last.destroyForcibly().waitFor();
      assertThat(kept(file)).isEqualTo(chain);
    }
    assertThat(busy).as("killed while it worked").isEqualTo(KILLS);
    assertThat(Files.readString(file).contains("\n- ")).as("blocks were taken back").isTrue();
    assertThat(Files.readString(Path.of(file + ".out"))).doesNotContain("\tat ");
  }

  private static void grow(Anvil node, AtomicBoolean enough) {
    List<Address> accounts = node.accounts();
    Random random = new Random(8);
    while (!enough.get()) {
      try {
        change(node, accounts, random);
      } catch (AssertionError broken) {
        continue; // nodes close idle connections at any moment
      }
      try {
        Thread.sleep(random.nextInt(200));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static void change(Anvil node, List<Address> accounts, Random random) {
    node.send(
        accounts.get(random.nextInt(5)),
        accounts.get(5 + random.nextInt(5)),
        BigInteger.valueOf(1 + random.nextInt(1_000)),
        Bytes.EMPTY);
    if (random.nextInt(8) == 0) {
      node.ask(
          "anvil_reorg",
          Json.object().numberNode(1 + random.nextInt(6)),
          Json.object().arrayNode());
    }
  }

  private static long size(Path file) throws IOException {
    return Files.exists(file) ? Files.size(file) : 0;
  }

  private List<FileFollowed.Kept> kept(Path file) throws IOException {
    Path copy = folder.resolve("copy");
    Files.writeString(copy, Files.readString(file));
    try (FileFollowed followed = FileFollowed.open(copy)) {
      return followed.blocks();
    }
  }

  /** All blocks of a node, read in one go. */
  static List<FileFollowed.Kept> chain(Anvil node) throws NodeFault {
    BlockReader reader = new BlockReader(node, CHAIN, true);
    List<FileFollowed.Kept> chain = new ArrayList<>();
    long newest = reader.newest();
    for (long height = 0; height <= newest; height++) {
      chain.add(FileFollowed.Kept.of(EthereumBlocks.of(CHAIN, reader.read(height))));
    }
    return chain;
  }
}
