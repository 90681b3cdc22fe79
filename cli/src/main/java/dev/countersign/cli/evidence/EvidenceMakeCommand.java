package dev.countersign.cli.evidence;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.evidence.EvidenceBundle;
import dev.countersign.response.evidence.EvidenceBundle.Made;
import dev.countersign.response.evidence.EvidenceBundle.Put;
import dev.countersign.response.evidence.FileKind;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code countersign evidence make}. */
@Command(
    name = "make",
    mixinStandardHelpOptions = true,
    description =
        "Puts an exported journal and files into one bundle; the same files, the same bytes.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the bundle is made; note the hash that is printed",
      "2:a file cannot be read or put in, or the journal is not whole"
    })
final class EvidenceMakeCommand implements Callable<Integer> {
  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The new bundle.")
  private String out = "";

  @Option(
      names = "--journal",
      required = true,
      paramLabel = "FILE",
      description = "The journal, as journal export wrote it.")
  private String journal = "";

  @Option(names = "--case", paramLabel = "NUMBER", description = "The case's number.")
  private String caseNumber = "";

  @Option(
      names = "--document",
      paramLabel = "FILE",
      description = "A file that was made of the case, such as a freeze request; may be repeated.")
  private List<String> documents = new ArrayList<>();

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Files from which something was decided.")
  private List<String> inputs = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final Terminal terminal;

  EvidenceMakeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Put> files = new ArrayList<>();
    files.add(put(FileKind.JOURNAL, journal));
    inputs.forEach(file -> files.add(put(FileKind.INPUT, file)));
    documents.forEach(file -> files.add(put(FileKind.DOCUMENT, file)));
    Made made = write(path(out), files);
    if (json) {
      terminal.print(
          Json.object()
              .put("out", out)
              .put("files", made.manifest().files().size())
              .put("bytes", made.bytes())
              .put("manifestSha256", made.manifestSha256().toHex()));
    } else {
      terminal.print(
          made.manifest().files().size()
              + " files, "
              + made.bytes()
              + " bytes in all\n  manifest   "
              + made.manifestSha256()
              + "\n  Note this hash where nobody can change it: evidence verify --hash takes it.\n");
    }
    return 0;
  }

  private Made write(Path file, List<Put> files) {
    try (OutputStream to =
        new BufferedOutputStream(
            Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            1 << 16)) {
      return EvidenceBundle.write(caseNumber, files, to);
    } catch (FileAlreadyExistsException e) {
      throw new UnreadableInput("The file " + file + " is there already; expected a new one");
    } catch (IOException e) {
      discard(file);
      throw new UnreadableInput("The bundle " + file + " could not be made: " + e.getMessage());
    } catch (UnreadableInput e) {
      discard(file);
      throw e;
    }
  }

  private void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      terminal.complain("The unfinished bundle " + file + " could not be removed");
    }
  }

  private static Put put(FileKind kind, String text) {
    Path file = path(text);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new UnreadableInput("The file " + file + " is not there, is none, or may not be read");
    }
    return new Put(kind, String.valueOf(file.getFileName()), () -> Files.newInputStream(file));
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UnreadableInput("The file has a name that no file can have: " + e.getReason());
    }
  }
}
