package dev.countersign.cli.trace;

import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.block.ReceiptLogs;
import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bridge.Onward;
import dev.countersign.trace.ledger.MemoryLedger;
import dev.countersign.trace.node.ChainLoad;
import dev.countersign.trace.node.ChainRange;
import dev.countersign.trace.node.MemoryBlocks;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.JsonAnswer;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A trace over the blocks of a node: once, or left open. */
final class NodeTrace {
  /** Tracing all calls of a block takes a node longer than most questions. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final NodeOptions options;
  private final @Nullable Long expected;
  private final Terminal terminal;

  /**
   * A trace that reads from there.
   *
   * @param expected the chain that the node must be on; null for whichever it is
   */
  NodeTrace(NodeOptions options, @Nullable Long expected, Terminal terminal) {
    this.options = options;
    this.expected = expected;
    this.terminal = terminal;
  }

  /** Reads the blocks, prints the answer, and goes on where the trace is left open. */
  int run(
      BiFunction<MemoryLedger, Answer.Blocks, Answer> tracing,
      Consumer<Answer> print,
      boolean json) {
    try (HttpNodeClient node = HttpNodeClient.at(Objects.requireNonNull(options.url), TIMEOUT)) {
      long chain = chain(node);
      BlockReader reader = new BlockReader(node, chain, !options.noCalls);
      long from = Objects.requireNonNull(options.from);
      // An open trace may wait for its last block.
      ChainRange range = ChainRange.of(reader, from, options.follow ? null : options.to);
      range
          .catchingUpTo()
          .ifPresent(height ->
              terminal.tell(
                  "The node is still catching up: it is at block "
                      + range.to()
                      + " of about "
                      + height));
      MemoryBlocks blocks = new MemoryBlocks();
      OpenTrace open = new OpenTrace(blocks, chain, tracing, terminal, json);
      ChainLoad load = new ChainLoad(reader, blocks, from, options.parallel, open);
      load.to(options.to == null ? range.to() : Math.min(options.to, range.to()));
      Answer first = onward(open.look(), node, chain);
      if (options.follow && json) {
        terminal.printLine(JsonAnswer.of(first));
      } else {
        print.accept(first);
      }
      if (options.follow) {
        open.follow(reader, load, options.to, Duration.ofMillis(Math.round(options.every * 1_000)));
      }
      return 0;
    } catch (NodeFault fault) {
      throw new UnreadableInput(capital(fault.sentence()));
    }
  }

  /** An answer is worth more than what bridges say: without that it is given all the same. */
  private Answer onward(Answer answer, HttpNodeClient node, long chain) {
    try {
      return answer.and(
          Onward.of(
              answer.ledger(),
              answer.trace(),
              Long.toString(chain),
              transaction -> ReceiptLogs.of(node, transaction)));
    } catch (NodeFault fault) {
      terminal.tell("What bridges say could not be read: " + fault.sentence());
      return answer;
    }
  }

  private long chain(HttpNodeClient node) throws NodeFault {
    long chain = BlockReader.chainId(node);
    if (expected != null && expected != chain) {
      throw new UnreadableInput("The node is on chain " + chain + ", but --chain says " + expected);
    }
    return chain;
  }

  static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
