package dev.countersign.intel.indicator;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads indicators from a table (RFC 4180) whose first line names its columns: {@code kind} and
 * {@code value}, and where they are there {@code confidence} (0 to 100), {@code valid_from} and
 * {@code valid_until} (a day or a time in UTC), {@code source}, {@code actor}, {@code name}, {@code
 * id}. A line that cannot be read ends it: whoever wrote it can put it right.
 */
public final class IndicatorTable {
  private IndicatorTable() {}

  /**
   * Reads one, line after line.
   *
   * @throws UnreadableInput where a line cannot be read, saying which and why
   */
  public static Tally read(Reader text, Defaults defaults, Consumer<Indicator> taker) {
    Tally tally = new Tally();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().allowMissingFields(true).ofNamedCsvRecord(text)) {
      for (NamedCsvRecord line : reader) {
        taker.accept(one(line, defaults));
        tally.took();
      }
    } catch (CsvParseException e) {
      throw new UnreadableInput("It is no table that can be read: " + e.getMessage());
    } catch (IOException e) {
      throw new UnreadableInput("The table could not be read: " + e.getMessage());
    }
    return tally;
  }

  private static Indicator one(NamedCsvRecord line, Defaults defaults) {
    try {
      String word = field(line, "kind");
      IndicatorKind kind =
          IndicatorKind.of(word)
              .orElseThrow(() ->
                  new UnreadableInput(
                      "\"kind\" is \"" + cut(word) + "\"; expected " + IndicatorKind.words()));
      Instant from = time(line, "valid_from").orElse(defaults.now());
      String source = field(line, "source");
      return new Indicator(
          kind,
          kind.read(field(line, "value")),
          field(line, "name"),
          source.isEmpty() ? defaults.source() : source,
          field(line, "actor"),
          confidence(line, defaults),
          from,
          Indicator.until(kind, from, time(line, "valid_until")),
          field(line, "id"));
    } catch (UnreadableInput e) {
      throw new UnreadableInput("Line " + line.getStartingLineNumber() + ": " + e.sentence());
    }
  }

  private static int confidence(NamedCsvRecord line, Defaults defaults) {
    String text = field(line, "confidence");
    if (text.isEmpty()) {
      return defaults.confidence();
    }
    if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > 100) {
      throw new UnreadableInput("\"confidence\" is \"" + cut(text) + "\"; expected 0 to 100");
    }
    return Integer.parseInt(text);
  }

  private static Optional<Instant> time(NamedCsvRecord line, String name) {
    String text = field(line, name);
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(
              text.length() == 10
                  ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                  : Instant.parse(text));
    } catch (DateTimeException e) {
      throw new UnreadableInput(
          "\"" + name + "\" is \"" + cut(text) + "\"; expected such as 2026-01-31");
    }
  }

  private static String field(NamedCsvRecord line, String column) {
    String text = line.findField(column).map(String::strip).orElse("");
    return text.matches("(?s)'[=+@-].*") ? text.substring(1) : text; // as it was written
  }

  private static String cut(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
