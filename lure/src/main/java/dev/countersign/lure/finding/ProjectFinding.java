package dev.countersign.lure.finding;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/** Findings about code projects: what would run, when, and what it would do. */
public enum ProjectFinding implements FindingCode {
  /** It runs when installed. */
  RUNS_ON_INSTALL(Severity.LOW, Outcome.ALLOW, "Installing the project runs code of its own."),
  /** It runs when built, tested or started. */
  RUNS_ON_BUILD(
      Severity.INFO,
      Outcome.ALLOW,
      "Building, testing or starting the project runs code of its own."),
  /** It runs when something is committed. */
  RUNS_ON_COMMIT(
      Severity.INFO, Outcome.ALLOW, "Committing or pushing runs commands of the project's."),
  /** It runs for its container. */
  RUNS_IN_CONTAINER(
      Severity.INFO, Outcome.ALLOW, "Opening or building the project's container runs commands."),
  /** It runs when opened. */
  RUNS_ON_OPEN(
      Severity.HIGH,
      Outcome.HOLD,
      "Opening the project's folder in an editor runs a command.",
      "Security has read the command."),
  /** git runs a command. */
  GIT_RUNS_COMMAND(
      Severity.HIGH,
      Outcome.HOLD,
      "The project brings settings for git that run a command.",
      "Security has read the settings."),
  /** It runs what it fetches. */
  CODE_FROM_NETWORK(
      Severity.CRITICAL, Outcome.DENY, "It fetches code from the network and runs it."),
  /** It runs what it decodes. */
  DECODED_CODE(
      Severity.CRITICAL, Outcome.DENY, "It decodes code that was made unreadable, and runs it."),
  /** It sends secrets away. */
  SECRETS_SENT(
      Severity.CRITICAL, Outcome.DENY, "It reads secrets of this computer and sends them away."),
  /** It stays on the computer. */
  STAYS_BEHIND(
      Severity.CRITICAL, Outcome.DENY, "It sees to it that it runs again, after it was closed."),
  /** Code out of sight. */
  CODE_OUT_OF_SIGHT(Severity.CRITICAL, Outcome.DENY, "Code stands where nobody looks."),
  /** Code under another name. */
  CODE_IN_DISGUISE(
      Severity.CRITICAL,
      Outcome.DENY,
      "A file that is named as a font, a picture or data is code."),
  /** Perhaps dangerous. */
  PERHAPS_DANGEROUS(
      Severity.HIGH,
      Outcome.HOLD,
      "It holds code that may be dangerous.",
      "Security has read the code at the place named."),
  /** Made unreadable. */
  UNREADABLE_CODE(
      Severity.HIGH,
      Outcome.HOLD,
      "Code was made unreadable on purpose.",
      "Security knows what the code does, from a copy that is readable."),
  /** It reads secrets. */
  READS_SECRETS(
      Severity.HIGH,
      Outcome.HOLD,
      "It reads what wallets or browsers keep.",
      "Security has read what becomes of it."),
  /** It tells people to do something dangerous. */
  DANGEROUS_INSTRUCTION(
      Severity.HIGH,
      Outcome.HOLD,
      "Its instructions tell to run something that nobody can see first, or to switch a protection off.",
      "Security has read what would be run."),
  /** Data that can run code. */
  DATA_THAT_RUNS(
      Severity.HIGH,
      Outcome.HOLD,
      "It loads data that it brings along, in a form that can run code.",
      "Security has looked into the data."),
  /** A dependency that imitates another. */
  LOOKALIKE_DEPENDENCY(
      Severity.HIGH,
      Outcome.HOLD,
      "It asks for a package whose name looks like a well-known one's.",
      "The name is meant: the project's own page says so, or somebody who knows it."),
  /** A dependency from elsewhere. */
  DEPENDENCY_FROM_ELSEWHERE(
      Severity.HIGH,
      Outcome.HOLD,
      "It takes a package from an address that is no registry.",
      "Security has looked at what the address gives."),
  /** A dependency from a repository. */
  DEPENDENCY_FROM_SOURCE(
      Severity.LOW,
      Outcome.ALLOW,
      "It takes a package from a repository or a folder, past the registry."),
  /** What was not checked. */
  DEPENDENCIES_NOT_FETCHED(
      Severity.INFO,
      Outcome.ALLOW,
      "The packages that it asks for were not fetched, and so not read."),
  /** A container that reaches out. */
  REACHES_THE_HOST(
      Severity.MEDIUM,
      Outcome.HOLD,
      "Its container is given folders of this computer that hold secrets.",
      "Security has read what the container does with them."),
  /** It reads keys. */
  READS_KEYS(Severity.LOW, Outcome.ALLOW, "It reads places where keys and credentials are kept."),
  /** A file of code was not read whole. */
  CODE_PARTLY_READ(
      Severity.LOW, Outcome.ALLOW, "A part of its code was not read: what it does is not known."),
  /** It could not be read whole. */
  PROJECT_UNREADABLE(
      Severity.MEDIUM,
      Outcome.HOLD,
      "The project, or a part of it, could not be read.",
      "Security reads it by other means.");

  private final Severity severity;
  private final Outcome outcome;
  private final String title;
  private final String release;

  ProjectFinding(Severity severity, Outcome outcome, String title) {
    this(severity, outcome, title, "");
  }

  ProjectFinding(Severity severity, Outcome outcome, String title, String release) {
    this.severity = severity;
    this.outcome = outcome;
    this.title = title;
    this.release = release;
  }

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public Outcome outcome() {
    return outcome;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String release() {
    return release;
  }
}
