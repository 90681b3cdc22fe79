package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeRelease;
import dev.countersign.chain.block.AssetMove;
import dev.countersign.chain.block.BlockMoves;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.postgres.CrashingPostgres;
import dev.countersign.server.visit.Prepared;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole server that watches a wallet is killed again and again while its chain grows and is
 * reorganised. {@code -Dwatch.kills=100} kills it more often.
 */
@Timeout(3_600)
class KilledWatchTest {
  private static final int KILLS = Integer.getInteger("watch.kills", 6);

  @TempDir private Path folder;

  @Test
  void whatItKeptIsTheChainAndEveryMoveOnce() throws Exception {
    long seed = Long.getLong("countersign.seed", System.nanoTime());
    System.out.println("KilledWatchTest: -Dcountersign.seed=" + seed);
    Random random = new Random(seed);
    AtomicBoolean enough = new AtomicBoolean();
    try (CrashingPostgres postgres =
            CrashingPostgres.start(Prepared.in(folder.resolve("database")));
        Anvil anvil = Anvil.start(Company.CHAIN);
        ServerProcess server =
            new ServerProcess(
                folder.resolve("data"),
                List.of("--database", postgres.url(), "--rpc", anvil.url()))) {
      server.start().await();
      Company company = Company.over(anvil, server.address(), server.enrolmentLink());
      company.complete(SafeRelease.V1_4_1, Policy.TWO_APPROVERS);
      Address treasury = company.safe().address();
      Company.eventually(
          "watching begins", () -> !postgres.rows("select 1 from followed_chain").isEmpty());
      // No reorganisation is to reach what the company was founded in.
      anvil.ask("anvil_mine", Json.object().numberNode(40));
      Company.eventually("the first block", () -> newest(postgres) >= 0);
      Thread growing =
          Thread.ofPlatform().start(() -> grow(anvil, treasury, new Random(seed + 1), enough));
      for (int i = 0; i < KILLS; i++) {
        long before = newest(postgres);
        Company.eventually("it goes on", () -> newest(postgres) != before);
        Thread.sleep(random.nextInt(1_500));
        server.kill();
        server.start().await();
      }
      enough.set(true);
      growing.join();
      long newest = Long.decode(anvil.ask("eth_blockNumber").asString());
      Company.eventually("block " + newest, () -> newest(postgres) == newest);
      List<String> blocks = postgres.rows("select number, hash from followed_block order by 1");
      List<String> moves =
          postgres.rows(
              "select block, transaction_hash, amount from wallet_move order by 1, position");
      List<String> chain = new ArrayList<>();
      List<String> moved = new ArrayList<>();
      long first = Long.parseLong(blocks.getFirst().split(" ", 2)[0]);
      read(anvil, treasury, first, newest, chain, moved);
      assertThat(blocks).isEqualTo(chain);
      assertThat(moves).isEqualTo(moved).isNotEmpty();
      assertThat(postgres.rows("select 1 from journal where kind = 'signing-stopped'")).isEmpty();
    }
  }

  private static void read(
      Anvil anvil,
      Address treasury,
      long first,
      long newest,
      List<String> chain,
      List<String> moved)
      throws NodeFault {
    BlockReader reader = new BlockReader(anvil, Company.CHAIN, true);
    for (long height = first; height <= newest; height++) {
      BlockMoves block = reader.read(height);
      chain.add(height + " " + block.header().hash().toHex());
      for (BlockMoves.OfTransaction one : block.transactions()) {
        for (AssetMove move : one.moves()) {
          if (move.to().equals(treasury)) {
            moved.add(height + " " + one.hash().toHex() + " " + move.amount());
          }
        }
      }
    }
  }

  private static void grow(Anvil anvil, Address treasury, Random random, AtomicBoolean enough) {
    List<Address> accounts = anvil.accounts();
    while (!enough.get()) {
      try {
        anvil.send(
            accounts.get(random.nextInt(5)),
            random.nextInt(3) == 0 ? treasury : accounts.get(5 + random.nextInt(5)),
            BigInteger.valueOf(1 + random.nextInt(1_000)),
            Bytes.EMPTY);
        if (random.nextInt(10) == 0) {
          anvil.ask(
              "anvil_reorg",
              Json.object().numberNode(1 + random.nextInt(6)),
              Json.object().arrayNode());
        }
        Thread.sleep(random.nextInt(150));
      } catch (AssertionError | RuntimeException broken) {
        pause(broken);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Nodes close idle connections at any moment. */
  private static void pause(Throwable broken) {
    System.out.println("the chain goes on after: " + broken.getMessage());
    Company.pause();
  }

  private static long newest(CrashingPostgres postgres) {
    List<String> rows = postgres.rows("select coalesce(max(number), -1) from followed_block");
    return Long.parseLong(rows.getFirst());
  }
}
