package dev.countersign.trace.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.bitcoin.BitcoinNode;
import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.follow.ChainLoad;
import dev.countersign.intel.label.Kind;
import dev.countersign.intel.label.Label;
import dev.countersign.intel.label.Labels;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.ask.Tracing;
import dev.countersign.trace.bitcoin.BitcoinLedger;
import dev.countersign.trace.bitcoin.MemoryBitcoinLedger;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.bitcoin.SameBitcoin;
import dev.countersign.trace.store.LedgerStore;
import dev.countersign.trace.store.StoreLedger;
import dev.countersign.trace.taint.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Bitcoin node's blocks on disk are those in memory, and so is every trace over them. */
class BitcoinStoreBlocksTest implements ChainLoad.Listener {
  private static final long CACHE = 8 << 20;

  @TempDir private Path temporary;
  private final List<String> heard = new ArrayList<>();

  @Override
  public void added(long height) {}

  @Override
  public void undone(long from, long count) {
    heard.add(from + " " + count);
  }

  private static BitcoinNode reader(RandomBitcoinNode node) {
    return new BitcoinNode(node, BitcoinNetwork.MAINNET);
  }

  private void store(RandomBitcoinNode node, long from, long... heights) throws Exception {
    try (LedgerStore store = LedgerStore.open(temporary.resolve("s"), Payment.COIN, CACHE)) {
      long next = store.blocks().map(blocks -> blocks.last().number() + 1).orElse(from);
      BitcoinStoreBlocks blocks = new BitcoinStoreBlocks(reader(node), store, next);
      ChainLoad load = new ChainLoad(blocks.source(), blocks, from, 3, this);
      for (long height : heights) {
        load.to(height);
        if (height % 2 == 0) {
          blocks.flush();
        }
        assertThat(blocks.newest().map(BlockHeader::number)).contains(height);
      }
      blocks.flush();
    }
  }

  private List<Payment> inMemory(RandomBitcoinNode node, long from, long to) throws Exception {
    BitcoinBlocks blocks = new BitcoinBlocks(reader(node), from);
    new ChainLoad(blocks.source(), blocks, from, 3, this).to(to);
    return blocks.ledger().payments();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5})
  void holdsTheNewestBranchAndTracesItTheSame(long seed) throws Exception {
    Random random = new Random(seed);
    RandomBitcoinNode node = new RandomBitcoinNode(seed, seed % 2 == 0);
    node.grow(60);
    int from = random.nextInt(20);
    store(node, from, 30, 31, 44);
    store(node, from, 59);
    check(inMemory(node, from, 59), random);
    node.cut(52);
    node.grow(20);
    store(node, from, 71);
    assertThat(heard).containsExactly("52 8");
    check(inMemory(node, from, 71), random);
    // Blocks that were not written yet are taken back too.
    try (LedgerStore store = LedgerStore.open(temporary.resolve("s"), Payment.COIN, CACHE)) {
      BitcoinStoreBlocks blocks = new BitcoinStoreBlocks(reader(node), store, 72);
      ChainLoad load = new ChainLoad(blocks.source(), blocks, from, 3, this);
      node.grow(5);
      load.to(76);
      node.cut(70);
      node.grow(10);
      load.to(79);
      blocks.flush();
    }
    check(inMemory(node, from, 79), random);
  }

  private void check(List<Payment> payments, Random random) {
    try (StoreLedger ledger = StoreLedger.open(temporary.resolve("s"), CACHE)) {
      BitcoinLedger stored = ledger.bitcoin().orElseThrow();
      SameBitcoin.check(stored, payments);
      traces(stored, MemoryBitcoinLedger.of(payments), random);
    }
  }

  private static void traces(BitcoinLedger found, MemoryBitcoinLedger expected, Random random) {
    Tracing tracing = new Tracing(any -> 8, any -> false, word -> word);
    for (Method method : Method.values()) {
      Payment theft = expected.payments().get(random.nextInt(expected.payments().size() / 2));
      if (theft.outputs().getFirst().amount() == 0) {
        continue;
      }
      List<Label> labels = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        expected
            .payments()
            .get(random.nextInt(expected.payments().size()))
            .outputs()
            .getFirst()
            .address()
            .ifPresent(one -> labels.add(new Label(one, one, Kind.EXCHANGE, "a test")));
      }
      Asked asked =
          new Asked(
              List.of("l"),
              List.of(),
              theft.outputs().getFirst().outpoint(),
              "native",
              null,
              null,
              null,
              method.name().toLowerCase(Locale.ROOT),
              "0",
              Asked.ANY_HOPS,
              Asked.ANY_TRANSACTIONS,
              1,
              List.of());
      Tracing.Traced inMemory = tracing.trace(expected, new Labels(labels), asked);
      Tracing.Traced onDisk = tracing.trace(found, new Labels(labels), asked);
      assertThat(onDisk.trace()).isEqualTo(inMemory.trace());
      assertThat(onDisk.leads()).isEqualTo(inMemory.leads());
      assertThat(onDisk.carried()).isEqualTo(inMemory.carried());
      assertThat(onDisk.notes()).isEmpty();
    }
  }
}
