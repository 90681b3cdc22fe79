package dev.countersign.scale.command;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.scale.hosted.Jars;
import dev.countersign.scale.hosted.OwnFlink;
import dev.countersign.scale.job.Companies;
import dev.countersign.scale.job.CompaniesFile;
import dev.countersign.scale.job.InForce;
import dev.countersign.scale.job.Settings;
import dev.countersign.topic.Edition;
import dev.countersign.watch.anomaly.AnomalySettings;
import dev.countersign.watch.rule.document.RulesFile;
import dev.countersign.watch.rule.document.UnreadableRules;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign scale submit}: the job on a cluster of one's own. */
@Command(
    name = "submit",
    mixinStandardHelpOptions = true,
    description = {
      "Hands the job to a Flink that runs already, with what it needs besides Flink, and",
      "waits until it runs. The topics NAME.facts, NAME.rules, NAME.findings and",
      "NAME.dead-letters must be there. Prints the job's name, which scale stop wants."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it runs",
      "1:Flink does not answer, or the job does not come up",
      "2:an option or a file cannot be read"
    })
public final class SubmitCommand implements Callable<Integer> {
  private static final int MOST_PARALLEL = 128;
  private static final int MOST_DEVIATIONS = 100;

  @Mixin private Door door = new Door();

  @Option(
      names = "--kafka",
      paramLabel = "FILE",
      required = true,
      description = "Properties of a client: bootstrap.servers, and what it needs for TLS, SASL.")
  private Path kafka = Path.of("");

  @Option(
      names = "--topics",
      paramLabel = "NAME",
      required = true,
      description = "What the topics' names begin with.")
  private String topics = "";

  @Option(
      names = "--secret",
      paramLabel = "FILE",
      required = true,
      description =
          "The secret under which accounts are counted. It is made where a job begins anew; keep it,"
              + " since a savepoint is of no use without it.")
  private Path secret = Path.of("");

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "The rules to begin with. Default: those that Countersign comes with.")
  private @Nullable Path rules;

  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description = "What is known of accounts, as watch replay --facts reads it.")
  private @Nullable Path facts;

  @Option(
      names = "--companies",
      paramLabel = "FILE",
      description =
          "Whose accounts and names are watched over too; then the topics NAME.account-events and"
              + " NAME.domains must be there.")
  private @Nullable Path companies;

  @Option(
      names = "--unusual",
      paramLabel = "DEVIATIONS",
      arity = "0..1",
      fallbackValue = "6",
      description =
          "Weigh movements against the history of each account too, and say what lies so many"
              + " standard deviations above its usual score. Left out: not weighed, since it adds"
              + " little to the rules. Default where no number follows: ${FALLBACK-VALUE}.")
  private @Nullable Double unusual;

  @Option(
      names = "--parallelism",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "On how many slots, 1 to 128. Default: ${DEFAULT-VALUE}.")
  private int parallelism = 1;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "3600",
      description =
          "How late a fact may be, in the time of the blocks; findings come so much later."
              + " Default: ${DEFAULT-VALUE}.")
  private long patience = 3_600;

  @Option(
      names = "--checkpoints",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "From one checkpoint to the next; findings are committed with it."
              + " Default: ${DEFAULT-VALUE}.")
  private int checkpoints = 10;

  @Option(
      names = "--savepoint",
      paramLabel = "ADDRESS",
      defaultValue = "",
      description = "What to carry on from. Without it the job begins anew.")
  private String savepoint = "";

  private final PrintStream out;
  private final String classPath;

  /**
   * A command that prints there.
   *
   * @param classPath of this process, out of which the cluster is sent what it needs
   */
  public SubmitCommand(PrintStream out, String classPath) {
    this.out = out;
    this.classPath = classPath;
  }

  @Override
  public Integer call() throws Exception {
    if (parallelism < 1 || parallelism > MOST_PARALLEL) {
      throw new UnreadableInput(
          "--parallelism is " + parallelism + "; expected 1 to " + MOST_PARALLEL);
    }
    if (patience < 0 || checkpoints < 1) {
      throw new UnreadableInput(
          "--patience is 0 seconds at least and --checkpoints 1; they are "
              + patience
              + " and "
              + checkpoints);
    }
    if (unusual != null && !(unusual > 0 && unusual <= MOST_DEVIATIONS)) {
      throw new UnreadableInput(
          "--unusual is "
              + unusual
              + "; expected a number of standard deviations above 0, "
              + MOST_DEVIATIONS
              + " at most");
    }
    OwnFlink flink = door.open();
    Edition edition =
        new Edition(
            1,
            0,
            rules == null ? RulesFile.shipped() : GivenFile.text(rules),
            facts == null ? "" : GivenFile.text(facts));
    // What is wrong with them is said here instead of by a job that does not come up.
    InForce read = read(edition);
    Settings.Secret counted = SecretFile.of(secret, savepoint.isEmpty());
    Settings settings =
        new Settings(
            GivenFile.kafka(kafka),
            topics,
            patience,
            edition,
            counted,
            companies == null
                ? Companies.NONE
                : CompaniesFile.read(GivenFile.text(companies), companies.toString()),
            forests(counted.first()));
    try (Jars jars = Jars.of(classPath)) {
      String job =
          flink.submit(settings, parallelism, Duration.ofSeconds(checkpoints), savepoint, jars);
      out.printf(
          "The job runs, with %d rules, at parallelism %d: %s%n",
          read.book().rules().size(), parallelism, job);
    }
    return 0;
  }

  /** Who knew the seed could try at home what a forest finds ordinary. */
  private @Nullable AnomalySettings forests(long seed) {
    return unusual == null ? null : AnomalySettings.USUAL.withSeed(seed).withDeviations(unusual);
  }

  private InForce read(Edition edition) {
    try {
      return new InForce(edition, Optional.empty());
    } catch (UnreadableRules e) {
      throw new UnreadableInput(
          (rules == null ? "--facts" : "--rules or --facts")
              + " cannot be read: "
              + e.getMessage());
    }
  }
}
