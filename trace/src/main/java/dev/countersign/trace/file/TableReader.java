package dev.countersign.trace.file;

import dev.countersign.model.value.UnreadableInput;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads tables whose files are no text, such as Parquet. */
public interface TableReader {
  /** Cannot read any. */
  TableReader NONE =
      (file, rows) -> {
        throw new UnreadableInput(
            file.getFileName()
                + " is a Parquet file, which cannot be read here; expected .csv or .json");
      };

  /** Takes a table's rows, one after the other. */
  interface Rows {
    /**
     * Takes the names of the columns, before any row.
     *
     * @param names of a list of records also those of its fields, such as {@code outputs.value}
     * @param floating those whose numbers are floating point numbers of 53 bits
     * @throws UnreadableInput where they are of no known table
     */
    void columns(Set<String> names, Set<String> floating);

    /**
     * Takes a row.
     *
     * @param number the first is 1
     * @param field gives a column's text: numbers in decimal digits, moments as seconds since 1970,
     *     bytes as 0x and hexadecimal digits, lists with commas between, lists of records as JSON;
     *     nothing where there is none
     */
    void row(long number, Function<String, Optional<String>> field);
  }

  /**
   * Reads a file.
   *
   * @return a sentence on amounts that the file has less exactly than the chain, where it has such
   * @throws UnreadableInput where it is none that can be read to its end
   */
  Optional<String> read(Path file, Rows rows);
}
