package dev.countersign.trace.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.bitcoin.BitcoinNetwork;
import dev.countersign.chain.bitcoin.BitcoinNode;
import dev.countersign.chain.follow.ChainLoad;
import dev.countersign.chain.follow.ChainRange;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.intel.label.Labels;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.ask.Tracing;
import dev.countersign.trace.bitcoin.MemoryBitcoinLedger;
import dev.countersign.trace.bitcoin.Payment;
import dev.countersign.trace.file.LedgerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Blocks of a Bitcoin node, from any height: the same as from files, and undone where they leave.
 */
class BitcoinLoadTest implements ChainLoad.Listener {
  private static final int SEEDS = 30;

  @TempDir private Path folder;
  private final List<String> heard = new ArrayList<>();

  @Override
  public void added(long height) {}

  @Override
  public void undone(long from, long count) {
    heard.add(from + " " + count);
  }

  private static BitcoinBlocks blocks(NodeClient node, long from) {
    return new BitcoinBlocks(new BitcoinNode(node, BitcoinNetwork.MAINNET), from);
  }

  private ChainLoad load(BitcoinBlocks blocks, long from) {
    return new ChainLoad(blocks.source(), blocks, from, 3, this);
  }

  private MemoryBitcoinLedger loaded(NodeClient node, long from, long to) throws NodeFault {
    BitcoinBlocks blocks = blocks(node, from);
    load(blocks, from).to(to);
    return blocks.ledger();
  }

  private MemoryBitcoinLedger filed(List<String> lines, Random random) throws IOException {
    List<String> rows = new ArrayList<>(lines);
    rows.addAll(lines.subList(0, random.nextInt(lines.size())));
    Collections.shuffle(rows, random);
    int cut = random.nextInt(rows.size());
    Files.writeString(folder.resolve("a.json"), String.join("\n", rows.subList(0, cut)));
    Files.writeString(folder.resolve("b.json"), String.join("\n", rows.subList(cut, rows.size())));
    List<Path> places = new ArrayList<>(List.of(folder.resolve("b.json")));
    places.add(random.nextInt(places.size() + 1), folder.resolve("a.json"));
    if (cut == 0) {
      places.remove(folder.resolve("a.json"));
    }
    return (MemoryBitcoinLedger) LedgerFiles.read(places, 1).ledger();
  }

  private static Asked asked(String from, String method) {
    return new Asked(
        List.of("ledger"),
        List.of(),
        from,
        "bitcoin",
        null,
        null,
        null,
        method,
        "0",
        Asked.ANY_HOPS,
        Asked.ANY_TRANSACTIONS,
        1,
        List.of());
  }

  @Test
  void tracesFromFilesEqualTracesFromTheNode() throws Exception {
    Tracing tracing = new Tracing(any -> 8, any -> false, word -> word);
    int traces = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      RandomBitcoinNode node = new RandomBitcoinNode(seed, seed % 2 == 0);
      node.grow(40);
      int from = random.nextInt(30);
      MemoryBitcoinLedger ofNode = loaded(node, from, 39);
      MemoryBitcoinLedger ofFiles = filed(node.lines(from), random);
      assertThat(ofFiles.payments()).as("seed " + seed).isEqualTo(ofNode.payments());
      for (String method : List.of("fifo", "haircut", "tiho")) {
        Payment theft = ofNode.payments().get(random.nextInt(ofNode.payments().size()));
        Asked asked = asked(theft.outputs().getFirst().outpoint(), method);
        if (theft.outputs().getFirst().amount() > 0) {
          Tracing.Traced filed = tracing.trace(ofFiles, Labels.NONE, asked);
          Tracing.Traced read = tracing.trace(ofNode, Labels.NONE, asked);
          assertThat(filed.trace()).isEqualTo(read.trace());
          assertThat(filed.leads()).isEqualTo(read.leads());
          traces++;
        }
      }
    }
    assertThat(traces).isGreaterThan(SEEDS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void undoesWhatAReorganisationGaveUp(int depth) throws Exception {
    for (int seed = 0; seed < SEEDS; seed++) {
      heard.clear();
      RandomBitcoinNode node = new RandomBitcoinNode(seed, seed % 2 == 0);
      node.grow(20);
      BitcoinBlocks blocks = blocks(node, 5);
      ChainLoad load = load(blocks, 5);
      load.to(19);
      node.cut(20 - depth);
      node.grow(depth + 3);
      load.to(19 + 3);
      assertThat(heard).containsExactly((20 - depth) + " " + depth);
      assertThat(blocks.ledger().payments())
          .as("seed " + seed)
          .isEqualTo(loaded(node, 5, 22).payments());
    }
  }

  @Test
  void refusesBlocksThatTheNodeDoesNotHave() throws Exception {
    RandomBitcoinNode node = new RandomBitcoinNode(1, true);
    node.grow(10);
    BitcoinBlocks blocks = blocks(node, 3);
    assertThat(ChainRange.of(blocks.source(), 3, null).to()).isEqualTo(9);
    assertThat(ChainRange.of(blocks.source(), 3, null).catchingUpTo()).isEmpty();
    assertThatThrownBy(() -> ChainRange.of(blocks.source(), 3, 10L))
        .hasMessage("the node is at block 9; block 10 is not there yet");
    load(blocks, 3).to(9);
    node.cut(8);
    assertThatThrownBy(() -> load(blocks, 3).to(9)).hasMessageContaining("the node is behind");
    assertThat(blocks.newest().orElseThrow().number()).isEqualTo(9);
  }

  @Test
  void saysWhatTheNodeSaysWhereItCannotTellWhatIsSpent() {
    RandomBitcoinNode node = new RandomBitcoinNode(1, true);
    node.grow(40);
    NodeClient blind =
        (method, params) -> {
          if (method.equals("getblock") && !params.get(1).isBoolean()) {
            throw new NodeFault(NodeFault.Kind.REFUSED, "the node refuses: not so");
          }
          return node.call(method, params);
        };
    assertThatThrownBy(() -> loaded(blind, 20, 39))
        .isInstanceOf(NodeFault.class)
        .hasMessage("the node refuses: no such transaction, use -txindex");
  }
}
