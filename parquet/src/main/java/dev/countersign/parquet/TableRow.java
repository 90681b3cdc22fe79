package dev.countersign.parquet;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of one row. */
final class TableRow {
  /** Every whole number up to it is a floating point number of its own. */
  private static final double EXACT = 1L << 53;

  private final Map<String, String> texts = new HashMap<>();
  private final Set<String> rounded = new HashSet<>();

  private TableRow() {}

  /** The row at which a result stands. */
  static TableRow of(ResultSet result, List<Column> columns) throws SQLException {
    TableRow row = new TableRow();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      String text = column.isFloating() ? row.number(result, i, column) : result.getString(i + 1);
      if (text != null) {
        row.texts.put(column.name(), column.isDecimal() ? plain(new BigDecimal(text)) : text);
      }
    }
    return row;
  }

  private @Nullable String number(ResultSet result, int index, Column column) throws SQLException {
    double number = result.getDouble(index + 1);
    if (result.wasNull()) {
      return null;
    }
    if (Math.abs(number) > EXACT) {
      rounded.add(column.name());
    }
    return Double.isFinite(number) ? plain(new BigDecimal(number)) : String.valueOf(number);
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  /** Whether the number may have been another before it was written as a floating point number. */
  boolean isRounded(String name) {
    return rounded.contains(name);
  }
}
