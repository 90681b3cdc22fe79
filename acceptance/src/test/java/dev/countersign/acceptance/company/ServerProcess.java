package dev.countersign.acceptance.company;

import dev.countersign.server.visit.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A server as {@code countersign start} runs it, which can be killed and started again. */
final class ServerProcess implements AutoCloseable {
  private static final String NOW = System.getProperty("java.class.path");

  private final int port;
  private final Path log;
  private final List<String> words;
  private @Nullable Process process;

  /**
   * One that is not started yet.
   *
   * @param options of {@code countersign start}, but for the port and the data
   */
  ServerProcess(Path data, List<String> options) {
    this.port = freePort();
    this.log = data.resolveSibling(data.getFileName() + ".log");
    this.words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx320m"));
    words.addAll(List.of("-cp", NOW, "dev.countersign.cli.Countersign"));
    words.addAll(List.of("start", "--port", Integer.toString(port), "--data", data.toString()));
    words.addAll(options);
  }

  /** The same from a release's libraries, once it is started. */
  ServerProcess as(Path libraries) {
    words.set(words.indexOf("-cp") + 1, libraries + "/*");
    return this;
  }

  /** The same as this build, once it is started. */
  ServerProcess asNow() {
    words.set(words.indexOf("-cp") + 1, NOW);
    return this;
  }

  /** Where it answers. */
  URI address() {
    return URI.create("http://localhost:" + port);
  }

  /** Starts it. */
  ServerProcess start() {
    try {
      Files.deleteIfExists(log);
      process =
          new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile()).start();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it answers. */
  ServerProcess await() {
    Company.eventually(
        "the server is ready",
        () -> {
          Process running = process;
          if (running == null || !running.isAlive()) {
            throw new AssertionError("the server did not start: " + said());
          }
          return said().contains("Stop it with");
        });
    return this;
  }

  /** The link that it printed for the first administrator. */
  URI enrolmentLink() {
    return URI.create(Company.group(said(), "(http://localhost:[0-9]+/enrol#\\S+)"));
  }

  /** All that it printed since it was started. */
  String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends it a signal, such as {@code STOP}. */
  void signal(String name) {
    Process running = process;
    if (running == null) {
      throw new AssertionError("it does not run");
    }
    try {
      if (new ProcessBuilder("kill", "-" + name, Long.toString(running.pid())).start().waitFor()
          != 0) {
        throw new AssertionError("it does not take " + name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** Whether it ended by itself within a minute. */
  boolean ends() throws InterruptedException {
    Process running = process;
    return running == null || running.waitFor(60, TimeUnit.SECONDS);
  }

  /** Ends it at once, as SIGKILL does. */
  void kill() {
    end(one -> one.toHandle().destroyForcibly());
  }

  /** Asks it to stop, as SIGTERM does, and waits until it has. */
  void stop() {
    end(Process::destroy);
  }

  private void end(Consumer<Process> how) {
    Process running = process;
    if (running == null) {
      return;
    }
    how.accept(running);
    try {
      if (!running.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("it does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static int freePort() {
    try {
      return FreePort.any();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
