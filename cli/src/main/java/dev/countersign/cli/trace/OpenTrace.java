package dev.countersign.cli.trace;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.follow.ChainLoad;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.gate.known.Directory;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.Arrival;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Resting;
import dev.countersign.trace.taint.Source;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A trace that is left open: new blocks move it, and what they change is told. */
final class OpenTrace implements ChainLoad.Listener {
  private static final long PROGRESS = 1_000;

  private final OpenBlocks blocks;
  private final BiFunction<Ledger, Answer.Blocks, Answer> tracing;
  private final Terminal terminal;
  private final boolean json;
  private Set<Arrival> arrivals = new LinkedHashSet<>();
  private Set<String> holders = new HashSet<>();
  private String complaint = "";
  private boolean answered;
  private boolean stale;
  private long unseen = Long.MAX_VALUE;

  OpenTrace(
      OpenBlocks blocks,
      BiFunction<Ledger, Answer.Blocks, Answer> tracing,
      Terminal terminal,
      boolean json) {
    this.blocks = blocks;
    this.tracing = tracing;
    this.terminal = terminal;
    this.json = json;
  }

  /**
   * Traces all blocks that are there.
   *
   * @throws UnreadableInput when what was stolen is not in them
   */
  Answer look() {
    Answer answer = tracing.apply(blocks.ledger(), blocks.told());
    answered = true;
    stale = false;
    unseen = Long.MAX_VALUE;
    arrivals = Arrival.of(answer);
    holders = new HashSet<>();
    for (Resting one : answer.trace().resting()) {
      if (one.place() == Place.HELD) {
        holders.add(answer.ledger().account(one.account()));
      }
    }
    if (answer.trace().source() instanceof Source.OfAccount theft) {
      holders.add(answer.ledger().account(theft.account()));
    }
    return answer;
  }

  /** How far a node is. */
  interface Newest {
    long newest() throws NodeFault;
  }

  /**
   * Looks for new blocks again and again, until one was read or the thread is interrupted. A node
   * that does not answer, or is behind or on another fork, is said once and asked again.
   *
   * @param until the last block, or null
   */
  void follow(Newest node, ChainLoad load, @Nullable Long until, Duration every) {
    while (until == null || height() < until) {
      try {
        Thread.sleep(every);
        long newest = node.newest();
        load.to(until == null ? newest : Math.min(newest, until));
        complaint = "";
        if (stale || (unseen != Long.MAX_VALUE && blocks.touch(holders, unseen))) {
          stale = !compare();
        }
        unseen = Long.MAX_VALUE;
      } catch (NodeFault fault) {
        once(NodeTrace.capital(fault.sentence()) + ". It is asked again");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private long height() {
    return blocks.newest().map(BlockHeader::number).orElse(-1L);
  }

  /** False where what was stolen is not in the blocks any more; it may come again. */
  private boolean compare() {
    Set<Arrival> before = arrivals;
    boolean found = true;
    try {
      look();
    } catch (UnreadableInput e) {
      once(e.sentence());
      arrivals = Set.of();
      found = false;
    }
    arrivals.stream().filter(one -> !before.contains(one)).forEach(one -> tell("reached", one));
    before.stream().filter(one -> !arrivals.contains(one)).forEach(one -> tell("undone", one));
    return found;
  }

  private void tell(String what, Arrival one) {
    if (json) {
      terminal.printLine(one.json().put("event", what));
    } else {
      String words =
          one.words((asset, units) -> Directory.SHIPPED.amount(asset, new Amount(units)));
      terminal.print((what.equals("undone") ? "Undone: " : "") + words + "\n");
    }
  }

  @Override
  public void added(long height) {
    unseen = Math.min(unseen, height);
    if (height % PROGRESS == 0 && !answered) {
      terminal.tell(String.format(Locale.ROOT, "Read up to block %,d", height));
    }
  }

  @Override
  public void undone(long from, long count) {
    stale = true;
    String words =
        "The chain was reorganised: "
            + count
            + (count == 1 ? " block from " : " blocks from ")
            + from
            + " on "
            + (count == 1 ? "was" : "were")
            + " undone";
    if (!answered) {
      terminal.tell(words);
    } else if (json) {
      terminal.printLine(
          Json.object().put("event", "reorganisation").put("from", from).put("blocks", count));
    } else {
      terminal.print(words + "\n");
    }
  }

  private void once(String sentence) {
    if (!sentence.equals(complaint)) {
      terminal.tell(sentence);
      complaint = sentence;
    }
  }
}
