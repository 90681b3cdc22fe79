package dev.countersign.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.block.BlockReader;
import dev.countersign.model.json.Json;
import dev.countersign.scale.cluster.Cluster;
import dev.countersign.scale.day.Embedded;
import dev.countersign.scale.day.Tally;
import dev.countersign.scale.hosted.Hosted;
import dev.countersign.scale.hosted.Topics;
import dev.countersign.scale.job.Settings;
import dev.countersign.topic.Edition;
import dev.countersign.topic.Fact;
import dev.countersign.topic.FactForm;
import dev.countersign.watch.seen.EthereumBlocks;
import dev.countersign.watch.seen.Movement;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A real node's chain on its way through the topic of facts to findings. */
final class FedChain {
  private static final long CHAIN = 31_377;
  private static final int DEPTH = 2;
  private static final int PARTITIONS = 3;
  private static final int KILLS = 3;

  private final Cluster cluster;
  private final String classPath;
  private final Path files;
  private final EvmNode node;
  private final Settings settings;
  private final Topics topics;
  private String said = "";

  FedChain(Cluster cluster, String classPath, Path files, EvmNode node) throws Exception {
    this.cluster = cluster;
    this.classPath = classPath;
    this.files = files;
    this.node = node;
    String rules =
        """
        watch: 1
        name: Fed
        time-zone: UTC
        currency: USD
        rules:
          - name: whatever is paid
            when: { direction: out }
            sentence: "{wallet} paid {amount}."
        """;
    Edition edition =
        new Edition(1, 0, rules, "prices: { ETH: 2000 }\nown:\n  - \"" + node.payer() + "\"\n");
    this.settings = new Settings(cluster.kafka(), "fed", 0, edition, new Settings.Secret(31, 32));
    this.topics = new Topics(settings);
  }

  void tryAll() throws Exception {
    Files.writeString(files.resolve("kafka"), "bootstrap.servers=" + cluster.bootstrap() + "\n");
    assertThat(feed("--once")).isEqualTo(2);
    assertThat(said).contains("There is no topic fed.facts; make it first");
    assertThat(feed("--agree", "2")).isEqualTo(2);
    assertThat(feed("--chain", "0")).isEqualTo(2);
    topics.create(PARTITIONS);
    node.pay(6);
    for (int i = 0; i < KILLS; i++) {
      killedWhileBlocksCome(i);
    }
    anotherTakesOver();
    // Of what lies less deep than is waited for nothing was written yet.
    node.ask("anvil_reorg", Json.object().numberNode(DEPTH - 1), Json.object().arrayNode());
    node.pay(DEPTH + 1);
    assertThat(feed("--once")).as(said).isZero();
    List<Fact.Moved> moves = sameAsOnTheNode();
    assertThat(feed("--once")).as(said).isZero();
    assertThat(sameAsOnTheNode()).isEqualTo(moves);
    findingsAreThoseOf(moves);
    node.ask("anvil_reorg", Json.object().numberNode(DEPTH + 5), Json.object().arrayNode());
    node.pay(DEPTH + 6);
    assertThat(feed("--once")).isEqualTo(1);
    assertThat(said).contains("is no part of the chain any more");
    assertThat(sameMoves()).isEqualTo(moves);
  }

  private void killedWhileBlocksCome(int round) throws Exception {
    File log = files.resolve("fed-" + round).toFile();
    Process process = process(log);
    int before = facts().size();
    await(() -> {
      node.pay(1);
      return facts().size() >= before + 4 || !process.isAlive();
    });
    assertThat(process.isAlive()).as(Files.readString(log.toPath())).isTrue();
    process.destroyForcibly().waitFor();
  }

  /** A second one for the same chain: the first one ends by itself. */
  private void anotherTakesOver() throws Exception {
    File log = files.resolve("fed-first").toFile();
    Process first = process(log);
    await(() -> Files.readString(log.toPath()).contains("is written"));
    node.pay(3);
    assertThat(feed("--once")).as(said).isZero();
    await(() -> {
      node.pay(1);
      return !first.isAlive();
    });
    assertThat(first.waitFor()).isEqualTo(1);
    assertThat(Files.readString(log.toPath())).contains("Another writes chain 31377 to fed.facts");
  }

  /** Committed facts are what the node's settled blocks moved, each once. */
  private List<Fact.Moved> sameAsOnTheNode() throws Exception {
    BlockReader reader = new BlockReader(node.client(), CHAIN, true);
    List<Movement> expected = new ArrayList<>();
    for (long height = 0; height <= reader.newest() - DEPTH; height++) {
      expected.addAll(EthereumBlocks.of(CHAIN, reader.read(height)).movements());
    }
    List<Fact.Moved> moves = sameMoves();
    assertThat(moves.stream().map(Fact.Moved::movement)).containsExactlyElementsOf(expected);
    Set<String> heard = new HashSet<>();
    topics.read(
        settings.factsTopic(),
        (where, bytes) -> heard.add(where.split("/", -1)[1] + "/" + FactForm.read(bytes).block()));
    assertThat(heard).hasSize((int) (reader.newest() - DEPTH + 1) * PARTITIONS);
    return moves;
  }

  /** What moved, by where it stands in the chain. */
  private List<Fact.Moved> sameMoves() {
    return facts().stream()
        .filter(Fact.Moved.class::isInstance)
        .map(Fact.Moved.class::cast)
        .sorted(
            Comparator.comparingLong(Fact.Moved::block)
                .thenComparingInt(one -> one.movement().index()))
        .toList();
  }

  private List<Fact> facts() {
    List<Fact> all = new ArrayList<>();
    topics.read(settings.factsTopic(), (where, bytes) -> all.add(FactForm.read(bytes)));
    return all;
  }

  private void findingsAreThoseOf(List<Fact.Moved> moves) throws Exception {
    List<byte[]> expected = Embedded.findings(settings.edition(), moves);
    assertThat(expected.size()).isGreaterThan(20);
    Hosted job = Hosted.start(settings, "127.0.0.1", cluster.rest(), 2, Duration.ofMillis(500), "");
    // Behind the last fact of each partition stands the mark of its transaction.
    await(() -> topics.taken() >= topics.written() - PARTITIONS);
    job.stop(cluster.savepoints(), true);
    assertThat(Tally.of(topics.findings())).isEqualTo(Tally.of(expected));
  }

  private List<String> words(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "feed",
                "--node",
                node.url(),
                "--kafka",
                files.resolve("kafka").toString(),
                "--topics",
                "fed",
                "--from-block",
                "0",
                "--depth",
                Integer.toString(DEPTH)));
    words.addAll(Arrays.asList(more));
    return words;
  }

  private int feed(String... more) {
    List<String> words = words(more);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int code = Scale.run(out, out, classPath, words.toArray(String[]::new));
    said = bytes.toString(StandardCharsets.UTF_8);
    return code;
  }

  private Process process(File log) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                classPath,
                "dev.countersign.scale.Scale"));
    command.addAll(words());
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }

  private static void await(Callable<Boolean> done) throws Exception {
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!done.call() && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    assertThat(System.nanoTime()).isLessThan(until);
  }
}
