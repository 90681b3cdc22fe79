package dev.countersign.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.value.Bytes;
import dev.countersign.scale.cluster.Cluster;
import dev.countersign.scale.day.RecordedCompanies;
import dev.countersign.scale.day.RecordedDay;
import dev.countersign.scale.hosted.Topics;
import dev.countersign.scale.job.Settings;
import dev.countersign.topic.DeadLetter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Dead letters, read and written again by the command. */
final class LettersAgain {
  private final Cluster cluster;
  private final Path files;
  private final Settings settings;
  private final Topics topics;

  LettersAgain(Cluster cluster, Path files) {
    this.cluster = cluster;
    this.files = files;
    this.settings =
        new Settings(
            cluster.kafka(),
            "letters",
            0,
            new RecordedDay(1, 1_440).edition(),
            new Settings.Secret(1, 2),
            new RecordedCompanies(7, 2).companies(),
            null);
    this.topics = new Topics(settings);
  }

  void tryAll() throws Exception {
    topics.create(1);
    Path kafka =
        Files.writeString(
            files.resolve("letters"), "bootstrap.servers=" + cluster.bootstrap() + "\n");
    Map<String, String> came = new TreeMap<>();
    came.put(settings.factsTopic(), settings.factsTopic() + "/0/7");
    came.put(settings.accountEventsTopic(), settings.accountEventsTopic() + "/0/8");
    came.put(settings.domainsTopic(), settings.domainsTopic() + "/0/9");
    came.put(settings.rulesTopic(), settings.rulesTopic());
    List<byte[]> letters = new ArrayList<>();
    came.forEach((topic, where) -> letters.add(letter(where, topic)));
    letters.add(letter("another.topic/0/1", "another"));
    topics.write(settings.deadLettersTopic(), letters);

    String words = "dead-letters --kafka " + kafka + " --topics letters";
    assertThat(run(words)).contains("it is none").endsWith("5 dead letters\n");
    assertThat(there(settings.domainsTopic())).isEmpty();
    assertThat(run(words + " --replay")).endsWith("5 dead letters, 4 written again\n");
    for (String topic : came.keySet()) {
      assertThat(there(topic)).containsExactly(topic);
    }
  }

  private static byte[] letter(String where, String message) {
    Bytes bytes = Bytes.of(message.getBytes(StandardCharsets.UTF_8));
    return new DeadLetter(where, "it is none", bytes).write();
  }

  private List<String> there(String topic) {
    List<String> all = new ArrayList<>();
    topics.read(topic, (where, bytes) -> all.add(new String(bytes, StandardCharsets.UTF_8)));
    return all;
  }

  private static String run(String words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int code = Scale.run(out, out, "", words.split(" "));
    String said = bytes.toString(StandardCharsets.UTF_8);
    assertThat(code).as(said).isZero();
    return said;
  }
}
