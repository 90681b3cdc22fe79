package dev.countersign.server.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * The two trips to the database of a deciding transaction: all others wait meanwhile, and a trip
 * takes longer than what is asked in it.
 */
final class Trips {
  private final JdbcTemplate template;

  Trips(JdbcTemplate template) {
    this.template = template;
  }

  /** The chain's end, and the answer to what was asked after it was locked. */
  record Locked<Q>(Tail tail, Q answer) {}

  /** Locks the chain's end, and asks that once it is. */
  <Q> Locked<Q> lock(Question<Q> question) {
    return Objects.requireNonNull(
        template.execute((Connection connection) -> {
          try (PreparedStatement both =
              connection.prepareStatement(
                  JournalStore.TAIL + JournalStore.LOCKED + ";" + question.sql())) {
            set(both, 0, question.values());
            both.execute();
            Tail tail = Objects.requireNonNull(row(both.getResultSet(), JournalStore::tail));
            both.getMoreResults();
            Q answer = row(both.getResultSet(), question.answer());
            if (answer == null) {
              throw new EmptyResultDataAccessException(1);
            }
            return new Locked<>(tail, answer);
          }
        }));
  }

  private static <Q> @Nullable Q row(ResultSet rows, RowMapper<Q> mapper) throws SQLException {
    try (rows) {
      return rows.next() ? mapper.mapRow(rows, 0) : null;
    }
  }

  /** Writes and commits; false where there is nothing to write. */
  boolean write(Writing writing) {
    List<Written> all = writing.statements();
    if (all.isEmpty()) {
      return false;
    }
    template.execute((Connection connection) -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              all.stream().map(Written::sql).collect(Collectors.joining(";")) + ";commit")) {
        int before = 0;
        for (Written one : all) {
          before = set(statement, before, one.values());
        }
        return statement.execute();
      }
    });
    return true;
  }

  private static int set(
      PreparedStatement statement, int before, List<? extends @Nullable Object> values)
      throws SQLException {
    int index = before;
    for (Object value : values) {
      index++;
      if (value == null) {
        statement.setNull(index, Types.VARCHAR);
      } else {
        statement.setObject(index, value);
      }
    }
    return index;
  }
}
