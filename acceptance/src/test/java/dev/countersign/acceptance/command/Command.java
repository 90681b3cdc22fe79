package dev.countersign.acceptance.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of the command line. */
final class Command implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final StringBuilder printed = new StringBuilder();

  private Command(Process process) {
    this.process = process;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts it with options for the JVM before the arguments. */
  static Command start(List<String> jvm, String... arguments) throws IOException {
    return start(List.of(), jvm, arguments);
  }

  /** Starts one that Ctrl-C reaches, also where whoever runs the tests ignores it. */
  static Command interruptible(String... arguments) throws IOException {
    return start(List.of("env", "--default-signal=INT"), List.of(), arguments);
  }

  private static Command start(List<String> before, List<String> jvm, String... arguments)
      throws IOException {
    List<String> words = new ArrayList<>(before);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.add("--enable-native-access=ALL-UNNAMED");
    words.add("-XX:TieredStopAtLevel=1");
    words.add("-XX:+UseSerialGC");
    words.addAll(jvm);
    words.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "dev.countersign.cli.Countersign"));
    words.addAll(List.of(arguments));
    return new Command(new ProcessBuilder(words).redirectErrorStream(true).start());
  }

  /** Reads until a line begins so, and returns what follows there. */
  String await(String beginning) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      printed.append(line).append('\n');
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length());
      }
    }
    throw new AssertionError("it ended before it said \"" + beginning + "\":\n" + printed);
  }

  /** Reads until a line holds that, and returns the line. */
  String awaitPart(String part) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      printed.append(line).append('\n');
      if (line.contains(part)) {
        return line;
      }
    }
    throw new AssertionError("it ended before it said \"" + part + "\":\n" + printed);
  }

  /** All that it printed, once it has ended. */
  String rest() throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      printed.append(line).append('\n');
    }
    return printed.toString();
  }

  /** What it printed so far. */
  String printed() {
    return printed.toString();
  }

  /** Asks it to end, as SIGTERM does, and returns its exit code. */
  int terminate() throws InterruptedException {
    process.toHandle().destroy(); // unlike Process.destroy it leaves the output readable
    return end();
  }

  /** Sends what Ctrl-C does, SIGINT, and returns its exit code. */
  int interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    return end();
  }

  /** Ends it at once, as SIGKILL does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    end();
  }

  /** Its exit code. */
  int end() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
