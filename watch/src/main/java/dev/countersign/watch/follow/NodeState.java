package dev.countersign.watch.follow;

import dev.countersign.chain.node.NodeFault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one node: whether it answers, which chain it says it is on, how far it is. A
 * node that failed is left alone for a while, longer each time. Used from several threads.
 */
final class NodeState {
  private static final Duration FIRST_REST = Duration.ofMillis(250);
  private static final Duration LONGEST_REST = Duration.ofSeconds(15);
  private static final int MOST_DOUBLED = 10;

  final FollowedNode node;
  private int failures;
  private Instant restsUntil = Instant.MIN;
  private Optional<String> fault = Optional.empty();
  private boolean known;
  private boolean refused;
  private long newest = -1;
  private long aim = -1;

  NodeState(FollowedNode node) {
    this.node = node;
  }

  String name() {
    return node.name();
  }

  /** It may be asked now. */
  synchronized boolean isAwake(Instant now) {
    return !now.isBefore(restsUntil);
  }

  synchronized Instant restsUntil() {
    return restsUntil;
  }

  /** What it says may be used: it is on the right chain, as far as is known. */
  synchronized boolean isTrusted() {
    return known && !refused;
  }

  synchronized boolean isRefused() {
    return refused;
  }

  synchronized void on(boolean rightChain) {
    known = true;
    refused = !rightChain;
  }

  synchronized void answered(long height) {
    newest = height;
  }

  /** Where it believes the chain to be while it is still catching up. */
  synchronized void aims(Optional<Long> height) {
    aim = height.orElse(-1L);
  }

  /** The highest block that it speaks of; -1 for none. */
  synchronized long highest() {
    return Math.max(newest, aim);
  }

  /** It did all that was asked of it, unless it failed a moment ago. */
  synchronized void didWell(Instant now) {
    if (isAwake(now)) {
      failures = 0;
      fault = Optional.empty();
    }
  }

  /** Before it is believed again, it has to say which chain it is on. */
  synchronized void failed(NodeFault why, Instant now) {
    if (now.isBefore(restsUntil)) {
      return; // several threads asked at once
    }
    Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failures, MOST_DOUBLED));
    restsUntil = now.plus(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest);
    failures++;
    fault = Optional.of(why.sentence());
    known = false;
  }

  synchronized Optional<String> fault() {
    return fault;
  }

  /** As it said last; -1 where it never did. */
  synchronized long newest() {
    return newest;
  }
}
