package dev.countersign.cli.terminal;

import dev.countersign.model.text.Visible;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The streams and the environment of the process, so that a command can be run without one.
 *
 * @param out for answers, UTF-8
 * @param err for what went wrong, UTF-8
 * @param colours true when answers may carry colours: they go to a terminal that shows them
 * @param debug true when a fault's trace is to be kept in a file
 */
public record Terminal(
    InputStream in, PrintStream out, PrintStream err, boolean colours, boolean debug) {

  /** The process's own. The launcher says whether the answers go to a terminal. */
  public static Terminal ofProcess() {
    return new Terminal(
        System.in,
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        coloursWanted(Boolean.getBoolean("countersign.terminal"), System.getenv()),
        debugWanted(System.getenv()));
  }

  /** The same, keeping a fault's trace. */
  public Terminal withDebug() {
    return new Terminal(in, out, err, colours, true);
  }

  /** Prints an answer, in which nothing from a payload can steer a terminal any more. */
  public void print(String text) {
    out.print(text);
    out.flush();
  }

  /** Prints a JSON value. */
  public void print(JsonNode json) {
    print(text(json) + "\n");
  }

  /** Prints a JSON value on a line of its own. */
  public void printLine(JsonNode json) {
    print(PrintableJson.line(json) + "\n");
  }

  /** A JSON value as it is printed, for one that is printed in parts. */
  public static String text(JsonNode json) {
    return PrintableJson.of(json);
  }

  /** Says in a few words what takes long, beside the answer. */
  public void tell(String words) {
    err.println(Visible.of(words));
    err.flush();
  }

  /** Prints one sentence about what went wrong, on one line. */
  public void complain(String sentence) {
    err.println("countersign: " + Visible.of(sentence.replaceAll("\\s+", " ")));
    err.flush();
  }

  /** Colours only on a terminal that can show them, and never against NO_COLOR (no-color.org). */
  static boolean coloursWanted(boolean terminal, Map<String, String> environment) {
    return terminal
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  static boolean debugWanted(Map<String, String> environment) {
    String debug = environment.getOrDefault("COUNTERSIGN_DEBUG", "");
    return !debug.isEmpty() && !debug.equals("0");
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
  }
}
