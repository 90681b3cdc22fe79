package dev.countersign.scale.load;

import dev.countersign.trace.practice.PracticeLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A made-up theft in the traffic of others, as tables in Parquet, with the labels of its services.
 */
record ParquetFiles(Path tables, Path labels) {
  private static final Map<String, String> NUMBERS =
      Map.of("blocks", "number", "transactions", "block_number", "token_transfers", "block_number");

  static ParquetFiles write(Path folder, int traffic) throws IOException, SQLException {
    Path text = folder.resolve("text");
    Path tables = Files.createDirectories(folder.resolve("parquet"));
    Path labels = folder.resolve("labels.csv");
    PracticeLedger.write(text, labels, 11, traffic);
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      for (Map.Entry<String, String> table : NUMBERS.entrySet()) {
        statement.execute(
            "COPY (SELECT * REPLACE (%2$s::BIGINT AS %2$s) FROM read_csv('%3$s/%1$s.csv', all_varchar=true, header=true)) TO '%4$s/%1$s.parquet' (FORMAT parquet)"
                .formatted(table.getKey(), table.getValue(), text, tables));
      }
    }
    return new ParquetFiles(tables, labels);
  }
}
