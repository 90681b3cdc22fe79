package dev.countersign.server.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.intel.label.Labels;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ask.Asked;
import dev.countersign.trace.ask.Tracing;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.Remarks;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Blocks that are held for an open trace: no more than there is room for, and what moves it. */
class WatchedBlocksTest {
  private static final Asset COIN = new Asset.Native(1);
  private static final String BANK = address(1);
  private static final String THIEF = address(2);
  private static final String OTHER = address(3);
  private static final String STRANGER = address(4);

  private static String address(int number) {
    return "0x%040x".formatted(number);
  }

  private static Bytes word(long number) {
    return Bytes.word(BigInteger.valueOf(number));
  }

  /** A block with one payment, which takes room for two. */
  private static void add(WatchedBlocks blocks, String from, String to) {
    long number = blocks.height() + 1;
    blocks.append(
        new BlockHeader(number, word(number + 1), word(number), 12 * number + 1),
        List.of(
            new Entry(
                number,
                0,
                word(1_000 + number),
                12 * number + 1,
                Optional.of(from),
                BigInteger.ZERO,
                List.of(new Entry.Moved(from, to, COIN, BigInteger.TEN)))),
        true);
  }

  private static void look(WatchedBlocks blocks, String from) {
    MemoryLedger ledger = blocks.ledger(1);
    Asked asked =
        new Asked(
            List.of(),
            List.of(),
            from,
            "native",
            null,
            null,
            null,
            "fifo",
            "0",
            Asked.ANY_HOPS,
            Asked.ANY_TRANSACTIONS,
            1,
            List.of());
    Tracing.Traced traced =
        new Tracing(asset -> 18, token -> true, word -> word).trace(ledger, Labels.NONE, asked);
    blocks.looked(
        new Answer(
            ledger,
            traced.labels(),
            traced.trace(),
            Remarks.NONE,
            List.of(),
            Optional.of(blocks.read(1)),
            (asset, units) -> units.toString(),
            "1"));
  }

  @Test
  void looksAgainWhereTheSourceOrWhoeverHoldsSomeTakesPart() {
    WatchedBlocks blocks = new WatchedBlocks(new Room(100));
    add(blocks, BANK, THIEF);
    assertThat(blocks.isStale()).isTrue();
    look(blocks, THIEF);
    assertThat(blocks.isStale()).isFalse();
    add(blocks, BANK, STRANGER);
    assertThat(blocks.isStale()).as("nobody who holds any of it").isFalse();
    add(blocks, BANK, THIEF);
    assertThat(blocks.isStale()).as("more comes to the source").isTrue();
    add(blocks, THIEF, OTHER);
    add(blocks, THIEF, OTHER);
    look(blocks, THIEF);
    add(blocks, BANK, STRANGER);
    assertThat(blocks.isStale()).isFalse();
    add(blocks, OTHER, STRANGER);
    assertThat(blocks.isStale()).as("whoever holds it gives it on").isTrue();
  }

  @Test
  void looksAgainWhereTheChainGaveBlocksUp() {
    WatchedBlocks blocks = new WatchedBlocks(new Room(100));
    add(blocks, BANK, THIEF);
    add(blocks, BANK, STRANGER);
    look(blocks, THIEF);
    blocks.undoFrom(1);
    assertThat(blocks.isStale()).isTrue();
    assertThat(blocks.height()).isZero();
  }

  @Test
  void takesNoMoreRoomThanThereIsForAllTogether() {
    Room room = new Room(6);
    WatchedBlocks one = new WatchedBlocks(room);
    WatchedBlocks other = new WatchedBlocks(room);
    add(one, BANK, THIEF);
    add(one, BANK, THIEF);
    add(other, BANK, THIEF);
    assertThatThrownBy(() -> add(other, BANK, THIEF)).isInstanceOf(WatchedBlocks.Full.class);
    assertThat(other.height()).as("what was refused is not there").isZero();
    one.undoFrom(1);
    add(other, BANK, THIEF);
    assertThatThrownBy(() -> add(one, BANK, THIEF)).isInstanceOf(WatchedBlocks.Full.class);
    other.clear();
    add(one, BANK, THIEF);
    add(one, BANK, THIEF);
    assertThatThrownBy(() -> add(one, BANK, THIEF)).isInstanceOf(WatchedBlocks.Full.class);
  }
}
