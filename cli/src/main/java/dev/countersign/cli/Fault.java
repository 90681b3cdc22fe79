package dev.countersign.cli;

import dev.countersign.cli.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** A fault of Countersign's own: told in a sentence, its trace kept only on request. */
final class Fault {
  private Fault() {}

  /** Reports the fault and returns the exit code for it, 1. */
  static int report(Throwable fault, Terminal terminal, boolean debug) {
    String detail =
        fault.getMessage() == null
            ? fault.getClass().getSimpleName()
            : fault.getClass().getSimpleName() + ", " + fault.getMessage();
    String next =
        debug || terminal.debug()
            ? kept(fault)
            : "; run it again with --debug to keep a trace, and please report it";
    terminal.complain("a fault of its own: " + shortened(detail) + next);
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String kept(Throwable fault) {
    StringWriter trace = new StringWriter();
    fault.printStackTrace(new PrintWriter(trace));
    try {
      Path file = Files.createTempFile("countersign-fault-", ".txt");
      Files.writeString(file, trace.toString());
      return "; its trace is in " + file + "; please report it";
    } catch (IOException e) {
      return "; its trace could not be kept (" + e.getMessage() + "); please report it";
    }
  }

  private static String shortened(String detail) {
    return detail.length() > 300 ? detail.substring(0, 300) + "…" : detail;
  }
}
