package dev.countersign.watch.follow;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A follower whose clock goes on with its rounds, and what it told. */
final class Rounds implements InstantSource {
  final MemoryFollowed chain;
  final List<FollowEvent> told = Collections.synchronizedList(new ArrayList<>());
  final ChainFollower follower;
  private volatile Instant now = Instant.ofEpochSecond(1_700_000_000);

  Rounds(FollowSettings settings, int headers, List<FakeNode> nodes) {
    chain = new MemoryFollowed(headers);
    follower = new ChainFollower(settings, nodes, chain, told::add, this, Runnable::run);
  }

  static FollowSettings settings() {
    return FollowSettings.of(1, "chain id 1", 0)
        .paced(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  @Override
  public Instant instant() {
    return now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** So many rounds, with the pauses between them. */
  void go(int rounds) {
    for (int i = 0; i < rounds; i++) {
      pass(follower.round());
    }
  }

  /** Rounds until it has had that much time. */
  void go(Duration time) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      Duration pause = follower.round();
      pass(pause.isZero() ? Duration.ofMillis(1) : pause);
    }
  }

  List<String> sentences() {
    return told.stream().map(FollowEvent::sentence).toList();
  }
}
