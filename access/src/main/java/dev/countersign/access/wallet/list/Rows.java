package dev.countersign.access.wallet.list;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lines of a CSV file (RFC 4180) whose first line names its columns. */
final class Rows {
  private static final int MOST_ROWS = 20_000;
  private static final int MOST_MISTAKES = 50;
  private static final int LONGEST = 300;
  private static final int LARGEST = 4 * 1024 * 1024;

  private Rows() {}

  /** One line. */
  record Row(long line, Map<String, String> cells) {
    /** What stands there, without spaces around it; empty where the column is missing. */
    String cell(String column) {
      return cells.getOrDefault(column, "");
    }

    /**
     * What stands there.
     *
     * @throws UnreadableInput when nothing does
     */
    String needed(String column) {
      String cell = cell(column);
      if (cell.isEmpty()) {
        throw new UnreadableInput("The column \"" + column + "\" is empty");
      }
      return cell;
    }

    /**
     * A moment or a day; null where the cell is empty.
     *
     * @throws UnreadableInput when it is neither
     */
    @Nullable Instant moment(String column) {
      String cell = cell(column);
      if (cell.isEmpty()) {
        return null;
      }
      try {
        return cell.contains("T")
            ? Instant.parse(cell)
            : LocalDate.parse(cell).atStartOfDay(ZoneOffset.UTC).toInstant();
      } catch (DateTimeParseException e) {
        throw new UnreadableInput(
            "\""
                + cell
                + "\" under \""
                + column
                + "\" is no moment; expected one such as 2026-03-01"
                + " or 2026-03-01T12:00:00Z");
      }
    }
  }

  /**
   * Reads all lines, so that each mistake is told and not only the first.
   *
   * @param columns all that there may be
   * @param needed those of them that must be there
   */
  static <T> Taken<T> read(
      String text, Set<String> columns, Set<String> needed, Function<Row, T> read) {
    if (text.length() > LARGEST) {
      return wrong("The list has more than " + LARGEST / 1024 / 1024 + " MiB; give it in parts");
    }
    List<T> rows = new ArrayList<>();
    List<String> mistakes = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .detectBomHeader(false)
            .ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
      List<String> head = null;
      for (CsvRecord record : csv) {
        if (head == null) {
          head = record.getFields().stream().map(Rows::column).toList();
          mistakes.addAll(mistakes(head, columns, needed));
          if (!mistakes.isEmpty()) {
            break;
          }
          continue;
        }
        if (rows.size() == MOST_ROWS) {
          mistakes.add("There are more than " + MOST_ROWS + " lines; give the list in parts.");
          break;
        }
        try {
          rows.add(read.apply(row(record, head)));
        } catch (UnreadableInput e) {
          mistakes.add("Line " + record.getStartingLineNumber() + ": " + e.sentence() + ".");
        }
        if (mistakes.size() == MOST_MISTAKES) {
          mistakes.add("There may be more mistakes; correct these first.");
          break;
        }
      }
      if (head == null) {
        mistakes.add(
            "The list is empty; its first line names the columns: " + words(columns) + ".");
      }
    } catch (CsvParseException e) {
      mistakes.add("This is no CSV that can be read: " + e.getMessage() + ".");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Taken<>(rows, mistakes, List.of());
  }

  static <T> Taken<T> wrong(String mistake) {
    return new Taken<>(List.of(), List.of(mistake + "."), List.of());
  }

  private static List<String> mistakes(List<String> head, Set<String> columns, Set<String> needed) {
    List<String> mistakes = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String column : head) {
      if (!columns.contains(column)) {
        mistakes.add(
            "Line 1: there is no column \""
                + shortened(column)
                + "\"; expected "
                + words(columns)
                + ".");
      } else if (!seen.add(column)) {
        mistakes.add("Line 1: the column \"" + column + "\" stands there twice.");
      }
    }
    for (String column : needed) {
      if (!head.contains(column)) {
        mistakes.add("Line 1: the column \"" + column + "\" is missing.");
      }
    }
    return mistakes.subList(0, Math.min(mistakes.size(), MOST_MISTAKES));
  }

  private static Row row(CsvRecord record, List<String> head) {
    if (record.getFieldCount() > head.size()) {
      throw new UnreadableInput(
          "There are " + record.getFieldCount() + " cells under " + head.size() + " columns");
    }
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < record.getFieldCount(); i++) {
      String cell = record.getField(i).strip();
      if (cell.length() > LONGEST) {
        throw new UnreadableInput(
            "What stands under \"" + head.get(i) + "\" has more than " + LONGEST + " characters");
      }
      if (cell.chars().anyMatch(Character::isISOControl)) {
        throw new UnreadableInput(
            "What stands under \"" + head.get(i) + "\" holds characters that cannot be seen");
      }
      cells.put(head.get(i), cell);
    }
    return new Row(record.getStartingLineNumber(), cells);
  }

  private static String column(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
  }

  private static String words(Set<String> columns) {
    return String.join(", ", columns.stream().sorted().toList());
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
