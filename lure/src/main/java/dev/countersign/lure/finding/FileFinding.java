package dev.countersign.lure.finding;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/** Findings about files and archives, by their content. */
public enum FileFinding implements FindingCode {
  /** A program under another name. */
  DISGUISED_EXECUTABLE(
      Severity.CRITICAL, Outcome.DENY, "A program is disguised as something else."),
  /** A program. */
  EXECUTABLE_FILE(
      Severity.HIGH,
      Outcome.HOLD,
      "A file is a program, or installs one.",
      "Security has made sure where it comes from and what it does."),
  /** A script that a double-click runs. */
  SCRIPT_FILE(
      Severity.HIGH,
      Outcome.HOLD,
      "A file is a script that runs when it is opened.",
      "Security has read the script."),
  /** A script among files. */
  SCRIPT_IN_ARCHIVE(Severity.INFO, Outcome.ALLOW, "There are scripts among the files."),
  /** A shortcut to a command. */
  SHORTCUT_RUNS_COMMAND(
      Severity.CRITICAL, Outcome.DENY, "A shortcut runs a command when it is opened."),
  /** A shortcut to elsewhere. */
  SHORTCUT(
      Severity.MEDIUM,
      Outcome.HOLD,
      "A file is a shortcut to somewhere else.",
      "Security has looked at where it leads."),
  /** A file that makes Windows or an application do something. */
  OPENS_SETTINGS(
      Severity.HIGH,
      Outcome.HOLD,
      "Opening the file makes the system or an application fetch, change or run something.",
      "Security has read what it does."),
  /** A name made to be misread. */
  DECEPTIVE_NAME(
      Severity.HIGH,
      Outcome.HOLD,
      "A file's name is made to be misread.",
      "Security has looked at what the file is."),
  /** The name says something else than the content. */
  NAME_DISAGREES(
      Severity.MEDIUM,
      Outcome.HOLD,
      "A file is something else than its name says.",
      "Security has looked at what the file is."),
  /** A program that folders do not show. */
  HIDDEN_PROGRAM(
      Severity.HIGH,
      Outcome.HOLD,
      "An archive holds a program that is marked as hidden.",
      "Security has looked at what the program is."),
  /** A disk image. */
  DISK_IMAGE(
      Severity.MEDIUM,
      Outcome.HOLD,
      "A file is a disk image: what it holds opens without the warnings that downloads get.",
      "Security has looked inside."),
  /** An archive behind another file. */
  TWO_FILES_IN_ONE(
      Severity.HIGH,
      Outcome.HOLD,
      "A file is two things at once: behind what it shows there is an archive.",
      "Security has looked at both."),
  /** An encrypted archive. */
  ENCRYPTED_ARCHIVE(
      Severity.MEDIUM,
      Outcome.HOLD,
      "An archive is encrypted: nobody on the way could look inside.",
      "Security opens it where nothing can be lost."),
  /** An encrypted document. */
  ENCRYPTED_DOCUMENT(
      Severity.MEDIUM,
      Outcome.HOLD,
      "A document is encrypted: nobody on the way could look inside.",
      "Security opens it where nothing can be lost."),
  /** An archive made to fill the disk. */
  ARCHIVE_BOMB(Severity.HIGH, Outcome.DENY, "An archive is made to unpack to far more than it is."),
  /** An entry that leaves the folder. */
  PATH_TRAVERSAL(
      Severity.CRITICAL,
      Outcome.DENY,
      "An archive would write outside of the folder that it is unpacked into."),
  /** A link that leaves the folder. */
  LINK_LEAVES_ARCHIVE(
      Severity.HIGH, Outcome.DENY, "An archive holds a link that leads outside of it."),
  /** A link out of a folder on a disk. */
  LINK_LEAVES_FOLDER(
      Severity.LOW,
      Outcome.ALLOW,
      "A folder holds a link that leads out of it; it was not followed."),
  /** Links within a folder on a disk. */
  LINK_IN_FOLDER(
      Severity.INFO,
      Outcome.ALLOW,
      "A folder holds links to its own files; those are read where they lie."),
  /** What is no file in a folder on a disk. */
  NEITHER_FILE_NOR_FOLDER(
      Severity.LOW,
      Outcome.ALLOW,
      "A folder holds a device, a pipe or a socket; it was not opened."),
  /** An archive within itself. */
  ARCHIVE_HOLDS_ITSELF(
      Severity.HIGH, Outcome.DENY, "An archive holds itself and can be unpacked without end."),
  /** An archive with two tables of contents. */
  ARCHIVE_DISAGREES(
      Severity.HIGH,
      Outcome.HOLD,
      "An archive shows different contents to different programs.",
      "Security has looked at all of them."),
  /** Two entries of one name. */
  REPEATED_NAME(Severity.LOW, Outcome.ALLOW, "An archive holds two files of the same name."),
  /** An archive that is not taken apart. */
  ARCHIVE_NOT_READ(
      Severity.MEDIUM,
      Outcome.HOLD,
      "An archive is of a kind that is not taken apart here.",
      "Security looks inside by other means."),
  /** A macro that starts something by itself. */
  MACRO_RUNS_PROGRAM(
      Severity.CRITICAL,
      Outcome.DENY,
      "A document's macro starts something else as soon as it is opened."),
  /** A document with macros. */
  MACRO(
      Severity.MEDIUM,
      Outcome.HOLD,
      "A document holds macros: small programs that can run when it is opened.",
      "Security has read the macros."),
  /** A document with a command. */
  DOCUMENT_RUNS_COMMAND(
      Severity.CRITICAL, Outcome.DENY, "A document runs a command when it is opened."),
  /** A document built to break its application. */
  DOCUMENT_EXPLOIT(
      Severity.CRITICAL,
      Outcome.DENY,
      "A document is built to break into the application that opens it."),
  /** A document that loads from elsewhere. */
  REMOTE_CONTENT(
      Severity.HIGH,
      Outcome.HOLD,
      "A document loads parts that can run from somewhere else when it is opened.",
      "Security has looked at where it loads from."),
  /** A program in a document. */
  EMBEDDED_PROGRAM(Severity.CRITICAL, Outcome.DENY, "A document holds a program or a script."),
  /** A file in a document. */
  EMBEDDED_FILE(Severity.LOW, Outcome.ALLOW, "A document holds another file."),
  /** A PDF that acts by itself. */
  PDF_RUNS_ON_OPEN(
      Severity.MEDIUM,
      Outcome.HOLD,
      "A PDF runs a script as soon as it is opened.",
      "Security has read the script."),
  /** A PDF with parts that act. */
  PDF_ACTIVE_PART(
      Severity.INFO, Outcome.ALLOW, "A PDF holds parts that act when they are used, as forms do."),
  /** Where a document leads. */
  DOCUMENT_LINKS(Severity.INFO, Outcome.ALLOW, "A document links to other places."),
  /** An image that runs a script. */
  SCRIPT_IN_IMAGE(
      Severity.HIGH,
      Outcome.HOLD,
      "An image holds a script, which a browser runs.",
      "Security has read the script."),
  /** A page that assembles a file. */
  SMUGGLED_FILE(
      Severity.CRITICAL,
      Outcome.DENY,
      "A web page assembles a hidden file and hands it over as a download."),
  /** It was not read to the end. */
  PARTLY_READ(
      Severity.MEDIUM,
      Outcome.HOLD,
      "A file is larger than what is read, so a part of it was not looked at.",
      "Security reads the rest by other means."),
  /** It could not be read. */
  FILE_UNREADABLE(
      Severity.MEDIUM,
      Outcome.HOLD,
      "A file, or a part of it, could not be read.",
      "Security reads it by other means.");

  private final Severity severity;
  private final Outcome outcome;
  private final String title;
  private final String release;

  FileFinding(Severity severity, Outcome outcome, String title) {
    this(severity, outcome, title, "");
  }

  FileFinding(Severity severity, Outcome outcome, String title, String release) {
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
