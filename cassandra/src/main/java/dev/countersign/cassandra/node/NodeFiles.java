package dev.countersign.cassandra.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a node is started with: its settings and its log's, in its folder. */
record NodeFiles(Path folder) {
  private static final String LOG =
      """
      <configuration>
        <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%-5level %d{HH:mm:ss} %logger{20} %msg%n</pattern></encoder>
        </appender>
        <root level="INFO"><appender-ref ref="OUT"/></root>
      </configuration>
      """;

  Path settings() {
    return folder.resolve("cassandra.yaml");
  }

  Path logging() {
    return folder.resolve("logback.xml");
  }

  Path log() {
    return folder.resolve("node.log");
  }

  /**
   * Writes them.
   *
   * @param other settings of Cassandra as lines of its file, which go before those here; one
   *     without a value takes that of Cassandra itself
   */
  void write(int port, int storagePort, Map<String, String> other) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.createDirectories(folder.resolve("triggers"));
    String place = folder.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    String settings =
        """
        cluster_name: countersign
        num_tokens: 1
        initial_token: '0'
        partitioner: org.apache.cassandra.dht.Murmur3Partitioner
        endpoint_snitch: SimpleSnitch
        seed_provider:
          - class_name: org.apache.cassandra.locator.SimpleSeedProvider
            parameters:
              - seeds: "127.0.0.1:%2$d"
        listen_address: 127.0.0.1
        rpc_address: 127.0.0.1
        native_transport_port: %1$d
        storage_port: %2$d
        start_native_transport: true
        data_file_directories: ["%3$s/data"]
        commitlog_directory: "%3$s/commitlog"
        saved_caches_directory: "%3$s/caches"
        hints_directory: "%3$s/hints"
        cdc_raw_directory: "%3$s/cdc"
        commitlog_sync: periodic
        commitlog_sync_period: 10000ms
        auto_snapshot: false
        auto_bootstrap: false
        hinted_handoff_enabled: false
        concurrent_reads: 8
        concurrent_writes: 8
        """
            .formatted(port, storagePort, place);
    StringBuilder all = new StringBuilder();
    settings
        .lines()
        .filter(line -> !other.containsKey(line.substring(0, Math.max(0, line.indexOf(':')))))
        .forEach(line -> all.append(line).append('\n'));
    other.forEach((name, value) -> {
      if (!value.isEmpty()) {
        all.append(name).append(": ").append(value).append('\n');
      }
    });
    Files.writeString(settings(), all);
    Files.writeString(logging(), LOG);
  }

  /** What the node said last, without what it says all the time. */
  String lastWords() {
    try (Stream<String> lines = Files.lines(log())) {
      List<String> wrong =
          lines.filter(line -> line.startsWith("ERROR") || line.contains("Exception")).toList();
      return wrong.isEmpty() ? "see " + log() : wrong.getFirst();
    } catch (IOException | RuntimeException e) {
      return "see " + log();
    }
  }
}
