package dev.countersign.acceptance.watch;

import dev.countersign.chain.node.HttpNodeClient;
import dev.countersign.watch.follow.ChainFollower;
import dev.countersign.watch.follow.EthereumNode;
import dev.countersign.watch.follow.FollowSettings;
import dev.countersign.watch.seen.WatchedEvent;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A follower in a process of its own, so that it can be killed. */
final class FollowerProcess {
  private FollowerProcess() {}

  static Process start(Path file, long chain, String... nodes) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                FollowerProcess.class.getName(),
                file.toString(),
                Long.toString(chain)));
    words.addAll(List.of(nodes));
    return new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(file + ".out")))
        .start();
  }

  /** A node that is asked by HTTP. */
  static EthereumNode node(String url, long chain) {
    return new EthereumNode(
        url.substring(url.lastIndexOf(':')),
        HttpNodeClient.at(url, Duration.ofSeconds(3)),
        chain,
        true,
        WatchedEvent.topics());
  }

  /** The usual settings at the pace of a test. */
  static FollowSettings settings(long chain) {
    return FollowSettings.of(chain, EthereumNode.chainOf(chain), 0)
        .paced(Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  /** Follows until it is killed. */
  public static void main(String[] args) {
    long chain = Long.parseLong(args[1]);
    List<EthereumNode> nodes = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      nodes.add(node(args[i], chain));
    }
    try (FileFollowed followed = FileFollowed.open(Path.of(args[0]))) {
      new ChainFollower(
              settings(chain),
              nodes,
              followed,
              event -> System.out.println(event.sentence()),
              InstantSource.system(),
              Thread::startVirtualThread)
          .run();
    }
  }
}
