package dev.countersign.parquet;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.trace.file.TableReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads Parquet files with DuckDB, row by row, in bounded memory. Nothing but the named file is
 * read, and nothing is fetched.
 */
public final class ParquetTables implements TableReader {
  private static final List<String> SETTINGS =
      List.of(
          "SET threads=1",
          "SET memory_limit='512MB'",
          "SET temp_directory=''",
          "SET autoinstall_known_extensions=false",
          "SET autoload_known_extensions=false",
          "SET TimeZone='UTC'");

  @Override
  public Optional<String> read(Path file, Rows rows) {
    Properties streamed = new Properties();
    streamed.setProperty("jdbc_stream_results", "true");
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:", streamed);
        Statement statement = database.createStatement()) {
      for (String setting : SETTINGS) {
        statement.execute(setting);
      }
      String source = " FROM read_parquet(" + literal(file) + ", hive_partitioning=false)";
      List<Column> columns = columns(statement, source);
      Set<String> names = new LinkedHashSet<>();
      Set<String> floating = new LinkedHashSet<>();
      for (Column column : columns) {
        name(column, column.name(), names, floating);
        for (Column field : column.fields()) {
          if (field.type().equals("FLOAT")) {
            throw new UnreadableInput(
                file.getFileName()
                    + " has "
                    + column.name()
                    + "."
                    + field.name()
                    + " as floating point numbers of 24 bits, which hold no amount exactly;"
                    + " expected DOUBLE, DECIMAL or whole numbers");
          }
          name(field, column.name() + "." + field.name(), names, floating);
        }
      }
      rows.columns(names, floating);
      return rows(statement, source, columns, file, rows);
    } catch (SQLException e) {
      throw new UnreadableInput(
          file.getFileName()
              + " is no Parquet file that can be read to its end: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given"));
    }
  }

  private static void name(Column column, String name, Set<String> names, Set<String> floating) {
    names.add(name);
    if (column.isFloating()) {
      floating.add(name);
    }
  }

  private static List<Column> columns(Statement statement, String source) throws SQLException {
    List<Column> columns = new ArrayList<>();
    for (Column column : described(statement, "*", source)) {
      columns.add(
          column.hasRecords()
              ? new Column(
                  column.name(),
                  column.type(),
                  described(statement, "unnest(" + column.quoted() + ", max_depth := 2)", source))
              : column);
    }
    return columns;
  }

  private static List<Column> described(Statement statement, String what, String source)
      throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (ResultSet described = statement.executeQuery("DESCRIBE SELECT " + what + source)) {
      while (described.next()) {
        Column column = new Column(described.getString(1), described.getString(2));
        if (!column.isUnused()) {
          columns.add(column);
        }
      }
    }
    return columns;
  }

  private static Optional<String> rows(
      Statement statement, String source, List<Column> columns, Path file, Rows rows)
      throws SQLException {
    boolean[] rounded = new boolean[1];
    String selected = columns.stream().map(Column::selected).collect(Collectors.joining(", "));
    try (ResultSet result = statement.executeQuery("SELECT " + selected + source)) {
      for (long number = 1; result.next(); number++) {
        TableRow row = TableRow.of(result, columns);
        rows.row(
            number,
            name -> {
              rounded[0] |= row.isRounded(name);
              return row.text(name);
            });
      }
    }
    return rounded[0]
        ? Optional.of(
            file.getFileName()
                + " has amounts as floating point numbers of 53 bits: those above"
                + " 9,007,199,254,740,992 smallest units may differ from the chain in their last"
                + " digits. Exact are logs, and tables with decimals or text")
        : Optional.empty();
  }

  /** A path, in which DuckDB would take some characters for a pattern. */
  private static String literal(Path file) {
    String path = file.toAbsolutePath().toString().replaceAll("([\\[*?])", "[$1]");
    return "'" + path.replace("'", "''") + "'";
  }
}
