package dev.countersign.scale.feed;

import dev.countersign.chain.block.BlockHeader;
import dev.countersign.chain.block.BlockReader;
import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.chain.node.NodeClient;
import dev.countersign.chain.node.NodeFault;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.watch.follow.ChainFollower;
import dev.countersign.watch.follow.EthereumNode;
import dev.countersign.watch.follow.FollowEvent;
import dev.countersign.watch.follow.FollowSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Follows a chain and writes its settled blocks into the topic of facts.
 *
 * @param nodes their URLs, which may hold keys: they are never said
 * @param chain by EIP-155; nothing for what the first node says
 * @param first the first block where nothing was written yet; nothing for the newest settled one
 * @param depth so many blocks must lie on one; nothing for what the chain calls final
 * @param agree so many nodes must agree about a block
 * @param calls whether calls within transactions are read
 * @param kafka of all its clients
 * @param facts the topic of facts
 * @param positions the topic of how far chains were written
 */
public record Feed(
    List<String> nodes,
    OptionalLong chain,
    OptionalLong first,
    OptionalInt depth,
    int agree,
    boolean calls,
    Properties kafka,
    String facts,
    String positions) {
  /** Tracing all calls of a block takes a node longer than most questions. */
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** A final block moves by an epoch at a time. */
  private static final long LAG = 128;

  private static final Duration QUIET = Duration.ofMinutes(30);
  private static final Duration TOLD = Duration.ofSeconds(5);

  /**
   * Writes blocks.
   *
   * @param once to end when all settled blocks are written; else it goes on until it is killed
   * @param said is told what a person should know, a sentence each
   * @throws UnreadableInput where no node says which chain it is on, or what is settled
   * @throws Ended where it cannot go on
   */
  public void run(boolean once, Consumer<String> said) throws InterruptedException, Ended {
    List<HttpNodeClient> clients = new ArrayList<>();
    nodes.forEach(url -> clients.add(HttpNodeClient.at(url, TIMEOUT)));
    try {
      long of = chain.isPresent() ? chain.getAsLong() : chainOf(clients.getFirst());
      List<SettledNode> all = new ArrayList<>();
      for (NodeClient client : clients) {
        all.add(new SettledNode("node " + (all.size() + 1), client, of, calls, depth));
      }
      try (FactsWriter writer = new FactsWriter(kafka, of, facts, positions)) {
        follow(of, all, writer, once, said);
      }
    } finally {
      clients.forEach(HttpNodeClient::close);
    }
  }

  /** It cannot go on; says why. */
  public static final class Ended extends Exception {
    private static final long serialVersionUID = 1L;

    Ended(String why) {
      super(why);
    }
  }

  private void follow(
      long of, List<SettledNode> all, FactsWriter writer, boolean once, Consumer<String> said)
      throws InterruptedException, Ended {
    List<FollowEvent.TooDeep> deep = new ArrayList<>();
    ChainFollower follower =
        new ChainFollower(
            settings(of, begin(all.getFirst())),
            all,
            writer,
            event -> {
              said.accept(event.sentence());
              if (event instanceof FollowEvent.TooDeep one) {
                deep.add(one);
              }
            },
            InstantSource.system(),
            Thread::startVirtualThread);
    Progress progress = new Progress(said);
    while (true) {
      Duration pause = follower.round();
      if (writer.isReplaced()) {
        throw new Ended("Another writes chain " + of + " to " + facts + " now; this one ended");
      }
      if (!deep.isEmpty()) {
        throw new Ended(
            "What was written to "
                + facts
                + " is no part of the chain any more. Write blocks that lie deeper (--depth), into"
                + " topics of another name");
      }
      boolean upToDate = isUpToDate(follower, all);
      progress.tell(follower, writer.movements(), once && upToDate);
      if (once && upToDate) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
    }
  }

  /** How far it is, said where that changed, and not too often. */
  private static final class Progress {
    private final Consumer<String> said;
    private Instant told = Instant.EPOCH;
    private long block = -1;

    Progress(Consumer<String> said) {
      this.said = said;
    }

    void tell(ChainFollower follower, long movements, boolean last) {
      Instant now = InstantSource.system().instant();
      long at = follower.status().at().map(BlockHeader::number).orElse(-1L);
      if (at == block || (!last && now.isBefore(told.plus(TOLD)))) {
        return;
      }
      told = now;
      block = at;
      said.accept(
          String.format(
              Locale.ROOT, "Block %,d is written; %,d movements since the start", at, movements));
    }
  }

  private static boolean isUpToDate(ChainFollower follower, List<SettledNode> all) {
    OptionalLong newest = newest(all);
    return newest.isPresent()
        && follower.status().at().filter(block -> block.number() >= newest.getAsLong()).isPresent();
  }

  private static OptionalLong newest(List<SettledNode> all) {
    for (SettledNode one : all) {
      try {
        return OptionalLong.of(one.newest());
      } catch (NodeFault fault) {
        // The follower tells of it.
      }
    }
    return OptionalLong.empty();
  }

  private long begin(SettledNode node) {
    if (first.isPresent()) {
      return first.getAsLong();
    }
    try {
      return node.newest();
    } catch (NodeFault fault) {
      throw new UnreadableInput("The first node does not say what is settled: " + fault.sentence());
    }
  }

  private static long chainOf(NodeClient client) {
    try {
      return BlockReader.chainId(client);
    } catch (NodeFault fault) {
      throw new UnreadableInput(
          "The first node does not say which chain it is on: " + fault.sentence());
    }
  }

  private FollowSettings settings(long of, long from) {
    FollowSettings usual =
        FollowSettings.of(of, EthereumNode.chainOf(of), from).agreeing(agree, true);
    return new FollowSettings(
        usual.chain(),
        usual.identity(),
        usual.from(),
        usual.agree(),
        usual.hold(),
        usual.parallel(),
        usual.chunk(),
        usual.poll(),
        usual.look(),
        usual.patience(),
        LAG,
        QUIET);
  }
}
