package dev.countersign.scale;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.scale.cluster.NotStarted;
import dev.countersign.scale.command.DeadLettersCommand;
import dev.countersign.scale.command.DemoCommand;
import dev.countersign.scale.command.FeedCommand;
import dev.countersign.scale.command.LoadCommand;
import dev.countersign.scale.command.MeasureCommand;
import dev.countersign.scale.command.StopCommand;
import dev.countersign.scale.command.SubmitCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code countersign scale}. */
@Command(
    name = "countersign scale",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "The rules over what moves, and loads of ledgers, on Flink and Kafka (docs/scale.md).",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it did its work",
      "1:the findings differ, a part did not come up, or a fault of its own",
      "2:an option or a file cannot be read"
    })
public final class Scale {
  private Scale() {}

  /** Runs the command and leaves with its exit code. */
  public static void main(String[] args) {
    // What stands before the command's own arguments is "scale" itself.
    String[] own = args.length > 0 && args[0].equals("scale") ? rest(args) : args;
    System.exit(run(System.out, System.err, System.getProperty("java.class.path"), own));
  }

  private static String[] rest(String[] args) {
    return Arrays.copyOfRange(args, 1, args.length);
  }

  /** Runs the command and returns its exit code. */
  static int run(PrintStream out, PrintStream err, String classPath, String... args) {
    CommandLine line =
        new CommandLine(new Scale())
            .addSubcommand(new DemoCommand(out))
            .addSubcommand(new DeadLettersCommand(out))
            .addSubcommand(new FeedCommand(out))
            .addSubcommand(new MeasureCommand(out))
            .addSubcommand(new LoadCommand(out, classPath))
            .addSubcommand(new SubmitCommand(out, classPath))
            .addSubcommand(new StopCommand(out))
            .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler((e, command, result) -> {
      err.println("countersign: " + sentence(e));
      return e instanceof UnreadableInput ? CommandLine.ExitCode.USAGE : 1;
    });
    line.setExecutionStrategy(result -> {
      if (result.hasSubcommand()
          || result.isUsageHelpRequested()
          || result.isVersionHelpRequested()) {
        return new CommandLine.RunLast().execute(result);
      }
      line.usage(line.getErr());
      return CommandLine.ExitCode.USAGE;
    });
    return line.execute(args);
  }

  private static String sentence(Exception e) {
    return switch (e) {
      case UnreadableInput unreadable -> unreadable.sentence();
      case NotStarted part -> String.valueOf(part.getMessage());
      default ->
          "It could not be done: " + e.getMessage() + " (" + e.getClass().getSimpleName() + ")";
    };
  }
}
