package dev.countersign.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server that the built launcher started, as a person starts it. */
final class Launched implements AutoCloseable {
  private final Process process;
  private final URI console;
  private final URI link;
  private final Duration ready;

  private Launched(Process process, URI console, URI link, Duration ready) {
    this.process = process;
    this.console = console;
    this.link = link;
    this.ready = ready;
  }

  /** Starts {@code ./countersign start} on that folder, and waits until it says where it is. */
  static Launched on(Path data) throws IOException {
    long begun = System.nanoTime();
    List<String> words =
        List.of(launcher().toString(), "start", "--port", "0", "--data", data.toString());
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String console = after(out, "The console: ");
    Duration ready = Duration.ofNanos(System.nanoTime() - begun);
    String next = out.readLine();
    URI link =
        next != null && next.startsWith("Nobody has come in yet")
            ? URI.create(out.readLine().strip())
            : URI.create(console);
    Thread.ofVirtual().start(() -> out.lines().forEach(line -> {}));
    return new Launched(process, URI.create(console), link, ready);
  }

  /** Builds it where it is not built, so that no start measures the building. */
  static void build() throws IOException, InterruptedException {
    Process process = new ProcessBuilder(launcher().toString(), "--version").inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("the launcher does not run");
    }
  }

  /** In the project's folder, in which the measurements are run. */
  static Path launcher() {
    Path launcher = Path.of("countersign").toAbsolutePath();
    if (!Files.isExecutable(launcher)) {
      throw new IllegalStateException("run it in the project's folder, where countersign is");
    }
    return launcher;
  }

  private static String after(BufferedReader out, String beginning) throws IOException {
    List<String> said = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length()).strip();
      }
      said.add(line);
    }
    throw new IllegalStateException("it ended: " + String.join("\n", said));
  }

  URI console() {
    return console;
  }

  /** The first administrator's link; the console's address where somebody came in before. */
  URI link() {
    return link;
  }

  /** From the command to its words that the console is there. */
  Duration ready() {
    return ready;
  }

  /** What the server's process holds in memory, in bytes. */
  long resident() throws IOException {
    return resident(process.pid());
  }

  /** What its PostgreSQL's processes hold, shared pages divided among them. */
  long residentOfDatabase(Path data) throws IOException {
    String first =
        Files.readAllLines(data.resolve("postgresql-18/cluster/postmaster.pid")).getFirst();
    long parent = Long.parseLong(first.strip());
    long sum = proportional(parent);
    try (Stream<ProcessHandle> children =
        ProcessHandle.of(parent).map(ProcessHandle::children).orElse(Stream.empty())) {
      for (ProcessHandle child : children.toList()) {
        sum += proportional(child.pid());
      }
    }
    return sum;
  }

  private static long resident(long pid) throws IOException {
    return kibibytes(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:");
  }

  private static long proportional(long pid) throws IOException {
    return kibibytes(Path.of("/proc", Long.toString(pid), "smaps_rollup"), "Pss:");
  }

  private static long kibibytes(Path file, String field) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(field))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    process.toHandle().destroy();
    try {
      process.waitFor(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
