package dev.countersign.scale.load;

import dev.countersign.scale.cluster.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The command {@code countersign scale load} as a process of its own, which can be killed. */
record LoadProcess(Process process, Path log) {
  static final int ROWS = 100;

  static LoadProcess start(
      Path folder, String classPath, Cluster cluster, String store, ParquetFiles files)
      throws IOException {
    Path log = Files.createTempFile(folder, "load", ".log");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx300m",
            "-XX:TieredStopAtLevel=1",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
            "-cp",
            classPath,
            "dev.countersign.scale.Scale",
            "load",
            "--from",
            files.tables().toString(),
            "--to",
            store,
            "--rows",
            Integer.toString(ROWS),
            "--flink",
            "127.0.0.1:" + cluster.rest());
    return new LoadProcess(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start(),
        log);
  }

  String said() throws IOException {
    return Files.readString(log);
  }

  /** Waits until it has said something. */
  void awaitSaid(String words) throws IOException, InterruptedException {
    Pattern pattern = Pattern.compile(words);
    while (!pattern.matcher(said()).find()) {
      if (!process.isAlive() && !pattern.matcher(said()).find()) {
        throw new IllegalStateException("the load ended: " + said());
      }
      Thread.sleep(20);
    }
  }

  /** Ends it as {@code kill -9} does, after so many milliseconds. */
  void kill(long after) throws InterruptedException {
    Thread.sleep(after);
    process.destroyForcibly().waitFor();
  }
}
