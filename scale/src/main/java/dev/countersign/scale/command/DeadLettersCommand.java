package dev.countersign.scale.command;

import dev.countersign.model.text.Visible;
import dev.countersign.scale.hosted.Topics;
import dev.countersign.scale.job.Settings;
import dev.countersign.topic.DeadLetter;
import dev.countersign.topic.Edition;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign scale dead-letters}: what could not be taken, and once more. */
@Command(
    name = "dead-letters",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the messages that could not be taken: where each stood, why, and its bytes.",
      "With --replay they are written to the topic of facts again, for the job to take what it",
      "can by now; what counted already does not count again."
    })
public final class DeadLettersCommand implements Callable<Integer> {
  @Option(
      names = "--kafka",
      paramLabel = "FILE",
      required = true,
      description = "Properties of a client: bootstrap.servers, and what it needs for TLS, SASL.")
  private Path kafka = Path.of("");

  @Option(
      names = "--topics",
      paramLabel = "NAME",
      defaultValue = "countersign",
      description = "What the topics' names begin with. Default: ${DEFAULT-VALUE}.")
  private String topics = "countersign";

  @Option(names = "--replay", description = "Write each again to the topic that it came in.")
  private boolean replay;

  private final PrintStream out;

  /** A command that prints there. */
  public DeadLettersCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    Settings settings =
        new Settings(
            GivenFile.kafka(kafka),
            topics,
            0,
            new Edition(1, 0, "", ""),
            new Settings.Secret(0, 0));
    Topics all = new Topics(settings);
    Set<String> known =
        Set.of(
            settings.factsTopic(),
            settings.accountEventsTopic(),
            settings.domainsTopic(),
            settings.rulesTopic());
    Map<String, List<byte[]>> again = new TreeMap<>();
    int[] count = new int[1];
    all.read(
        settings.deadLettersTopic(),
        (where, bytes) -> {
          DeadLetter letter = DeadLetter.read(bytes);
          out.println(Visible.of(where + " of " + letter.where() + ": " + letter.why()));
          out.println("  " + letter.bytes().toHex());
          count[0]++;
          String topic = letter.where().split("/", -1)[0];
          // Whoever wrote a letter chose its words: they must not choose any topic.
          if (known.contains(topic)) {
            again.computeIfAbsent(topic, any -> new ArrayList<>()).add(letter.bytes().toArray());
          }
        });
    int written = 0;
    if (replay) {
      for (Map.Entry<String, List<byte[]>> one : again.entrySet()) {
        all.write(one.getKey(), one.getValue());
        written += one.getValue().size();
      }
    }
    out.printf(
        "%,d dead letters%s%n", count[0], replay ? ", %,d written again".formatted(written) : "");
    return 0;
  }
}
