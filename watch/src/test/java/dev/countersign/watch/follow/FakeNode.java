package dev.countersign.watch.follow;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.watch.seen.SeenBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A node that says what the test wants. */
final class FakeNode implements FollowedNode {
  private final String name;
  private final List<SeenBlock> blocks = new ArrayList<>();
  private String chain = "chain id 1";
  private BooleanSupplier fails = () -> false;
  private Runnable beforeRead = () -> {};
  private Optional<Long> claims = Optional.empty();
  private Optional<Long> aims = Optional.empty();
  private Optional<Long> lacks = Optional.empty();
  private int asked;

  FakeNode(String name) {
    this.name = name;
  }

  synchronized FakeNode has(List<SeenBlock> chain) {
    blocks.clear();
    blocks.addAll(chain);
    return this;
  }

  synchronized FakeNode grow(String... names) {
    for (String one : names) {
      blocks.add(FakeBlocks.after(blocks, one));
    }
    return this;
  }

  synchronized FakeNode cut(int height) {
    blocks.subList(height, blocks.size()).clear();
    return this;
  }

  synchronized List<SeenBlock> blocks() {
    return List.copyOf(blocks);
  }

  synchronized void isOn(String chain) {
    this.chain = chain;
  }

  synchronized void fails(BooleanSupplier fails) {
    this.fails = fails;
  }

  synchronized void beforeRead(Runnable happens) {
    beforeRead = happens;
  }

  /** Says another height than it has. */
  synchronized void claims(Optional<Long> height) {
    claims = height;
  }

  /** Is still catching up to that height. */
  synchronized void aims(Optional<Long> height) {
    aims = height;
  }

  /** Says that there is no block there. */
  synchronized void lacks(Optional<Long> height) {
    lacks = height;
  }

  synchronized int asked() {
    return asked;
  }

  private void answer() throws NodeFault {
    asked++;
    if (fails.getAsBoolean()) {
      throw new NodeFault(NodeFault.Kind.UNAVAILABLE, "the node is away");
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized String chain() throws NodeFault {
    answer();
    return chain;
  }

  @Override
  public synchronized long newest() throws NodeFault {
    answer();
    return claims.orElse(blocks.size() - 1L);
  }

  @Override
  public synchronized Optional<Long> catchingUpTo() {
    return aims;
  }

  @Override
  public synchronized Optional<BlockHeader> header(long height) throws NodeFault {
    answer();
    return height < blocks.size() && !lacks.equals(Optional.of(height))
        ? Optional.of(blocks.get((int) height).header())
        : Optional.empty();
  }

  @Override
  public synchronized SeenBlock read(long height) throws NodeFault {
    beforeRead.run();
    answer();
    if (height >= blocks.size()) {
      throw new NodeFault(NodeFault.Kind.UNUSABLE, "the node has no block " + height + " to read");
    }
    return blocks.get((int) height);
  }
}
