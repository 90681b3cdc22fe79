package dev.countersign.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.store.Progress;
import dev.countersign.trace.store.SameAsInMemory;
import dev.countersign.trace.store.StoreLedger;
import dev.countersign.trace.taint.RandomLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Ranges that many load side by side are one ledger in the end. */
class RangesTest {
  private static final List<Entry> ENTRIES =
      new RandomLedger(9, 5, 2, 1_000_000).wide().entries(400, true);
  private static final long FIRST = ENTRIES.getFirst().block();
  private static final long LAST = ENTRIES.getLast().block();

  private final StoreAddress address = RealNode.empty();

  private static void load(BlockRange range, Consumer<Entry> sink) {
    ENTRIES.stream()
        .filter(one -> one.block() >= range.first() && one.block() <= range.last())
        .forEach(sink);
  }

  private static List<BlockRange> ranges(int parts) {
    List<BlockRange> ranges = new ArrayList<>();
    long step = (LAST - FIRST) / parts + 1;
    for (long at = FIRST; at <= LAST; at += step) {
      ranges.add(new BlockRange(at, Math.min(LAST, at + step - 1)));
    }
    return ranges;
  }

  private RangeJoin.Joined join() {
    return RangeJoin.join(address, RandomLedger.COIN, FIRST, Progress.NONE);
  }

  private void check(List<Entry> entries) {
    try (StoreLedger ledger = CassandraStore.read(address)) {
      SameAsInMemory.check(ledger, entries);
    }
  }

  @Test
  void rangesThatWereLoadedSideBySideInAnyOrderAreOneLedger() throws Exception {
    List<BlockRange> ranges = ranges(7);
    try (RangeStage stage = RangeStage.open(address);
        ExecutorService loaders = Executors.newFixedThreadPool(4)) {
      // The third one's loader is killed, and the last one is loaded twice.
      List<Future<?>> all = new ArrayList<>();
      for (BlockRange range : ranges.reversed()) {
        if (!range.equals(ranges.get(2))) {
          all.add(loaders.submit(() -> stage.load(range, RangesTest::load)));
        }
      }
      all.add(loaders.submit(() -> stage.load(ranges.getLast(), RangesTest::load)));
      for (Future<?> one : all) {
        one.get();
      }
      assertThatThrownBy(() ->
              stage.load(
                  ranges.get(2),
                  (range, sink) -> {
                    load(range, one -> {});
                    sink.accept(ENTRIES.getFirst());
                  }))
          .isInstanceOf(UnreadableInput.class)
          .hasMessageContaining("was told a transaction of block " + FIRST);
      assertThat(join().next()).isEqualTo(ranges.get(2).first());
      long before = ranges.get(2).first();
      check(ENTRIES.stream().filter(one -> one.block() < before).toList());
      stage.load(ranges.get(2), RangesTest::load);
      assertThat(join())
          .isEqualTo(new RangeJoin.Joined(ranges.size() - 2, LAST + 1, ENTRIES.size()));
      assertThat(stage.waiting()).isEmpty();
      // One that is staged again, as a job does that does not know how far it was, is there
      // already.
      stage.load(ranges.get(1), RangesTest::load);
      assertThat(join()).isEqualTo(new RangeJoin.Joined(0, LAST + 1, ENTRIES.size()));
      assertThat(stage.waiting()).isEmpty();
      stage.load(new BlockRange(LAST - 1, LAST + 5), RangesTest::load);
      assertThatThrownBy(this::join).hasMessageContaining("overlaps what is in the store");
    }
    check(ENTRIES);
  }

  @Test
  void aRangeOfWhichANodeLostSomethingIsNotJoinedAndIsStagedAgain() {
    BlockRange all = new BlockRange(FIRST, LAST);
    try (RangeStage stage = RangeStage.open(address)) {
      stage.load(all, RangesTest::load, () -> "a file");
      assertThat(stage.origin(all)).contains("a file");
      assertThat(stage.origin(new BlockRange(FIRST, LAST + 1))).isEmpty();
      try (Connection connection = Connection.open(address)) {
        connection.session().execute("TRUNCATE " + address.keyspace() + "." + Schema.STAGED);
      }
      assertThatThrownBy(this::join).hasMessageContaining("is not what was staged");
      assertThat(stage.staged()).isEmpty();
      stage.load(all, RangesTest::load, () -> "a file");
      assertThat(join().size()).isEqualTo(ENTRIES.size());
    }
    check(ENTRIES);
  }
}
