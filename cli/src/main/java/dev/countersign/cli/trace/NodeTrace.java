package dev.countersign.cli.trace;

import dev.countersign.chain.bitcoin.BitcoinNode;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.block.ReceiptLogs;
import dev.countersign.chain.follow.ChainLoad;
import dev.countersign.chain.follow.ChainRange;
import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.bridge.Onward;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.node.BitcoinBlocks;
import dev.countersign.trace.node.MemoryBlocks;
import dev.countersign.trace.report.Answer;
import dev.countersign.trace.report.JsonAnswer;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** A trace over the blocks of a node: once, or left open. */
final class NodeTrace {
  private final NodeOptions options;
  private final ChainName expected;
  private final Terminal terminal;

  /**
   * A trace that reads from there.
   *
   * @param expected the chain that the node must be on
   */
  NodeTrace(NodeOptions options, ChainName expected, Terminal terminal) {
    this.options = options;
    this.expected = expected;
    this.terminal = terminal;
  }

  /** Reads the blocks, prints the answer, and goes on where the trace is left open. */
  int run(BiFunction<Ledger, Answer.Blocks, Answer> tracing, Consumer<Answer> print, boolean json) {
    try (HttpNodeClient node = options.client()) {
      if (expected.isBitcoin()) {
        bitcoin(node, tracing, print, json);
      } else {
        ethereum(node, tracing, print, json);
      }
      return 0;
    } catch (NodeFault fault) {
      throw new UnreadableInput(capital(fault.sentence()));
    }
  }

  private void ethereum(
      HttpNodeClient node,
      BiFunction<Ledger, Answer.Blocks, Answer> tracing,
      Consumer<Answer> print,
      boolean json)
      throws NodeFault {
    long chain = expected.ofEthereum(node);
    BlockReader reader = new BlockReader(node, chain, !options.noCalls);
    // An open trace may wait for its last block.
    ChainRange range = ChainRange.of(reader, from(), options.follow ? null : options.to);
    MemoryBlocks blocks = new MemoryBlocks();
    OpenTrace open = new OpenTrace(OpenBlocks.of(blocks, chain), tracing, terminal, json);
    ChainLoad load = new ChainLoad(blocks.source(reader), blocks, from(), options.parallel, open);
    load(load, range);
    tell(onward(open.look(), node, chain), print, json);
    if (options.follow) {
      open.follow(reader::newest, load, options.to, options.every());
    }
  }

  private void bitcoin(
      HttpNodeClient client,
      BiFunction<Ledger, Answer.Blocks, Answer> tracing,
      Consumer<Answer> print,
      boolean json)
      throws NodeFault {
    options.checkBitcoin();
    BitcoinNode node = expected.ofBitcoin(client);
    BitcoinBlocks blocks = new BitcoinBlocks(node, from());
    ChainRange range = ChainRange.of(blocks.source(), from(), options.follow ? null : options.to);
    OpenTrace open = new OpenTrace(OpenBlocks.of(blocks), tracing, terminal, json);
    ChainLoad load = new ChainLoad(blocks.source(), blocks, from(), options.parallel, open);
    load(load, range);
    tell(open.look(), print, json);
    if (options.follow) {
      open.follow(node::newest, load, options.to, options.every());
    }
  }

  private long from() {
    return Objects.requireNonNull(options.from);
  }

  private void load(ChainLoad load, ChainRange range) throws NodeFault {
    range
        .catchingUpTo()
        .ifPresent(height ->
            terminal.tell(
                "The node is still catching up: it is at block "
                    + range.to()
                    + " of about "
                    + height));
    load.to(options.to == null ? range.to() : Math.min(options.to, range.to()));
  }

  private void tell(Answer first, Consumer<Answer> print, boolean json) {
    if (options.follow && json) {
      terminal.printLine(JsonAnswer.of(first));
    } else {
      print.accept(first);
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

  static String capital(String sentence) {
    return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
  }
}
