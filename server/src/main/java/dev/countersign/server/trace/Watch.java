package dev.countersign.server.trace;

import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.block.EventLog;
import dev.countersign.chain.block.ReceiptLogs;
import dev.countersign.chain.follow.ChainLoad;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.nodes.Nodes;
import dev.countersign.trace.bridge.Onward;
import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.report.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Reads the blocks of one trace, and looks where its value is whenever they may have moved it. */
final class Watch implements ChainLoad.Listener {
  /** Why it ends where it goes on elsewhere. */
  static final String LEFT = "It is left to another server.";

  private static final int PARALLEL = 4;
  private static final Duration TELL = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final FromNode node;
  private final Following following;
  private final Nodes nodes;
  private final WatchDiary diary;
  private final WatchedBlocks blocks;
  private final Semaphore looks;
  private final Map<Bytes, List<EventLog>> logs = new HashMap<>();
  private final AtomicReference<@Nullable String> ended = new AtomicReference<>();
  private Duration looked = Duration.ZERO;
  private long ahead;
  private long told = System.nanoTime();

  /**
   * A watch.
   *
   * @param looks so many look at a time: each look takes memory beside the blocks
   */
  Watch(
      FromNode node,
      Following following,
      Nodes nodes,
      WatchDiary diary,
      WatchedBlocks blocks,
      Semaphore looks) {
    this.node = node;
    this.following = following;
    this.nodes = nodes;
    this.diary = diary;
    this.blocks = blocks;
    this.looks = looks;
  }

  /** Ends it soon, for that reason. */
  void end(String why) {
    ended.compareAndSet(null, why);
  }

  boolean isEnded() {
    return ended.get() != null;
  }

  /**
   * Reads what is new, and looks.
   *
   * @return after which time it is to be done again; nothing where there is nothing more to do
   * @throws UnreadableInput where what was asked is not there, and there is no result yet
   * @throws WatchedLedger.Ended where it was ended
   * @throws WatchedBlocks.Full where there is no room for more blocks
   */
  Optional<Duration> round() {
    goOn();
    try {
      NodeClient client =
          nodes
              .anew(node.chain())
              .orElseThrow(() ->
                  new NodeFault(
                      NodeFault.Kind.UNAVAILABLE,
                      "the node of chain " + node.chain() + " does not answer"));
      BlockReader reader = new BlockReader(client, node.chain(), node.calls());
      boolean whole = read(reader);
      diary.answers();
      if (blocks.isStale()) {
        look(client);
      }
      return whole ? Optional.empty() : Optional.of(pause());
    } catch (NodeFault fault) {
      goOn();
      return Optional.of(diary.fails(capital(fault.sentence())));
    }
  }

  /** A trace with many steps takes long to look at, and others want to look too. */
  private Duration pause() {
    Duration rest = looked.multipliedBy(2);
    return rest.compareTo(PAUSE) > 0 ? rest : PAUSE;
  }

  private void goOn() {
    String why = ended.get();
    if (why != null) {
      throw new WatchedLedger.Ended(why);
    }
  }

  /** Reads up to the node's newest block, or the last one that was asked for: then it is true. */
  private boolean read(BlockReader reader) throws NodeFault {
    long newest = reader.newest();
    if (blocks.height() < 0) {
      check(reader, newest);
    }
    long target = node.target(newest);
    ahead = newest;
    new ChainLoad(blocks.source(reader), blocks, node.from(), PARALLEL, this).to(target);
    tell();
    Long last = node.to();
    return node.open() ? last != null && blocks.height() >= last : true;
  }

  /** What will never be there is said at once. */
  private void check(BlockReader reader, long newest) throws NodeFault {
    Long last = node.open() ? null : node.to();
    long highest = Math.max(node.from(), last == null ? 0 : last);
    if (highest > newest && diary.hasLooked()) {
      throw new NodeFault(
          NodeFault.Kind.UNAVAILABLE,
          "the node is behind: it is at block " + newest + ", and was past " + highest + " before");
    }
    if (highest > newest) {
      throw new UnreadableInput(
          "The node of chain "
              + node.chain()
              + " is at block "
              + newest
              + "; block "
              + highest
              + " is not there yet");
    }
    if (!diary.hasLooked() && reader.header(node.from()).isEmpty()) {
      throw new UnreadableInput(
          "The node of chain "
              + node.chain()
              + " has no block "
              + node.from()
              + " though it is at "
              + newest
              + ": its history begins later");
    }
  }

  private void look(NodeClient client) throws NodeFault {
    long begun = System.nanoTime();
    NodeFault missing = null;
    looks.acquireUninterruptibly();
    try {
      MemoryLedger ledger = blocks.ledger(node.chain());
      WatchedLedger watched = new WatchedLedger(ledger, new AtomicInteger(), ended);
      Answer answer =
          following.answer(ledger, watched, List.of(), Optional.of(blocks.read(node.chain())));
      try {
        answer =
            answer.and(
                Onward.of(
                    ledger,
                    answer.trace(),
                    Long.toString(node.chain()),
                    transaction -> logs(client, transaction)));
      } catch (NodeFault fault) { // the answer is worth more than what bridges say
        missing = fault;
      }
      diary.looked(answer, following);
      blocks.looked(answer);
    } catch (UnreadableInput e) {
      if (!diary.hasLooked()) {
        throw e;
      }
      diary.lost();
      missing =
          new NodeFault(
              NodeFault.Kind.UNUSABLE,
              "the node's chain has no longer what was stolen: " + e.sentence());
    } finally {
      looks.release();
      looked = Duration.ofNanos(System.nanoTime() - begun);
    }
    if (missing != null) {
      blocks.setStale();
      throw missing;
    }
  }

  private List<EventLog> logs(NodeClient client, Bytes transaction) throws NodeFault {
    List<EventLog> known = logs.get(transaction);
    if (known == null) {
      goOn();
      known = ReceiptLogs.of(client, transaction);
      logs.put(transaction, known);
    }
    return known;
  }

  @Override
  public void added(long height) {
    goOn();
    if (System.nanoTime() - told > TELL.toNanos()) {
      tell();
    }
  }

  private void tell() {
    long all = Math.max(1, node.target(ahead) - node.from() + 1);
    blocks
        .newest()
        .ifPresent(block ->
            diary.progress(
                block,
                ahead,
                (int) Math.clamp(100 * (block.number() - node.from() + 1) / all, 0, 100)));
    told = System.nanoTime();
  }

  @Override
  public void undone(long from, long count) {
    logs.clear(); // a transaction may log something else in another block
    diary.reorganised(from, count);
  }

  private static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
