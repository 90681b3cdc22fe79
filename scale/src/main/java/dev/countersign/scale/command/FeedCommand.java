package dev.countersign.scale.command;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.scale.feed.Feed;
import dev.countersign.scale.feed.FeedTopics;
import dev.countersign.scale.job.Settings;
import dev.countersign.topic.Edition;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign scale feed}: a chain into the topic of facts. */
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    description = {
      "Follows an Ethereum-like chain and writes what its blocks moved into the topic",
      "NAME.facts, each block once, whatever is killed. How far it is stands in",
      "NAME.positions, which is made where it is missing. Run one for each chain; one",
      "that is started takes over from the one before."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all settled blocks are written (--once)",
      "1:Kafka does not answer, another took over, or what was written left the chain",
      "2:an option or a file cannot be read, a topic is missing, a node does not say its chain"
    })
public final class FeedCommand implements Callable<Integer> {
  private static final int DEEPEST = 100_000;

  @Option(
      names = "--node",
      paramLabel = "URL",
      required = true,
      description = "A node of the chain; several by the option several times.")
  private List<String> nodes = List.of();

  @Option(
      names = "--kafka",
      paramLabel = "FILE",
      required = true,
      description = "Properties of a client: bootstrap.servers, and what it needs for TLS, SASL.")
  private Path kafka = Path.of("");

  @Option(
      names = "--topics",
      paramLabel = "NAME",
      required = true,
      description = "What the topics' names begin with.")
  private String topics = "";

  @Option(
      names = "--chain",
      paramLabel = "N",
      description = "The chain (EIP-155). Default: the one that the first node is on.")
  private @Nullable Long chain;

  @Option(
      names = "--from-block",
      paramLabel = "N",
      description =
          "Where to begin where nothing was written yet. Default: the newest settled block.")
  private @Nullable Long first;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description =
          "How many blocks must lie on one before it is written. Default: it must be final, as the"
              + " chain says.")
  private @Nullable Integer depth;

  @Option(
      names = "--agree",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many nodes must agree about a block. Default: ${DEFAULT-VALUE}.")
  private int agree = 1;

  @Option(names = "--no-calls", description = "Leave calls within transactions out.")
  private boolean noCalls;

  @Option(names = "--once", description = "End when all settled blocks are written.")
  private boolean once;

  private final PrintStream out;

  /** A command that prints there. */
  public FeedCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    check();
    Properties client = GivenFile.kafka(kafka);
    Settings names =
        new Settings(client, topics, 0, new Edition(1, 0, "", ""), new Settings.Secret(0, 0));
    FeedTopics.check(client, names.factsTopic(), names.positionsTopic());
    try {
      new Feed(
              nodes,
              chain == null ? OptionalLong.empty() : OptionalLong.of(chain),
              first == null ? OptionalLong.empty() : OptionalLong.of(first),
              depth == null ? OptionalInt.empty() : OptionalInt.of(depth),
              agree,
              !noCalls,
              client,
              names.factsTopic(),
              names.positionsTopic())
          .run(once, out::println);
    } catch (Feed.Ended e) {
      out.println(e.getMessage());
      return 1;
    }
    return 0;
  }

  private void check() {
    if (chain != null && chain < 1) {
      throw new UnreadableInput("--chain is " + chain + "; expected a chain id, 1 or more");
    }
    if (first != null && first < 0) {
      throw new UnreadableInput("--from-block is " + first + "; expected 0 or more");
    }
    if (depth != null && (depth < 0 || depth > DEEPEST)) {
      throw new UnreadableInput("--depth is " + depth + "; expected 0 to " + DEEPEST);
    }
    if (agree < 1 || agree > nodes.size()) {
      throw new UnreadableInput(
          "--agree is " + agree + "; expected 1 to " + nodes.size() + ", as many as nodes");
    }
  }
}
