package dev.countersign.cli;

import dev.countersign.cli.access.AccessCommand;
import dev.countersign.cli.command.BackupCommand;
import dev.countersign.cli.command.CheckCommand;
import dev.countersign.cli.command.FindingsCommand;
import dev.countersign.cli.command.JournalCommand;
import dev.countersign.cli.command.PolicyCommand;
import dev.countersign.cli.command.PolicyReplayCommand;
import dev.countersign.cli.command.PolicyTestCommand;
import dev.countersign.cli.command.RestoreCommand;
import dev.countersign.cli.command.StartCommand;
import dev.countersign.cli.connect.ConnectCommand;
import dev.countersign.cli.evidence.EvidenceCommand;
import dev.countersign.cli.freeze.FreezeCommand;
import dev.countersign.cli.intel.IntelCommand;
import dev.countersign.cli.key.KeyCommand;
import dev.countersign.cli.ledger.LedgerCommand;
import dev.countersign.cli.practice.PracticeCommand;
import dev.countersign.cli.screen.ScreenCommand;
import dev.countersign.cli.size.SizeCommand;
import dev.countersign.cli.terminal.Terminal;
import dev.countersign.cli.tour.TourCommand;
import dev.countersign.cli.trace.TraceCommand;
import dev.countersign.cli.triage.TriageCommand;
import dev.countersign.cli.watch.WatchCommand;
import dev.countersign.model.value.UnreadableInput;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code countersign}. */
@Command(
    name = "countersign",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Reads what is about to be signed, and what people are sent, and says what it would do.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:allow, or the command did its work",
      "3:hold: it waits for what the answer names",
      "4:deny: it must not be signed",
      "2:the input or an option cannot be read",
      "1:a key cannot be reached or refuses, or a fault of Countersign's own"
    },
    footer = {
      "",
      "Try: countersign check examples/bybit-2025-02-21.json",
      "     countersign triage examples/recruiter.eml"
    })
public final class Countersign {
  @Option(
      names = "--debug",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Keep the trace of a fault of its own in a file.")
  private boolean debug;

  private Countersign() {}

  /** Runs the command and leaves with its exit code. */
  public static void main(String[] args) {
    System.exit(run(Terminal.ofProcess(), args));
  }

  /** Runs the command and returns its exit code; never throws. */
  public static int run(Terminal terminal, String... args) {
    try {
      return commandLine(terminal).execute(args);
    } catch (Throwable e) { // also a StackOverflowError or OutOfMemoryError ends in a sentence
      return Fault.report(e, terminal, false);
    }
  }

  private static CommandLine commandLine(Terminal terminal) {
    Countersign top = new Countersign();
    CommandLine line =
        new CommandLine(top)
            .addSubcommand(AccessCommand.line(terminal))
            .addSubcommand(new BackupCommand(terminal))
            .addSubcommand(new CheckCommand(terminal))
            .addSubcommand(new ConnectCommand(terminal))
            .addSubcommand(EvidenceCommand.line(terminal))
            .addSubcommand(new FindingsCommand(terminal))
            .addSubcommand(FreezeCommand.line(terminal))
            .addSubcommand(IntelCommand.line(terminal))
            .addSubcommand(new JournalCommand(terminal))
            .addSubcommand(KeyCommand.line(terminal))
            .addSubcommand(LedgerCommand.line(terminal))
            .addSubcommand(
                new CommandLine(new PolicyCommand(terminal))
                    .addSubcommand(new PolicyTestCommand(terminal))
                    .addSubcommand(new PolicyReplayCommand(terminal)))
            .addSubcommand(PracticeCommand.line(terminal))
            .addSubcommand(new RestoreCommand(terminal))
            .addSubcommand(ScreenCommand.line(terminal))
            .addSubcommand(new SizeCommand(terminal))
            .addSubcommand(new StartCommand(terminal))
            .addSubcommand(new TourCommand(terminal))
            .addSubcommand(new TraceCommand(terminal))
            .addSubcommand(new TriageCommand(terminal))
            .addSubcommand(WatchCommand.line(terminal))
            .setExpandAtFiles(false)
            .setAllowSubcommandsAsOptionParameters(false)
            .setColorScheme(colours(terminal))
            .setOut(writer(terminal.out()))
            .setErr(writer(terminal.err()));
    line.setParameterExceptionHandler((e, args) -> usageMistake(e, terminal));
    line.setExecutionExceptionHandler((e, command, result) ->
        e instanceof UnreadableInput unreadable
            ? unreadable(unreadable, terminal)
            : Fault.report(e, terminal, top.debug));
    line.setExecutionStrategy(result -> {
      boolean nothingAsked =
          !result.hasSubcommand()
              && !result.isUsageHelpRequested()
              && !result.isVersionHelpRequested();
      if (nothingAsked) {
        line.usage(line.getErr());
        return CommandLine.ExitCode.USAGE;
      }
      return new CommandLine.RunLast().execute(result);
    });
    return line;
  }

  private static int unreadable(UnreadableInput e, Terminal terminal) {
    terminal.complain(e.sentence());
    return CommandLine.ExitCode.USAGE;
  }

  private static int usageMistake(CommandLine.ParameterException e, Terminal terminal) {
    terminal.complain(String.valueOf(e.getMessage()));
    CommandLine command = e.getCommandLine();
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, command.getErr())) {
      command.getErr().print(command.getUsageMessage(CommandLine.Help.Ansi.OFF));
    }
    command.getErr().flush();
    return CommandLine.ExitCode.USAGE;
  }

  private static CommandLine.Help.ColorScheme colours(Terminal terminal) {
    return CommandLine.Help.defaultColorScheme(
        terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
