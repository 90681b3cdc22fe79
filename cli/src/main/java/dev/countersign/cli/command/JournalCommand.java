package dev.countersign.cli.command;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.journal.JournalCheck;
import dev.countersign.model.journal.JournalCheck.Anchor;
import dev.countersign.model.journal.JournalCheck.Noted;
import dev.countersign.model.journal.JournalCheck.Result;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code countersign journal}: takes the journal out of a server's data, and checks one. */
@Command(
    name = "journal",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Exports the journal, and verifies an exported one without the server.")
public final class JournalCommand {
  private final Terminal terminal;

  /** A command that prints there. */
  public JournalCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** {@code journal export}. */
  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description =
          "Writes the whole journal to a file, one entry a line, beside a running server or without one.")
  public int export(
      @Parameters(paramLabel = "FILE", description = "Where to; - for standard output.")
          String file,
      @Option(
              names = "--data",
              paramLabel = "DIR",
              description = "The server's data folder. Default: data, beside ./countersign.")
          @Nullable String data,
      @Option(
              names = "--database",
              paramLabel = "URL",
              defaultValue = "${env:COUNTERSIGN_DATABASE}",
              description = "The JDBC URL of a PostgreSQL of your own instead.")
          @Nullable String database) {
    return new Exporting(terminal).run(file, Places.data(data), Places.database(database));
  }

  /** {@code journal verify}. */
  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = "Checks an exported journal: every entry, the chain, and every signed head.",
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        "0:the journal is whole",
        "4:it is not; the first entry that is not right is named",
        "2:the file cannot be read"
      })
  public int verify(
      @Parameters(paramLabel = "FILE", description = "The exported journal; - for standard input.")
          String file,
      @Option(
              names = "--key",
              paramLabel = "HEX",
              description = "The public key that must have signed the heads; may be repeated.")
          List<String> keys,
      @Option(
              names = "--noted",
              paramLabel = "NUMBER:HASH",
              description = "An entry that was noted earlier and must still stand there.")
          @Nullable String noted,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    Anchor anchor = new Anchor(keys(keys), noted == null ? null : noted(noted));
    Result result;
    try (BufferedReader lines = open(file)) {
      result = JournalCheck.of(lines.lines().iterator(), anchor);
    } catch (IOException | UncheckedIOException e) {
      throw new UnreadableInput("The journal " + file + " cannot be read: " + e.getMessage());
    }
    if (json) {
      terminal.print(json(result));
    } else {
      terminal.print(text(result));
    }
    return result instanceof Result.Whole ? 0 : 4;
  }

  private static String text(Result result) {
    return switch (result) {
      case Result.Whole whole ->
          "WHOLE  "
              + whole.entries()
              + " entries, chained without a gap\n"
              + "  last hash  "
              + whole.last()
              + "\n"
              + (whole.covered() == 0
                  ? "  signed     nothing: no head is in it\n"
                  : "  signed     up to entry " + whole.covered() + "\n")
              + whole.keys().stream()
                  .map(key -> "  by         " + key + "\n")
                  .reduce("", String::concat);
      case Result.Broken broken ->
          "BROKEN at entry " + broken.entry() + "\n  " + broken.sentence() + "\n";
    };
  }

  private static ObjectNode json(Result result) {
    ObjectNode node = Json.object();
    switch (result) {
      case Result.Whole whole -> {
        node.put("whole", true).put("entries", whole.entries());
        node.put("last", whole.last().toHex()).put("signedUpTo", whole.covered());
        var signers = node.putArray("keys");
        whole.keys().forEach(key -> signers.add(key.toHex()));
      }
      case Result.Broken broken ->
          node.put("whole", false).put("entry", broken.entry()).put("sentence", broken.sentence());
    }
    return node;
  }

  private BufferedReader open(String file) throws IOException {
    return file.equals("-")
        ? new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8))
        : Files.newBufferedReader(Path.of(file));
  }

  private static Set<Bytes> keys(@Nullable List<String> texts) {
    Set<Bytes> keys = new HashSet<>();
    for (String text : texts == null ? List.<String>of() : texts) {
      Bytes key = Bytes.fromHex(text, "The key");
      if (key.length() != 32) {
        throw new UnreadableInput("The key has " + key.length() + " bytes; expected 32");
      }
      keys.add(key);
    }
    return keys;
  }

  private static Noted noted(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 2 || !parts[0].matches("[1-9][0-9]{0,15}")) {
      throw new UnreadableInput("The noted entry is none; expected its NUMBER:HASH");
    }
    Bytes hash = Bytes.fromHex(parts[1], "The noted hash");
    if (hash.length() != 32) {
      throw new UnreadableInput("The noted hash has " + hash.length() + " bytes; expected 32");
    }
    return new Noted(Long.parseLong(parts[0]), hash);
  }
}
