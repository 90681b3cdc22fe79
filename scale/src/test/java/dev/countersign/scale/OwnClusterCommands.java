package dev.countersign.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.scale.cluster.Cluster;
import dev.countersign.scale.day.Embedded;
import dev.countersign.scale.day.RecordedDay;
import dev.countersign.scale.day.Tally;
import dev.countersign.scale.hosted.Topics;
import dev.countersign.scale.job.Settings;
import dev.countersign.topic.Fact;
import dev.countersign.topic.FactForm;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** {@code scale submit} and {@code scale stop} on a cluster that runs already. */
final class OwnClusterCommands {
  private static final int PARTITIONS = 2;

  private final Cluster cluster;
  private final String classPath;
  private final Path files;
  private String said = "";

  OwnClusterCommands(Cluster cluster, String classPath, Path files) {
    this.cluster = cluster;
    this.classPath = classPath;
    this.files = files;
  }

  void tryAll() throws Exception {
    RecordedDay day = new RecordedDay(13, 1_440);
    Tally expected = Tally.of(Embedded.findings(day.edition(), day.moves()));
    Settings settings =
        new Settings(cluster.kafka(), "own", 3_600, day.edition(), new Settings.Secret(0, 0));
    Topics topics = new Topics(settings);
    topics.create(PARTITIONS);
    Path kafka =
        Files.writeString(
            files.resolve("kafka"), "bootstrap.servers=" + cluster.bootstrap() + "\n");
    Path known = Files.writeString(files.resolve("facts.yaml"), day.edition().facts());
    Path secret = files.resolve("secret");
    String flink = "127.0.0.1:" + cluster.rest();
    List<String> submit =
        List.of(
            "submit",
            "--flink",
            flink,
            "--kafka",
            kafka.toString(),
            "--topics",
            "own",
            "--facts",
            known.toString(),
            "--secret",
            secret.toString(),
            "--checkpoints",
            "1");

    List<byte[]> facts = new ArrayList<>(day.moves().stream().map(FactForm::write).toList());
    int half = facts.size() / 2;
    topics.write(settings.factsTopic(), facts.subList(0, half));
    assertThat(run(submit)).as(said).isZero();
    await(() -> topics.taken() >= half);
    String first = job();

    assertThat(run(List.of("stop", "--flink", flink, "--savepoint", "x", "--job", "1")))
        .isEqualTo(2);
    String none = "0".repeat(32);
    assertThat(run(List.of("stop", "--flink", flink, "--savepoint", "x", "--job", none)))
        .isEqualTo(2);
    assertThat(said).contains("runs no job " + none);

    List<String> stop =
        List.of("stop", "--flink", flink, "--savepoint", cluster.savepoints(), "--job", first);
    assertThat(run(stop)).as(said).isZero();
    String savepoint = said.substring(said.indexOf("savepoint: ") + 11).strip();
    assertThat(run(with(submit, "--savepoint", savepoint + "-gone"))).isEqualTo(1);
    assertThat(said).contains("-gone").doesNotContain("\tat ");

    assertThat(run(with(submit, "--savepoint", savepoint, "--parallelism", "2", "--unusual")))
        .as(said)
        .isZero();
    facts.subList(0, half).clear();
    // Two hours later nothing happened: so what waits for late facts need not wait longer.
    for (int i = 0; i < PARTITIONS; i++) {
      facts.add(FactForm.write(new Fact.Tick(1, 1_000_000, RecordedDay.end() + 7_200)));
    }
    topics.write(settings.factsTopic(), facts);
    await(() -> topics.findings().size() >= expected.count());
    String second = job();
    assertThat(
            run(
                List.of(
                    "stop",
                    "--flink",
                    flink,
                    "--savepoint",
                    cluster.savepoints(),
                    "--job",
                    second)))
        .as(said)
        .isZero();
    assertThat(Tally.of(topics.findings())).isEqualTo(expected);

    refused(submit, kafka);
  }

  private void refused(List<String> submit, Path kafka) throws Exception {
    assertThat(run(with(submit, "--parallelism", "0"))).isEqualTo(2);
    assertThat(run(with(submit, "--patience", "-1"))).isEqualTo(2);
    assertThat(run(with(submit, "--unusual", "0"))).isEqualTo(2);
    assertThat(said).contains("--unusual is 0.0; expected a number of standard deviations above 0");
    List<String> nowhere = new ArrayList<>(submit);
    nowhere.set(2, "127.0.0.1:1");
    assertThat(run(nowhere)).isEqualTo(1);
    assertThat(said).contains("No job manager of Flink answers at 127.0.0.1:1");
    nowhere.set(2, "flink");
    assertThat(run(nowhere)).isEqualTo(2);
    assertThat(said).contains("expected HOST:PORT");
    Path broken = Files.writeString(files.resolve("rules.yaml"), "rules: 7\n");
    assertThat(run(with(submit, "--rules", broken.toString()))).as(said).isEqualTo(2);
    Path other = Files.writeString(files.resolve("other"), "123\n");
    List<String> short3 = new ArrayList<>(submit);
    short3.set(short3.indexOf("--secret") + 1, other.toString());
    assertThat(run(short3)).isEqualTo(2);
    assertThat(said).contains("32 hexadecimal digits");
    short3.set(short3.indexOf("--secret") + 1, files.resolve("none").toString());
    assertThat(run(with(short3, "--savepoint", "file:///gone"))).isEqualTo(2);
    assertThat(Files.exists(files.resolve("none"))).isFalse();
    Files.writeString(kafka, "nothing=1\n");
    assertThat(run(submit)).isEqualTo(2);
    assertThat(said).contains("bootstrap.servers");
  }

  private String job() {
    return said.substring(said.lastIndexOf(": ") + 2).strip();
  }

  private static List<String> with(List<String> options, String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(Arrays.asList(more));
    return all;
  }

  private int run(List<String> options) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int code = Scale.run(out, out, classPath, options.toArray(String[]::new));
    said = bytes.toString(StandardCharsets.UTF_8);
    return code;
  }

  private static void await(Callable<Boolean> done) throws Exception {
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!done.call() && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(300);
    }
    assertThat(done.call()).isTrue();
  }
}
