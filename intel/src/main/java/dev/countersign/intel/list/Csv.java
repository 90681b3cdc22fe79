package dev.countersign.intel.list;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.util.function.Consumer;

/** Tables of lists. */
final class Csv {
  private Csv() {}

  /**
   * Takes each line below that of the columns' names.
   *
   * @throws UnreadableInput where it is no table that can be read
   */
  static void each(String text, String file, Consumer<NamedCsvRecord> taker) {
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofNamedCsvRecord(text)) {
      for (NamedCsvRecord record : reader) {
        taker.accept(record);
      }
    } catch (CsvParseException e) {
      throw new UnreadableInput(file + " is no CSV that can be read: " + e.getMessage());
    } catch (IOException e) {
      throw new UnreadableInput(file + " could not be read: " + e.getMessage());
    }
  }

  /** The stripped field of a column; empty where there is none. */
  static String field(NamedCsvRecord record, String column) {
    return record.findField(column).map(String::strip).orElse("");
  }
}
