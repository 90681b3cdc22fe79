package dev.countersign.scale.command;

import dev.countersign.model.value.UnreadableInput;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign scale stop}: stops a job so that a later one carries on. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = {
      "Stops a job with a savepoint, from which scale submit --savepoint carries on: at another",
      "parallelism, with a later version. What was found is committed."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it is stopped, and the savepoint is written",
      "1:Flink does not answer, or the savepoint cannot be written; the job goes on",
      "2:an option cannot be read, or there is no such job"
    })
public final class StopCommand implements Callable<Integer> {
  private static final Pattern JOB = Pattern.compile("[0-9a-f]{32}");

  @Mixin private Door door = new Door();

  @Option(
      names = "--job",
      paramLabel = "NAME",
      required = true,
      description = "The job's name, as scale submit printed it: 32 hexadecimal digits.")
  private String job = "";

  @Option(
      names = "--savepoint",
      paramLabel = "FOLDER",
      required = true,
      description = "Where to write: a folder that all parts of the cluster reach, by its address.")
  private String savepoint = "";

  private final PrintStream out;

  /** A command that prints there. */
  public StopCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    if (!JOB.matcher(job).matches()) {
      throw new UnreadableInput("--job is " + job + "; expected 32 hexadecimal digits");
    }
    out.println("The job is stopped. Its savepoint: " + door.open().stop(job, savepoint));
    return 0;
  }
}
