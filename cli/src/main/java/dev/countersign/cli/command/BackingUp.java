package dev.countersign.cli.command;

import dev.countersign.cli.terminal.Terminal;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.Backup;
import dev.countersign.server.NotStarted;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes backups and restores them; beside the commands, so that others load nothing of it. */
final class BackingUp {
  private static final int NOT_WHOLE = 4;

  private final Terminal terminal;

  BackingUp(Terminal terminal) {
    this.terminal = terminal;
  }

  int run(String file, Path data, boolean headKey, boolean json) {
    try {
      return file.equals("-")
          ? told(piped(data, headKey), "standard output", true, json)
          : told(toFile(Path.of(file), data, headKey), file, false, json);
    } catch (NotStarted e) {
      terminal.complain(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      terminal.complain("The backup could not be written to " + file + ": " + why(e));
    } catch (InvalidPathException e) {
      terminal.complain("The backup has a name that no file can have: " + e.getReason());
    }
    return 1;
  }

  int restore(Path file, @Nullable Bytes sum, Path data, boolean json) {
    try {
      Backup.Restored restored = Backup.restore(file, sum, data, Clock.systemUTC(), terminal::tell);
      if (json) {
        terminal.print(json(restored, data));
      } else {
        terminal.print(words(restored, data));
      }
      return 0;
    } catch (NotStarted e) {
      terminal.complain(String.valueOf(e.getMessage()));
      return 1;
    }
  }

  int mark(Path data, @Nullable String database, boolean json) {
    try {
      boolean stopped = Backup.mark(data, database, Clock.systemUTC(), terminal::tell);
      if (json) {
        terminal.print(Json.object().put("marked", true).put("stopped", stopped));
      } else {
        terminal.print(
            "Marked as restored. All signing stands still"
                + (stopped ? "" : ", as it did before")
                + "; everybody signs in anew.\n");
      }
      return 0;
    } catch (NotStarted e) {
      terminal.complain(String.valueOf(e.getMessage()));
      return 1;
    }
  }

  /**
   * Written beside its place and then moved there, so that half a backup is never taken for one.
   */
  private Backup.Made toFile(Path file, Path data, boolean headKey) throws IOException {
    if (Files.exists(file)) {
      throw new IOException("it exists already, and nothing is overwritten");
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(fresh);
    try (FileChannel channel =
            FileChannel.open(
                fresh,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
        OutputStream out = Channels.newOutputStream(channel)) {
      Backup.Made made = write(data, headKey, out);
      channel.force(true);
      Files.move(fresh, file);
      return made;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private Backup.Made piped(Path data, boolean headKey) throws IOException {
    Backup.Made made = write(data, headKey, terminal.out());
    if (terminal.out().checkError()) { // a print stream keeps its failures to itself
      throw new IOException("whoever reads it took only a part, or the disk is full");
    }
    return made;
  }

  private static String why(IOException e) {
    return switch (e) {
      case NoSuchFileException none -> "its folder is not there";
      case AccessDeniedException denied -> "this user may not write there";
      default -> String.valueOf(e.getMessage());
    };
  }

  private Backup.Made write(Path data, boolean headKey, OutputStream out) throws IOException {
    return Backup.write(data, headKey, out, Clock.systemUTC(), terminal::tell);
  }

  private int told(Backup.Made made, String where, boolean aside, boolean json) {
    if (!aside && json) {
      terminal.print(json(made));
    } else {
      String words = words(made, where);
      if (aside) {
        terminal.tell(words.stripTrailing());
      } else {
        terminal.print(words);
      }
    }
    if (made.broken().isEmpty()) {
      return 0;
    }
    terminal.complain(
        "The journal is not whole, so this backup cannot be restored: " + made.broken());
    return NOT_WHOLE;
  }

  private static String words(Backup.Made made, String where) {
    return "Backup of "
        + made.at()
        + " written to "
        + where
        + "\n  "
        + made.tables()
        + " tables with "
        + made.rows()
        + " rows\n"
        + journal(made.entries(), made.last().toHex())
        + "  sum "
        + made.sum().toHex()
        + " (restore --sum tells whether it is still the same)\n"
        + keys(made.keys())
        + (made.keys().isEmpty()
            ? ""
            : "  Whoever has the file has these keys' files: keep it secret.\n")
        + (made.keys().contains("countersign.json")
            ? "  The password of countersign.json is not in it. Keep keys/countersign.password apart.\n"
            : "");
  }

  private static String words(Backup.Restored restored, Path data) {
    StringBuilder text = new StringBuilder();
    text.append("Restored into ").append(data).append(" what was there at ");
    text.append(restored.at()).append("\n  ").append(restored.rows()).append(" rows\n");
    text.append(journal(restored.entries(), restored.last().toHex()));
    text.append("  The journal is whole up to there.\n").append(keys(restored.keys()));
    text.append(
        restored.stopped()
            ? "All signing stands still until enough people lift that (console, page Stop).\n"
            : "All signing stands still, as it did at the backup.\n");
    text.append(
        "Before they do: what was countersigned after the backup is not known here. Settle what is"
            + " open in each wallet's queue (docs/backup.md).\n");
    for (String missing : restored.missing()) {
      text.append("Put ").append(missing).append(" back before you start; without it the key");
      text.append(" cannot be opened.\n");
    }
    return text.toString();
  }

  private static String journal(long entries, String last) {
    return "  the journal up to entry " + entries + ", " + last + "\n";
  }

  private static String keys(List<String> keys) {
    return keys.isEmpty() ? "" : "  keys: " + String.join(", ", keys) + "\n";
  }

  private static ObjectNode json(Backup.Made made) {
    ObjectNode json = Json.object();
    json.put("at", made.at().toString());
    json.put("tables", made.tables()).put("rows", made.rows());
    json.put("entries", made.entries()).put("last", made.last().toHex());
    json.put("sum", made.sum().toHex());
    json.put("whole", made.broken().isEmpty());
    list(json.putArray("keys"), made.keys());
    return json;
  }

  private static ObjectNode json(Backup.Restored restored, Path data) {
    ObjectNode json = Json.object();
    json.put("data", data.toString());
    json.put("at", restored.at().toString()).put("rows", restored.rows());
    json.put("entries", restored.entries()).put("last", restored.last().toHex());
    list(json.putArray("keys"), restored.keys());
    list(json.putArray("missing"), restored.missing());
    json.put("stopped", restored.stopped());
    return json;
  }

  private static void list(ArrayNode json, List<String> values) {
    values.forEach(json::add);
  }
}
