package dev.countersign.watch.follow;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.follow.ChainLoad;
import dev.countersign.chain.follow.KeptBlocks;
import dev.countersign.chain.follow.OtherFork;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.seen.SeenBlock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows one chain from several nodes. It holds no truth of its own: where it stands is what the
 * {@link FollowedChain} has, so that a kill at any moment skips nothing and repeats nothing.
 *
 * <p>Blocks come from one node for as long as it does well, then from the next one. What nodes say
 * unasked only wakes the follower; they are asked anyway.
 */
public final class ChainFollower {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Set<String> SOLVED = Set.of("few", "deep", "disagree");

  private final FollowSettings settings;
  private final List<NodeState> nodes = new ArrayList<>();
  private final FollowedChain chain;
  private final Consumer<FollowEvent> listener;
  private final InstantSource clock;
  private final Executor aside;
  private final Troubles troubles;
  private final LookAround around;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final Wake wake = new Wake();
  private volatile boolean ended;
  private volatile int first;
  private int forks;
  private @Nullable Instant looked;

  /**
   * A follower, which does nothing before {@link #round} or {@link #run}.
   *
   * @param nodes at least as many as must agree; the first one is preferred in the beginning
   * @param chain where blocks are kept
   * @param listener is told what happens beside blocks, in short: it is waited for
   * @param aside carries out what must not hold blocks up
   */
  public ChainFollower(
      FollowSettings settings,
      List<? extends FollowedNode> nodes,
      FollowedChain chain,
      Consumer<FollowEvent> listener,
      InstantSource clock,
      Executor aside) {
    if (nodes.size() < settings.agree()) {
      throw new IllegalArgumentException(
          settings.agree() + " nodes cannot agree where there are " + nodes.size());
    }
    nodes.forEach(node -> this.nodes.add(new NodeState(node)));
    this.settings = settings;
    this.chain = chain;
    this.listener = listener;
    this.clock = clock;
    this.aside = aside;
    this.troubles = new Troubles(listener);
    this.around = new LookAround(settings, this.nodes, troubles, clock);
  }

  /** There may be something new: the next round begins at once. */
  public void wake() {
    wake.up();
  }

  /** Ends {@link #run} after the block that is read. */
  public void end() {
    ended = true;
    wake.up();
  }

  /** Goes round until it is ended. Used by one thread. */
  public void run() {
    while (!ended && wake.await(round())) {
      // each round says when the next one should be
    }
  }

  /**
   * Takes what is new, and takes back what the chain gave up. Used by one thread.
   *
   * @return after which time the next round should be, unless something wakes it
   */
  public Duration round() {
    try {
      lookAround();
      Duration pause = follow();
      troubles.isNot("kept");
      return pause;
    } catch (Ended e) {
      return Duration.ZERO;
    } catch (RuntimeException e) { // the database is away, say: nothing was kept, and it is retried
      troubles.is(
          "kept",
          new FollowEvent.NotKept(NodeFault.printable(String.valueOf(e.getMessage()), 200)),
          clock.instant(),
          Duration.ZERO);
      return settings.poll();
    }
  }

