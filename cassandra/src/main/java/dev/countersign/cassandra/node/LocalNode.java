package dev.countersign.cassandra.node;

import dev.countersign.cassandra.StoreAddress;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One Cassandra node on the loopback address, in a process of its own on a JDK that it runs on. It
 * ends when it is closed, and with this process where that ends by itself; it keeps nothing.
 */
public final class LocalNode implements AutoCloseable {
  /** What its data centre is called. */
  public static final String DATA_CENTER = "datacenter1";

  private static final String READY = "Starting listening for CQL clients";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LOOK = 100; // milliseconds between looks at its log
  private static final long GENTLY = 20; // seconds until it is ended otherwise

  private static final List<String> EXPORTS =
      List.of(
          "java.base/jdk.internal.misc",
          "java.base/jdk.internal.ref",
          "java.base/sun.nio.ch",
          "java.management.rmi/com.sun.jmx.remote.internal.rmi",
          "java.rmi/sun.rmi.registry",
          "java.rmi/sun.rmi.server",
          "java.rmi/sun.rmi.transport.tcp",
          "java.sql/java.sql",
          "jdk.unsupported/sun.misc");
  private static final List<String> OPENS =
      List.of(
          "java.base/java.io",
          "java.base/java.lang",
          "java.base/java.lang.module",
          "java.base/java.lang.reflect",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/jdk.internal.loader",
          "java.base/jdk.internal.math",
          "java.base/jdk.internal.module",
          "java.base/jdk.internal.ref",
          "java.base/jdk.internal.reflect",
          "java.base/jdk.internal.util.jar",
          "java.base/sun.nio.ch",
          "jdk.management/com.sun.management.internal");

  private final ProcessBuilder builder;
  private final NodeFiles files;
  private final int port;
  private final Thread ending = new Thread(this::end, "cassandra-node-end");
  private volatile Process process;

  private LocalNode(ProcessBuilder builder, NodeFiles files, int port) throws IOException {
    this.builder = builder;
    this.files = files;
    this.port = port;
    this.process = builder.start();
    Runtime.getRuntime().addShutdownHook(ending);
  }

  /**
   * Starts one, and waits until it answers: some ten seconds.
   *
   * @param classPath a folder with the jars of Cassandra, as the build copies them
   * @param folder which is made, and removed when the node is closed
   * @param options of its Java, besides those that it needs
   * @throws UnreadableInput where there is no JDK for it, no class path, or it does not start
   */
  public static LocalNode start(Path classPath, Path folder, List<String> options) {
    return start(classPath, folder, options, Map.of());
  }

