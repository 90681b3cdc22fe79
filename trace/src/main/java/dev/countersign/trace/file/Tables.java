package dev.countersign.trace.file;

import dev.countersign.model.value.UnreadableInput;
import java.util.Optional;
import java.util.Set;

/** Tells by a table's columns which of the known schemas it has. */
final class Tables {
  private Tables() {}

  /**
   * A reader of the table.
   *
   * @param name of the file, for the sentence
   * @param floating the columns whose numbers are floating point numbers
   * @throws UnreadableInput where no known schema has such columns
   */
  static Table of(String name, Set<String> columns, Set<String> floating, Assembly assembly) {
    Optional<Table> export = EtherscanExport.of(name, columns, assembly).map(table -> table);
    return export
        .or(() -> BitcoinEtl.of(name, columns, floating, assembly.bitcoin()))
        .or(() -> EthereumEtl.of(columns, assembly))
        .or(() -> MoneyTables.of(columns, assembly))
        .orElseThrow(() ->
            new UnreadableInput(
                name
                    + " has columns of no known table: "
                    + String.join(", ", columns.stream().sorted().toList())
                    + ". Known are of ethereum-etl "
                    + EthereumEtl.tables()
                    + "; and Etherscan's exports of an address: "
                    + EtherscanExport.tables()
                    + "; and data sets of what transfers were worth: "
                    + MoneyTables.tables()));
  }
}
