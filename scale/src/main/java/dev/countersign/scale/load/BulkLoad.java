package dev.countersign.scale.load;

import dev.countersign.cassandra.BlockRange;
import dev.countersign.cassandra.RangeJoin;
import dev.countersign.cassandra.RangeStage;
import dev.countersign.cassandra.StoreAddress;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.store.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A load from its plan to its end. One that was killed, wherever, is run again: ranges that are in
 * the store are left out, and those that wait are not read again.
 */
public final class BulkLoad {
  private static final Duration LOOK = Duration.ofMillis(250);

  private final String store;
  private final StoreAddress address;
  private final Asset coin;
  private final Origin origin;
  private final List<BlockRange> ranges;

  private BulkLoad(String store, Asset coin, Origin origin) {
    this.store = store;
    this.address = StoreAddress.of(store);
    this.coin = coin;
    this.origin = origin;
    this.ranges = origin.ranges();
  }

  /**
   * Plans one of files.
   *
   * @param store an address of Cassandra, as tasks reach it
   * @param places files or folders that are in the same place on every machine
   * @param chain theirs (EIP-155)
   * @param rows so many are in a range, about
   * @throws UnreadableInput where a file or the store cannot be read
   */
  public static BulkLoad ofFiles(String store, List<Path> places, long chain, long rows) {
    Asset coin = new Asset.Native(chain);
    StoreAddress address = StoreAddress.of(store);
    // A store is made of files that can be read only.
    return new BulkLoad(
        store, coin, FileOrigin.of(places, chain, rows, () -> RangeJoin.next(address, coin, -1)));
  }

  /**
   * Plans one of a node's blocks.
   *
   * @param url as tasks reach it
   * @param chain the one that is expected (EIP-155); nothing for the node's own
   * @param from the first block; nothing for the first that the store lacks
   * @param to the last one; nothing for the newest that is not undone any more
   * @param step so many blocks are in a range
   * @throws UnreadableInput where the node or the store cannot be read, or blocks may be undone
   */
  public static BulkLoad ofNode(
      String store,
      String url,
      OptionalLong chain,
      boolean calls,
      OptionalLong from,
      OptionalLong to,
      int step) {
    try (HttpNodeClient client = NodeOrigin.client(url)) {
      long of = BlockReader.chainId(client);
      if (chain.isPresent() && chain.getAsLong() != of) {
        throw new UnreadableInput(
            "The node is on chain " + of + ", but --chain says " + chain.getAsLong());
      }
      long settled = new BlockReader(client, of, calls).settled().number();
      long last = to.orElse(settled);
      if (last > settled) {
        throw new UnreadableInput(
            "Block "
                + last
                + " may still leave the chain, and is loaded with countersign ledger load --node;"
                + " expected --to-block "
                + settled
                + " at the most");
      }
      Asset coin = new Asset.Native(of);
      long next = RangeJoin.next(StoreAddress.of(store), coin, -1);
      return new BulkLoad(
          store, coin, new NodeOrigin(url, of, calls, first(from, next), last, step));
    } catch (NodeFault fault) {
      throw new UnreadableInput("The node cannot be read: " + fault.sentence());
    }
  }

  private static long first(OptionalLong from, long next) {
    if (next < 0) {
      return from.orElseThrow(() ->
          new UnreadableInput("The store is empty; expected --from-block N, one before the theft"));
    }
    if (from.isPresent() && from.getAsLong() > next) {
      throw new UnreadableInput(
          "The store goes to block "
              + (next - 1)
              + ", and loads go on behind that: leave --from-block out");
    }
    return next;
  }

  /** How many ranges there are that the store lacks. */
  public int size() {
    return ranges.size();
  }

  /** The first block and the last one, as a sentence has them; nothing where none is lacking. */
  public String blocks() {
    return ranges.isEmpty() ? "" : ranges.getFirst().first() + " to " + ranges.getLast().last();
  }

  /**
   * Stages all ranges on a cluster.
   *
   * @param staged hears how many wait, whenever that changes
   * @throws UnreadableInput where a file, a node or the store cannot be read, however often it is
   *     tried
   */
  public void stage(Place place, int parallelism, Consumer<Long> staged) throws Exception {
    StageJob job = StageJob.start(place, parallelism, store, origin, size());
    long told = -1;
    try (RangeStage stage = RangeStage.open(address)) {
      boolean ended = false;
      while (!ended) {
        ended = job.awaitEnd(LOOK);
        OptionalLong now = looked(stage);
        if (now.isPresent() && now.getAsLong() != told) {
          told = now.getAsLong();
          staged.accept(told);
        }
      }
    }
  }

  /** Nothing where the store is away for a moment: tasks try again, and say it if they give up. */
  private OptionalLong looked(RangeStage stage) {
    try {
      return OptionalLong.of(waiting(stage).size());
    } catch (UnreadableInput e) {
      return OptionalLong.empty();
    }
  }

  private Map<BlockRange, String> waiting(RangeStage stage) {
    Map<BlockRange, String> waiting = stage.staged();
    waiting.keySet().retainAll(ranges);
    return waiting;
  }

  /**
   * Joins what was staged, and checks that all of it was.
   *
   * @return how many transactions the store has now
   * @throws UnreadableInput where it is not all, or not of one whole
   */
  public long join(Progress progress) {
    try (RangeStage stage = RangeStage.open(address)) {
      origin.check(waiting(stage));
    }
    long first = ranges.getFirst().first();
    RangeJoin.Joined joined = RangeJoin.join(address, coin, first, progress);
    if (joined.next() <= ranges.getLast().last()) {
      throw new UnreadableInput(
          "The range that begins with block "
              + joined.next()
              + " was not staged; run the load again");
    }
    return joined.size();
  }
}
