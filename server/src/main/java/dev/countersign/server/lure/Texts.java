package dev.countersign.server.lure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns of texts and of moments that may be absent. */
final class Texts {
  private Texts() {}

  /** As a column of PostgreSQL's takes them, which knows no NUL. */
  static String[] of(Collection<String> texts) {
    return texts.stream().map(text -> text.replace("\0", "")).toArray(String[]::new);
  }

  static List<String> in(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