  /**
   * Likewise.
   *
   * @param settings of Cassandra itself, as its file {@code cassandra.yaml} has them, which go
   *     before ours; one without a value is left out
   * @throws UnreadableInput likewise
   */
  public static LocalNode start(
      Path classPath, Path folder, List<String> options, Map<String, String> settings) {
    Path agent = agent(classPath);
    Path java = NodeJava.find(System.getenv());
    NodeFiles files = new NodeFiles(folder.toAbsolutePath());
    try (ServerSocket first = free();
        ServerSocket second = free()) {
      files.write(first.getLocalPort(), second.getLocalPort(), settings);
      int port = first.getLocalPort();
      first.close();
      second.close();
      ProcessBuilder builder = new ProcessBuilder(command(java, classPath, agent, files, options));
      builder.directory(files.folder().toFile());
      builder.redirectErrorStream(true).redirectOutput(files.log().toFile());
      LocalNode node = new LocalNode(builder, files, port);
      try {
        node.awaitReady();
        return node;
      } catch (RuntimeException e) {
        node.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UnreadableInput(
          "Cassandra could not be started in " + folder + ": " + e.getMessage());
    }
  }

  private static ServerSocket free() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static Path agent(Path classPath) {
    try (Stream<Path> jars = Files.list(classPath)) {
      Optional<Path> found =
          jars.filter(jar -> String.valueOf(jar.getFileName()).matches("jamm-[0-9.]+\\.jar"))
              .findFirst();
      return found.orElseThrow(() -> noJars(classPath));
    } catch (IOException e) {
      throw noJars(classPath);
    }
  }

  private static UnreadableInput noJars(Path classPath) {
    return new UnreadableInput(
        "The folder "
            + classPath
            + " has no Cassandra in it; expected the jars that mvn generate-resources -f"
            + " cassandra-node/pom.xml copies to cassandra-node/target/node");
  }

  private static List<String> command(
      Path java, Path classPath, Path agent, NodeFiles files, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(
        List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(options);
    EXPORTS.forEach(one -> command.add("--add-exports=" + one + "=ALL-UNNAMED"));
    OPENS.forEach(one -> command.add("--add-opens=" + one + "=ALL-UNNAMED"));
    command.add("-javaagent:" + agent.toAbsolutePath());
    command.add("-Djdk.attach.allowAttachSelf=true");
    command.add("-Dcassandra.config=" + files.settings().toUri());
    command.add("-Dcassandra.storagedir=" + files.folder());
    command.add("-Dcassandra.triggers_dir=" + files.folder().resolve("triggers"));
    command.add("-Dcassandra.logdir=" + files.folder());
    command.add("-Dlogback.configurationFile=" + files.logging());
    command.add("-Dcassandra-foreground=yes");
    command.add("-Dcassandra.skip_wait_for_gossip_to_settle=0");
    command.add("-Dcassandra.ring_delay_ms=1");
    command.add("-Dcassandra.superuser_setup_delay_ms=0");
    command.addAll(List.of("-cp", classPath.toAbsolutePath() + "/*"));
    command.add("org.apache.cassandra.service.CassandraDaemon");
    return command;
  }

  private void awaitReady() {
    long begun = System.nanoTime();
    while (!isReady()) {
      if (!process.isAlive()) {
        throw new UnreadableInput("Cassandra ended while it started: " + files.lastWords());
      }
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new UnreadableInput(
            "Cassandra did not start within "
                + PATIENCE.toSeconds()
                + " seconds: "
                + files.lastWords());
      }
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UnreadableInput("Cassandra was not waited for");
      }
    }
  }

  private boolean isReady() {
    try (Stream<String> lines = Files.lines(files.log())) {
      return lines.anyMatch(line -> line.contains(READY));
    } catch (IOException | RuntimeException e) {
      return false; // it has said nothing as yet
    }
  }

  /** The address of a store there; whoever asks for it makes the keyspace. */
  public StoreAddress address(String keyspace) {
    return StoreAddress.of(
        StoreAddress.SCHEME + "127.0.0.1:" + port + "/" + keyspace + "?dc=" + DATA_CENTER);
  }

  /**
   * Ends it as {@code kill -9} does, and starts it again on what it kept.
   *
   * @throws UnreadableInput where it does not start
   */
  public void killAndRestart() {
    try {
      process.destroyForcibly().waitFor();
      process = builder.start();
    } catch (IOException e) {
      throw new UnreadableInput("Cassandra could not be started again: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableInput("Cassandra was not waited for");
    }
    awaitReady();
  }

  /**
   * How many bytes a keyspace has on disk; what is only in memory is not among them.
   *
   * @throws IOException where its folder cannot be read
   */
  public long stored(String keyspace) throws IOException {
    try (Stream<Path> all = Files.walk(files.folder().resolve("data").resolve(keyspace))) {
      long bytes = 0;
      for (Path one : all.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(one);
      }
      return bytes;
    }
  }

  /** The number of its process. */
  public long pid() {
    return process.pid();
  }

  private void end() {
    process.destroy();
    try {
      if (!process.waitFor(GENTLY, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    remove(files.folder());
  }

  private static void remove(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (IOException | UncheckedIOException e) {
      // A file that stays is no reason to fail: the folder was for nothing else.
    }
  }

  /** Ends the node, and removes what it kept. */
  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (IllegalStateException e) {
      // This process is ending already.
    }
  }
}
