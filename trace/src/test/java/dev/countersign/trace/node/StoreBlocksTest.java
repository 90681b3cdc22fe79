package dev.countersign.trace.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.store.LedgerStore;
import dev.countersign.trace.store.SameAsInMemory;
import dev.countersign.trace.store.StoreLedger;
import dev.countersign.trace.taint.RandomLedger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that follows a node holds what blocks in memory hold, whatever is taken back. */
class StoreBlocksTest {
  private static final long CACHE = 8 << 20;

  @TempDir private Path temporary;
  private final MemoryBlocks expected = new MemoryBlocks();

  private LedgerStore open() {
    return LedgerStore.open(temporary.resolve("s"), RandomLedger.COIN, CACHE);
  }

  private static Bytes hash(long number, int branch) {
    return Bytes.fromHex("0x" + "%032x%032x".formatted(branch, number));
  }

  /** What a branch has at a height; some blocks are empty. */
  private static List<Entry> entries(List<Entry> branch, long number) {
    return number % 5 == 4
        ? List.of()
        : branch.stream().filter(entry -> entry.block() == number).toList();
  }

  private static BlockHeader next(BlockStore blocks, int branch) {
    BlockHeader last = blocks.newest().orElse(null);
    long number = last == null ? 0 : last.number() + 1;
    return new BlockHeader(
        number,
        hash(number, branch),
        last == null ? hash(0, 9) : last.hash(),
        1_700_000_000L + 12 * number);
  }

  private void same(StoreBlocks found) {
    assertThat(found.newest()).isEqualTo(expected.newest());
    assertThat(found.oldest()).isEqualTo(expected.oldest());
    for (long number = 0; number < 130; number++) {
      assertThat(found.at(number)).isEqualTo(expected.at(number));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void holdsWhatTheNewestBranchHolds(long seed) {
    Random random = new Random(seed);
    List<List<Entry>> branches = new ArrayList<>();
    for (int branch = 0; branch < 6; branch++) {
      branches.add(new RandomLedger(seed * 10 + branch, 9, 3, 1_000_000).wide().entries(390, true));
    }
    for (int branch = 0; branch < branches.size(); branch++) {
      try (LedgerStore store = open()) {
        StoreBlocks found = new StoreBlocks(store);
        same(found);
        if (expected.newest().isPresent()) {
          long from = random.nextLong(expected.newest().get().number() + 2);
          found.undoFrom(from);
          expected.undoFrom(from);
          same(found);
        }
        for (int i = random.nextInt(60); i >= 0; i--) {
          BlockHeader header = next(found, branch);
          List<Entry> moved = entries(branches.get(branch), header.number());
          found.append(header, moved, true);
          expected.append(header, moved, true);
          if (random.nextInt(9) == 0) {
            found.flush();
          }
        }
        same(found);
        found.flush();
      }
      try (StoreLedger ledger = StoreLedger.open(temporary.resolve("s"), CACHE)) {
        SameAsInMemory.check(ledger, expected.entriesFrom(0));
        assertThat(ledger.blocks().map(blocks -> blocks.last())).isEqualTo(expected.newest());
      }
    }
  }

  @Test
  void losesWhatWasNotWrittenYetAndNothingElse() {
    List<Entry> branch = new RandomLedger(7, 9, 3, 1_000_000).entries(90, true);
    try (LedgerStore store = open()) {
      StoreBlocks found = new StoreBlocks(store);
      for (int i = 0; i < 20; i++) {
        BlockHeader header = next(found, 0);
        found.append(header, entries(branch, header.number()), i != 7);
        if (i == 11) {
          found.flush();
        }
      }
    }
    try (LedgerStore store = open()) {
      assertThat(new StoreBlocks(store).newest().map(BlockHeader::number)).contains(11L);
      assertThat(store.blocks().orElseThrow().lacksCalls()).isTrue();
    }
  }

  @Test
  void forgetsItsBlocksWhereSomethingElseIsAddedBehindThem() {
    List<Entry> branch = new RandomLedger(7, 9, 3, 1_000_000).entries(90, true);
    try (LedgerStore store = open()) {
      StoreBlocks found = new StoreBlocks(store);
      for (int i = 0; i < 3; i++) {
        BlockHeader header = next(found, 0);
        found.append(header, entries(branch, header.number()), true);
      }
      found.flush();
      assertThat(store.blocks()).isPresent();
      store.append(entries(branch, 3));
      assertThat(store.blocks()).isEmpty();
      assertThat(found.newest()).isEmpty();
      assertThat(found.at(2)).isEmpty();
    }
  }
}
