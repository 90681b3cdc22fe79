package dev.countersign.trace.file;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Tables with an object of JSON on each line, as bitcoin-etl and BigQuery write them. */
final class JsonLines {
  /** What begins a line of a table, and no answer of an explorer, which has its rows in a list. */
  private static final Pattern LINE = Pattern.compile("\\{.*\\}\\s*");

  private static final int LONGEST = 16 << 20;

  private JsonLines() {}

  /**
   * Whether a file is such a table: its first line is a whole object without a list of results.
   *
   * @throws UnreadableInput where it cannot be read
   */
  static boolean is(Path file) {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String first = line(lines, file);
      if (first == null || !LINE.matcher(first).matches()) {
        return false;
      }
      JsonNode object = Json.parse(first, String.valueOf(file.getFileName()));
      return !object.has("result") && !object.has("status");
    } catch (UnreadableInput e) {
      return false;
    } catch (IOException e) {
      throw LedgerFiles.unreadable(file, e);
    }
  }

  /**
   * Reads a file.
   *
   * @throws UnreadableInput where a line is of no known table
   */
  static void read(Path file, String name, Assembly assembly) {
    Map<Set<String>, Table> tables = new HashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = line(lines, file); line != null; line = line(lines, file)) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        String where = name + ", line " + number;
        JsonNode object = Json.parse(line, where);
        if (!object.isObject()) {
          throw new UnreadableInput(where + " is no object of JSON");
        }
        Table table =
            tables.computeIfAbsent(
                Set.copyOf(object.propertyNames()), fields -> table(where, fields, assembly));
        assembly.span().read(table, new Row(where, field -> BitcoinItems.text(object.path(field))));
      }
    } catch (IOException e) {
      throw LedgerFiles.unreadable(file, e);
    }
  }

  private static Table table(String where, Set<String> fields, Assembly assembly) {
    return BitcoinEtl.of(where, fields, Set.of(), assembly.bitcoin())
        .orElseThrow(() ->
            new UnreadableInput(
                where
                    + " has fields of no known table: "
                    + String.join(", ", fields.stream().sorted().toList())
                    + "; expected bitcoin-etl's transactions or blocks"));
  }

  /** The next line, which is bounded: a file without ends of lines is not read into memory. */
  private static @Nullable String line(BufferedReader lines, Path file) throws IOException {
    StringBuilder line = new StringBuilder();
    int next = lines.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = lines.read()) {
      line.append((char) next);
      if (line.length() > LONGEST) {
        throw new UnreadableInput(
            file.getFileName() + " has a line of more than 16 MiB; expected one row a line");
      }
    }
    return line.toString();
  }
}
