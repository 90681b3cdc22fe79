package dev.countersign.cli.screen;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.intel.list.ListFiles;
import dev.countersign.intel.list.ListReader;
import dev.countersign.intel.list.ListVersion;
import dev.countersign.intel.list.ReadList;
import dev.countersign.intel.list.Signed;
import dev.countersign.intel.list.UpdateJudge;
import dev.countersign.intel.list.UpdateJudge.Decision;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign screen update}: a new version of a list. */
@Command(
    name = "update",
    mixinStandardHelpOptions = true,
    description = {
      "Takes a new version of a list from a file or a URL into the folder that screen asks. What is",
      "empty, cut short, another list, older, or much smaller is refused; the last version stays."
    },
    footer = {"", "Try: countersign screen update --from sdn.xml --list ofac-sdn"},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it is in force, or was already",
      "3:it was refused; the last good version stays in force",
      "2:an option cannot be read"
    })
final class ScreenUpdateCommand implements Callable<Integer> {
  @Option(names = "--from", paramLabel = "FILE|URL", required = true, description = "The list.")
  private String from = "";

  @Option(names = "--list", paramLabel = "ID", description = "Which list it must be.")
  private String list = "";

  @Option(names = "--sha256", paramLabel = "HASH", description = "What its SHA-256 must be.")
  private @Nullable String sha256;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Its publisher's Ed25519 key, 32 bytes in base 64. Goes with --signature.")
  private @Nullable String key;

  @Option(
      names = "--signature",
      paramLabel = "FILE|URL",
      description = "The signature over the whole file, 64 bytes in base 64.")
  private @Nullable String signature;

  @Option(
      names = "--accept-smaller",
      description = "Take it though it has less than half of the entries before.")
  private boolean smaller;

  @Mixin private KeptIn kept = new KeptIn();

  private final Terminal terminal;

  ScreenUpdateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if ((key == null) != (signature == null)) {
      throw new UnreadableInput("The options --key and --signature go together");
    }
    Path folder = kept.folder();
    try {
      Files.createDirectories(folder);
      Path fetched = Files.createTempFile(folder, "new", ".part");
      try {
        Fetched.into(fetched, from, ListReader.MOST_XML_BYTES);
        return take(fetched, folder);
      } finally {
        Files.deleteIfExists(fetched);
      }
    } catch (IOException e) {
      throw new UnreadableInput("The list could not be kept in " + folder + ": " + e.getMessage());
    }
  }

  private int take(Path fetched, Path folder) throws IOException {
    Path named = named(fetched);
    try {
      ReadList read = ListReader.read(named);
      if (key != null && signature != null) {
        Signed.check(Files.readAllBytes(named), key, Fetched.text(signature), from);
      }
      String id = name(list.isEmpty() ? read.source().id() : list);
      Optional<Path> old = inForce(folder, id);
      Instant now = Instant.now();
      Optional<ListVersion> before = old.map(file -> ListReader.read(file).version(now));
      Decision decision =
          UpdateJudge.judge(before, read, list, Optional.ofNullable(sha256), smaller, now);
      return switch (decision) {
        case Decision.Take(ListVersion version) -> {
          String ending = ending(named);
          Files.move(named, folder.resolve(id + ending), StandardCopyOption.REPLACE_EXISTING);
          if (old.isPresent() && !old.get().toString().endsWith(ending)) {
            Files.delete(old.get());
          }
          yield inForce(folder, id, version, "is in force");
        }
        case Decision.Same(ListVersion version) -> {
          Files.setLastModifiedTime(old.orElseThrow(), java.nio.file.attribute.FileTime.from(now));
          yield inForce(folder, id, version, "was in force already");
        }
        case Decision.Refuse(String sentence) -> refuse(folder, id, sentence);
      };
    } catch (UnreadableInput e) {
      String sentence = e.sentence().replace(String.valueOf(named.getFileName()), "the list");
      return refuse(folder, name(list), sentence);
    } finally {
      Files.deleteIfExists(named);
    }
  }

  private int inForce(Path folder, String id, ListVersion version, String how) throws IOException {
    Files.deleteIfExists(folder.resolve(id + ListPlaces.REFUSED));
    terminal.print(
        version.source().title()
            + " "
            + how
            + ": "
            + version.entries()
            + " addresses"
            + version.published().map(day -> " of " + day).orElse("")
            + ", sha256 "
            + version.sha256()
            + "\n");
    return 0;
  }

  private int refuse(Path folder, String id, String sentence) throws IOException {
    if (!id.isEmpty() && inForce(folder, id).isPresent()) {
      Files.writeString(folder.resolve(id + ListPlaces.REFUSED), sentence);
    }
    terminal.complain(from + " was refused: " + sentence + ". What is in force stays");
    return Outcome.HOLD.exitCode();
  }

  /** Under the ending that says what it is. */
  private Path named(Path fetched) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(fetched)) {
      start = in.readNBytes(4096);
    }
    String ending = ListFiles.ending(start, from);
    return Files.move(fetched, fetched.resolveSibling(fetched.getFileName() + "." + ending));
  }

  private static Optional<Path> inForce(Path folder, String id) {
    return List.of("xml", "csv", "json", "yaml", "yml", "txt").stream()
        .map(ending -> folder.resolve(id + "." + ending))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.'));
  }

  /** A name that every file system can have. */
  private static String name(String id) {
    byte[] letters = id.getBytes(StandardCharsets.UTF_8);
    return new String(Arrays.copyOf(letters, Math.min(letters.length, 80)), StandardCharsets.UTF_8)
        .replaceAll("[^A-Za-z0-9_-]+", "-");
  }
}
