package dev.countersign.watch.follow;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.follow.ChainSource;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.watch.seen.SeenBlock;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The chain that so many nodes agree about. A block is read from the first node that has it whole,
 * and taken where enough others have the same one; that a block is not there has to be agreed too,
 * since it takes back what was kept.
 */
final class AgreedSource implements ChainSource<SeenBlock> {
  private final List<NodeState> nodes;
  private final int needed;
  private final FollowedChain chain;
  private final InstantSource clock;
  private final Consumer<SeenBlock> kept;

  /**
   * What the nodes agree about.
   *
   * @param nodes in the order in which they are asked
   * @param needed so many must agree, 1 or more
   * @param kept is told each block that was put there
   */
  AgreedSource(
      List<NodeState> nodes,
      int needed,
      FollowedChain chain,
      InstantSource clock,
      Consumer<SeenBlock> kept) {
    this.nodes = List.copyOf(nodes);
    this.needed = needed;
    this.chain = chain;
    this.clock = clock;
    this.kept = kept;
  }

  private interface Question<A> {
    A of(FollowedNode node) throws NodeFault;
  }

  private record Answer<A>(NodeState from, A value) {}

  private <A> A ask(NodeState state, Question<A> question) throws NodeFault {
    try {
      return question.of(state.node);
    } catch (NodeFault fault) {
      state.failed(fault, clock.instant());
      throw fault;
    }
  }

  /** Its answer; nothing where it fails, since another one may answer. */
  private <A> Optional<A> tried(NodeState state, Question<A> question) {
    try {
      return Optional.of(ask(state, question));
    } catch (NodeFault fault) {
      return Optional.empty();
    }
  }

  /** The first node that answers. */
  private <A> Answer<A> first(Question<A> question) throws NodeFault {
    NodeFault last = tooFew(0);
    for (NodeState state : nodes) {
      if (state.isAwake(clock.instant())) {
        try {
          return new Answer<>(state, ask(state, question));
        } catch (NodeFault fault) {
          last = fault;
        }
      }
    }
    throw last;
  }

  /** The height that enough of the nodes have reached. */
  @Override
  public long newest() throws NodeFault {
    long lowest = Long.MAX_VALUE;
    int answered = 0;
    for (NodeState state : nodes) {
      if (answered < needed && state.isAwake(clock.instant())) {
        Optional<Long> height = tried(state, FollowedNode::newest);
        if (height.isPresent()) {
          state.answered(height.get());
          lowest = Math.min(lowest, height.get());
          answered++;
        }
      }
    }
    if (answered < needed) {
      throw tooFew(answered);
    }
    return lowest;
  }

  @Override
  public Optional<Long> catchingUpTo() throws NodeFault {
    return first(FollowedNode::catchingUpTo).value;
  }

  @Override
  public Optional<BlockHeader> header(long height) throws NodeFault {
    Answer<Optional<BlockHeader>> said = first(node -> node.header(height));
    if (said.value.isEmpty() && said.from.newest() >= height) {
      // Behind one address may stand many nodes, some of them further than others.
      throw new NodeFault(
          NodeFault.Kind.UNUSABLE,
          "the node is at block " + said.from.newest() + " and has no block " + height);
    }
    agree(said.from, height, said.value);
    return said.value;
  }

  @Override
  public SeenBlock read(long height) throws NodeFault {
    Answer<SeenBlock> read = first(node -> node.read(height));
    agree(read.from, height, Optional.of(read.value.header()));
    return read.value;
  }

  private void agree(NodeState teller, long height, Optional<BlockHeader> said) throws NodeFault {
    int same = 1;
    Disagreed other = null;
    for (NodeState state : nodes) {
      if (same < needed && state != teller && state.isAwake(clock.instant())) {
        Optional<Optional<BlockHeader>> header = tried(state, node -> node.header(height));
        if (header.isPresent() && same(header.get(), said)) {
          same++;
        } else if (header.isPresent()) {
          other =
              new Disagreed(
                  new FollowEvent.Disagreement(
                      height, teller.name(), hash(said), state.name(), hash(header.get())));
        }
      }
    }
    if (same < needed) {
      throw other == null ? tooFew(same) : other;
    }
  }

  private static boolean same(Optional<BlockHeader> one, Optional<BlockHeader> other) {
    return one.map(BlockHeader::hash).equals(other.map(BlockHeader::hash));
  }

  static String hash(Optional<BlockHeader> header) {
    return header.map(one -> one.hash().toHex()).orElse("none");
  }

  private TooFew tooFew(int answered) {
    return new TooFew(answered, needed);
  }

  /** Other nodes are asked at once, and the next round asks again. */
  @Override
  public int tries() {
    return 1;
  }

  @Override
  public BlockHeader header(SeenBlock block) {
    return block.header();
  }

  @Override
  public void keep(SeenBlock block) {
    chain.append(block);
    kept.accept(block);
  }
}
