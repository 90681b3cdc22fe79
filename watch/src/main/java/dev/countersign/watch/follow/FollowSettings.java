package dev.countersign.watch.follow;

import java.time.Duration;

/**
 * How a chain is followed.
 *
 * @param chain by EIP-155, or 0 for Bitcoin
 * @param identity what each node must say of its chain, as {@link EthereumNode#chainOf} or {@link
 *     BitcoinChainNode#chainOf} write it
 * @param from the height to begin at where nothing is kept yet, 0 or more
 * @param agree so many nodes must agree about a block, 1 or more
 * @param hold true to take no block, and to take none back, before they do; false only to tell
 *     where they do not
 * @param parallel how many blocks are read at once, 1 or more
 * @param chunk after so many blocks a round ends, 1 or more
 * @param poll how often the nodes are asked where nothing wakes the follower
 * @param look how often each node is asked which chain it is on, how far it is, and which block it
 *     has where the follower stands
 * @param patience what passes within it is not told
 * @param lag so many blocks may the follower, or a node, be behind
 * @param quiet after so long without a new block the chain is said to stand still
 */
public record FollowSettings(
    long chain,
    String identity,
    long from,
    int agree,
    boolean hold,
    int parallel,
    int chunk,
    Duration poll,
    Duration look,
    Duration patience,
    long lag,
    Duration quiet) {
  /** Checks the ranges. */
  public FollowSettings {
    if (chain < 0 || from < 0 || agree < 1 || parallel < 1 || chunk < 1 || lag < 0) {
      throw new IllegalArgumentException("no such settings of following");
    }
    if (!poll.isPositive() || !look.isPositive() || patience.isNegative() || !quiet.isPositive()) {
      throw new IllegalArgumentException("a time of following is none");
    }
  }

  /**
   * The usual ones: one node is enough, 8 blocks at once, asked every second, looked at every 15
   * seconds, patient for 10, behind from 5 blocks on, still after 10 minutes (Bitcoin: 2 hours).
   *
   * @param from the height to begin at where nothing is kept yet
   */
  public static FollowSettings of(long chain, String identity, long from) {
    return new FollowSettings(
        chain,
        identity,
        from,
        1,
        true,
        8,
        512,
        Duration.ofSeconds(1),
        Duration.ofSeconds(15),
        Duration.ofSeconds(10),
        5,
        chain == 0 ? Duration.ofHours(2) : Duration.ofMinutes(10));
  }

  /**
   * The same where so many nodes must agree.
   *
   * @param hold whether blocks wait for it
   */
  public FollowSettings agreeing(int nodes, boolean hold) {
    return new FollowSettings(
        chain, identity, from, nodes, hold, parallel, chunk, poll, look, patience, lag, quiet);
  }

  /** The same at another pace. */
  public FollowSettings paced(Duration poll, Duration look, Duration patience) {
    return new FollowSettings(
        chain, identity, from, agree, hold, parallel, chunk, poll, look, patience, lag, quiet);
  }

  /** So many nodes must answer before a block is taken. */
  int needed() {
    return hold ? agree : 1;
  }
}
