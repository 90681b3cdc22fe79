package dev.countersign.watch.follow;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.follow.KeptBlocks;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes back what the chain gave up, and says what that was; refuses where the headers that are
 * left do not go down to where following began, since it could not go on without a gap.
 */
final class ExactUndo implements KeptBlocks {
  /** More is given up than can be taken back. */
  static final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final long from;
    final long to;

    TooDeep(long from, long to) {
      super("blocks " + from + " to " + to + " cannot be taken back", null, false, false);
      this.from = from;
      this.to = to;
    }
  }

  private final FollowedChain chain;
  private final long begin;
  private final Consumer<FollowEvent.Reorganised> undone;

  ExactUndo(FollowedChain chain, long begin, Consumer<FollowEvent.Reorganised> undone) {
    this.chain = chain;
    this.begin = begin;
    this.undone = undone;
  }

  @Override
  public Optional<BlockHeader> oldest() {
    return chain.oldest();
  }

  @Override
  public Optional<BlockHeader> newest() {
    return chain.newest();
  }

  @Override
  public Optional<BlockHeader> at(long number) {
    return chain.at(number);
  }

  @Override
  public void undoFrom(long number) {
    BlockHeader tip = chain.newest().orElseThrow();
    long oldest = chain.oldest().orElseThrow().number();
    if (number <= oldest && oldest != begin) {
      throw new TooDeep(number, tip.number());
    }
    chain.undoFrom(number);
    undone.accept(new FollowEvent.Reorganised(number, tip.number(), tip.hash()));
  }
}
