package dev.countersign.trace.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.follow.ChainLoad;
import dev.countersign.chain.follow.ChainRange;
import dev.countersign.chain.node.NodeFault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that is brought up to a chain which grows, is reorganised, or is another one. */
abstract class ChainLoads implements ChainLoad.Listener {
  private final FakeChain chain = new FakeChain().grow("a0", "a1", "a2", "a3", "a4", "a5", "a6");
  private final BlockReader reader = new BlockReader(chain, 1, true);
  private BlockStore blocks = new MemoryBlocks();
  private final List<String> told = new ArrayList<>();

  /** Where the blocks are put. */
  abstract BlockStore blocks();

  @BeforeEach
  void begin() {
    blocks = blocks();
  }

  private ChainLoad load(long from, int parallel) {
    return new ChainLoad(blocks.source(reader), blocks, from, parallel, this);
  }

  @Override
  public void added(long height) {
    told.add("+" + height);
  }

  @Override
  public void undone(long from, long count) {
    told.add("-" + from + "*" + count);
  }

  /** The store is the node's chain between two heights. */
  private void holds(int first, int last) {
    assertThat(blocks.oldest().map(BlockHeader::number)).contains((long) first);
    assertThat(blocks.newest().map(BlockHeader::number)).contains((long) last);
    for (int height = first; height <= last; height++) {
      assertThat(blocks.at(height).map(one -> one.hash().toHex())).contains(chain.hash(height));
    }
    assertThat(blocks.at(first - 1)).isEmpty();
    assertThat(blocks.at(last + 1)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8})
  void readsInOrderHoweverManyAreAskedForAtOnce(int parallel) throws NodeFault {
    load(2, parallel).to(6);
    assertThat(told).containsExactly("+2", "+3", "+4", "+5", "+6");
    holds(2, 6);
  }

  @Test
  void goesOnWhereItStopped() throws NodeFault {
    load(1, 2).to(3);
    told.clear();
    load(1, 2).to(5);
    assertThat(told).containsExactly("+4", "+5");
    holds(1, 5);
    load(1, 2).to(5);
    holds(1, 5);
  }

  @Test
  void undoesWhatAReorganisationTookBack() throws NodeFault {
    load(1, 2).to(6);
    chain.cut(4).grow("b4", "b5", "b6", "b7");
    told.clear();
    load(1, 2).to(7);
    assertThat(told).containsExactly("-4*3", "+4", "+5", "+6", "+7");
    holds(1, 7);
  }

  @Test
  void undoesAlsoTheFirstBlockWhereTheNodeHasWhatItStandsOn() throws NodeFault {
    load(4, 2).to(6);
    chain.cut(3).grow("a3", "b4", "b5");
    told.clear();
    load(4, 2).to(5);
    assertThat(told).containsExactly("-4*3", "+4", "+5");
    holds(4, 5);
  }

  @Test
  void noticesAReorganisationWhileItReads() throws NodeFault {
    AtomicInteger asked = new AtomicInteger();
    chain.beforeBlock(height -> {
      if (asked.incrementAndGet() == 4) {
        chain.cut(2).grow("b2", "b3", "b4", "b5", "b6");
      }
    });
    load(0, 1).to(6);
    assertThat(told).contains("-2*1");
    holds(0, 6);
  }

  @Test
  void changesNothingWhereTheNodeIsOnAnotherFork() throws NodeFault {
    load(1, 2).to(6);
    String before = chain.hash(6);
    chain.cut(0).grow("z0", "z1", "z2", "z3", "z4", "z5", "z6", "z7");
    assertThatThrownBy(() -> load(1, 2).to(7))
        .isInstanceOf(NodeFault.class)
        .hasMessageStartingWith("the node is on another fork: it has none of the blocks 1 to 6");
    assertThat(blocks.newest().map(one -> one.hash().toHex())).contains(before);
  }

  @Test
  void changesNothingWhereTheNodeIsBehind() throws NodeFault {
    load(1, 2).to(6);
    chain.cut(5);
    assertThatThrownBy(() -> load(1, 2).to(6))
        .isInstanceOf(NodeFault.class)
        .hasMessageStartingWith(
            "the node is behind: it is at block 4, and block 6 was read before");
    chain.grow("a5", "a6");
    holds(1, 6);
  }

  @Test
  void undoesWhereTheChainIsShorterAndAnother() throws NodeFault {
    load(1, 2).to(6);
    chain.cut(3).grow("b3");
    load(1, 2).to(3);
    holds(1, 3);
  }

  @Test
  void givesUpOnANodeWhoseBlocksNeverFollow() throws NodeFault {
    load(0, 1).to(1);
    // The stored block is always there, and what comes after it always follows another one.
    chain.beforeBlock(height -> chain.cut(1).grow(height == 1 ? "a1" : "b1", "a2", "a3"));
    assertThatThrownBy(() -> load(0, 1).to(3))
        .isInstanceOf(NodeFault.class)
        .hasMessageContaining("contradicts itself: its block 2 does not follow the one before it");
    // 21 rounds; in each the last block's header, and two blocks ahead, each four times at the
    // most.
    assertThat(chain.asked()).isLessThanOrEqualTo(21 * (1 + 2 * 4));
    assertThat(blocks.newest().map(BlockHeader::number)).contains(1L);
  }

  @Test
  void keepsWhatItReadWhereTheNodeGoesAway() throws NodeFault {
    load(1, 1).to(3);
    chain.fails("eth_getBlockByNumber");
    assertThatThrownBy(() -> load(1, 1).to(6)).hasMessage("the node is away");
    holds(1, 3);
    chain.fails("");
    load(1, 1).to(6);
    holds(1, 6);
  }

  @Test
  void saysWhatANodeLacks() throws NodeFault {
    assertThat(ChainRange.of(reader, 2, null).to()).isEqualTo(6);
    assertThat(ChainRange.of(reader, 2, 4L).to()).isEqualTo(4);
    assertThatThrownBy(() -> ChainRange.of(reader, 2, 9L))
        .hasMessage("the node is at block 6; block 9 is not there yet");
    assertThatThrownBy(() -> ChainRange.of(reader, 8, null))
        .hasMessage("the node is at block 6; block 8 is not there yet");
    chain.servesFrom(3);
    assertThatThrownBy(() -> ChainRange.of(reader, 2, null))
        .hasMessage("the node has no block 2 though it is at 6: its history begins later");
  }

  @Test
  void refusesABlockThatDoesNotFollow() throws NodeFault {
    load(1, 1).to(3);
    BlockHeader second = blocks.at(2).orElseThrow();
    assertThatThrownBy(() -> blocks.append(second, List.of(), true))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
