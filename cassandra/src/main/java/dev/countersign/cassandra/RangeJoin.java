package dev.countersign.cassandra;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.store.LedgerStore;
import dev.countersign.trace.store.Loading;
import dev.countersign.trace.store.Progress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts ranges that wait into their store, one behind the other, by one process at a time: accounts
 * get their numbers in the order in which the chain has them, whoever read them first. Each range
 * is seen as a whole or not at all; which are in the store is noted with the end of each.
 */
public final class RangeJoin {
  /** As files are noted: their SHA-256, how many bytes, and what they are called. */
  private static final Pattern NOTE = Pattern.compile("[0-9a-f]+ [0-9]+ blocks [0-9]+ to ([0-9]+)");

  /** Small ranges become seen together, so many bytes at once, since each time has a price. */
  private static final long TOGETHER = 64 << 20;

  private RangeJoin() {}

  /**
   * What a store has of ranges now.
   *
   * @param ranges how many were put into it
   * @param next the first block that it lacks
   * @param size how many transactions it has
   */
  public record Joined(long ranges, long next, long size) {}

  /**
   * Puts all into the store that wait and follow without a gap.
   *
   * @param coin what the chain takes fees in
   * @param from the first block of all, for a store that has no range yet
   * @throws UnreadableInput where a range overlaps one before, or the store cannot be written
   */
  public static Joined join(StoreAddress address, Asset coin, long from, Progress progress) {
    try (RangeStage stage = RangeStage.open(address);
        LedgerStore store = CassandraStore.write(address, coin);
        Loading loading = store.load(progress)) {
      long next = next(store, from);
      long joined = 0;
      Map<BlockRange, RangeStage.Whole> group = new LinkedHashMap<>();
      long bytes = 0;
      for (Map.Entry<BlockRange, RangeStage.Whole> one : stage.waiting().entrySet()) {
        BlockRange range = one.getKey();
        if (range.first() > next) {
          break;
        }
        if (range.last() < next) {
          stage.remove(range, one.getValue()); // it is there already
          continue;
        }
        mustFollow(range, next);
        stage.entries(range, one.getValue(), any -> {}); // nothing is added of a damaged one
        stage.entries(range, one.getValue(), loading::add);
        next = range.last() + 1;
        joined++;
        group.put(range, one.getValue());
        bytes += one.getValue().bytes();
        if (bytes >= TOGETHER) {
          finish(group, stage, store, loading);
          bytes = 0;
        }
      }
      finish(group, stage, store, loading);
      return new Joined(joined, next, store.size());
    }
  }

  /**
   * The first block that the store lacks; as for a join, nobody else may write meanwhile.
   *
   * @param from likewise, for a store that has nothing yet
   * @throws UnreadableInput where the store cannot be written
   */
  public static long next(StoreAddress address, Asset coin, long from) {
    try (LedgerStore store = CassandraStore.write(address, coin)) {
      OptionalLong last = store.lastBlock();
      return next(store, last.isPresent() ? last.getAsLong() + 1 : from);
    }
  }

  /** They are in the store, which is noted, and wait no longer. */
  private static void finish(
      Map<BlockRange, RangeStage.Whole> group,
      RangeStage stage,
      LedgerStore store,
      Loading loading) {
    if (group.isEmpty()) {
      return;
    }
    loading.finish();
    group.forEach((range, whole) -> store.noteInput(note(range, whole)));
    group.forEach(stage::remove);
    group.clear();
  }

  private static void mustFollow(BlockRange range, long next) {
    if (range.first() < next) {
      throw new UnreadableInput(
          "The range "
              + range
              + " overlaps what is in the store, which goes to block "
              + (next - 1)
              + "; ranges follow each other");
    }
  }

  private static String note(BlockRange range, RangeStage.Whole whole) {
    return whole.sum() + " " + whole.bytes() + " blocks " + range.first() + " to " + range.last();
  }

  private static long next(LedgerStore store, long from) {
    return store.inputs().stream()
        .map(NOTE::matcher)
        .filter(Matcher::matches)
        .mapToLong(one -> Long.parseLong(one.group(1)) + 1)
        .max()
        .orElse(from);
  }
}