  /** Where it stands. */
  public FollowStatus status() {
    int asked = first;
    List<FollowStatus.Node> all = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      NodeState one = nodes.get(i);
      all.add(new FollowStatus.Node(one.name(), one.newest(), i == asked, one.fault()));
    }
    return new FollowStatus(around.at(), around.known(), all, troubles.told());
  }

  /** At its time, and only once at a time. */
  private void lookAround() {
    Instant now = clock.instant();
    if ((looked == null || !now.isBefore(looked.plus(settings.look())))
        && looking.compareAndSet(false, true)) {
      looked = now;
      aside.execute(() -> {
        try {
          around.look();
        } finally {
          looking.set(false);
        }
      });
    }
  }

  private Duration follow() {
    around.stands(chain.newest());
    List<NodeState> asked = asked();
    Duration pause = asked.size() < settings.needed() ? tooFew(asked.size()) : follow(asked);
    around.tell();
    return pause;
  }

  private Duration follow(List<NodeState> asked) {
    try {
      boolean more = load(new AgreedSource(asked, settings.needed(), chain, clock, this::kept));
      Instant now = clock.instant();
      asked.forEach(one -> one.didWell(now));
      troubles.areNot(SOLVED::contains);
      forks = 0;
      if (!more && around.reachable() > around.height()) {
        next(); // those that were asked are behind others
      }
      return more ? Duration.ZERO : settings.poll();
    } catch (Disagreed fault) {
      troubles.is("disagree", fault.disagreement(), clock.instant(), settings.patience());
      next();
      return settings.poll();
    } catch (TooFew fault) {
      return tooFew(fault.answered());
    } catch (OtherFork fault) {
      return tooDeep(fault.from(), fault.to(), asked.size());
    } catch (ExactUndo.TooDeep fault) {
      return tooDeep(fault.from, fault.to, asked.size());
    } catch (NodeFault fault) {
      asked.getFirst().failed(fault, clock.instant());
      next();
    }
    return rest();
  }

  /** Those that may be asked now, the preferred one first; each says first which chain it is on. */
  private List<NodeState> asked() {
    List<NodeState> all = new ArrayList<>(nodes);
    Collections.rotate(all, -first);
    List<NodeState> asked = new ArrayList<>();
    for (NodeState one : all) {
      boolean enough = asked.size() >= settings.needed();
      if (one.isAwake(clock.instant())
          && !one.isRefused()
          && (one.isTrusted() || (!enough && around.admit(one)))) {
        asked.add(one);
      }
    }
    return asked;
  }

  /** Up to the newest block, or as far as one round goes; true where there is more. */
  private boolean load(AgreedSource source) throws NodeFault {
    long newest = source.newest();
    Optional<BlockHeader> last = chain.newest();
    long next = last.map(block -> block.number() + 1).orElse(settings.from());
    if (newest < next && (last.isEmpty() || isOnlyBehind(source, newest, last.get()))) {
      return false;
    }
    long to = Math.min(newest, next + settings.chunk() - 1);
    KeptBlocks kept = new ExactUndo(chain, settings.from(), this::undone);
    new ChainLoad(source, kept, settings.from(), settings.parallel(), new Quiet()).to(to);
    return to < newest;
  }

  /** Whether the nodes have what is kept, as far as they are. */
  private boolean isOnlyBehind(AgreedSource source, long newest, BlockHeader last)
      throws NodeFault {
    Optional<Bytes> kept =
        (newest == last.number() ? Optional.of(last) : chain.at(newest)).map(BlockHeader::hash);
    return kept.isPresent() && source.header(newest).map(BlockHeader::hash).equals(kept);
  }

  private void kept(SeenBlock block) {
    around.grew(block.header());
    if (!block.transactions().isEmpty()) {
      if (block.calls()) {
        troubles.isNot("calls");
      } else {
        troubles.is(
            "calls",
            new FollowEvent.CallsMissing(block.header().number()),
            clock.instant(),
            Duration.ZERO);
      }
    }
  }

  private void undone(FollowEvent.Reorganised event) {
    around.shrank(event.from());
    listener.accept(event);
  }

  private Duration tooFew(int there) {
    troubles.is(
        "few",
        new FollowEvent.TooFewNodes(there, settings.needed()),
        clock.instant(),
        settings.patience());
    next();
    return rest();
  }

  /** Only where each node says so is it the chain, and no fault of one. */
  private Duration tooDeep(long from, long to, int asked) {
    forks++;
    if (forks >= asked) {
      troubles.is("deep", new FollowEvent.TooDeep(from, to), clock.instant(), Duration.ZERO);
    }
    next();
    return forks >= asked ? settings.poll() : rest();
  }

  private void next() {
    first = (first + 1) % nodes.size();
  }

  /** Until the first node may be asked again, but no longer than usual. */
  private Duration rest() {
    Instant now = clock.instant();
    Duration rest = settings.poll();
    for (NodeState one : nodes) {
      Duration left = one.isAwake(now) ? SHORT : Duration.between(now, one.restsUntil());
      rest = left.compareTo(rest) < 0 ? left : rest;
    }
    return rest;
  }

  /** Ends a load early where following was ended. */
  private final class Quiet implements ChainLoad.Listener {
    @Override
    public void added(long height) {
      if (ended) {
        throw new Ended();
      }
    }

    @Override
    public void undone(long from, long count) {}
  }

  private static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Ended() {
      super("following was ended", null, false, false);
    }
  }
}
