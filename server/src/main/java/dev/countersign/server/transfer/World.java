package dev.countersign.server.transfer;

import dev.countersign.server.company.Installation.Stop;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/**
 * What a decision depends on beside the transfer. What is kept in memory is compared with the
 * numbers here, and read again where it is behind.
 *
 * @param present whether the wallet is the company's
 * @param stop of all signing; null where there is none
 * @param book version of what is known in advance
 * @param prices version of what assets are worth
 * @param policy number of the policy in force; 0 for the one to begin with
 * @param countersigned number of the last countersignature of all; 0 where there is none
 */
record World(
    boolean present, @Nullable Stop stop, long book, long prices, long policy, long countersigned) {
  /** To be asked with {@code w} for the wallet, or nothing, and {@code i} for the installation. */
  static final String COLUMNS =
      """
      w.id is not null and w.removed_at is null as present,
      i.stopped_at, i.stopped_by, i.stop_reason, i.book_version, i.prices_version,
      coalesce((select max(number) from policy_version), 0) as policy,
      coalesce((select max(number) from countersignature), 0) as countersigned
      """;

  static World of(ResultSet row) throws SQLException {
    Timestamp stopped = row.getTimestamp("stopped_at");
    return new World(
        row.getBoolean("present"),
        stopped == null
            ? null
            : new Stop(
                stopped.toInstant(), row.getString("stopped_by"), row.getString("stop_reason")),
        row.getLong("book_version"),
        row.getLong("prices_version"),
        row.getLong("policy"),
        row.getLong("countersigned"));
  }
}
