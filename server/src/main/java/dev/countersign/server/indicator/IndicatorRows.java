package dev.countersign.server.indicator;

import dev.countersign.intel.indicator.Indicator;
import dev.countersign.intel.indicator.IndicatorKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Indicators as rows. */
final class IndicatorRows {
  static final String SELECT =
      """
      select i.id, b.number, i.kind, i.value, i.name, i.source, i.actor, i.confidence, i.valid_from,
        i.valid_until, i.origin, coalesce(i.withdrawn_at, b.withdrawn_at) as withdrawn_at, i.added_at,
        b.taken_at
      from indicator i join indicator_batch b on b.id = i.batch
      where b.taken_at is not null
      """;

  /** Those that are good at {@code :now}. */
  static final String GOOD =
      SELECT
          + """
           and b.withdrawn_at is null and i.withdrawn_at is null and i.valid_from <= :now
            and (i.valid_until is null or i.valid_until > :now)
          """;

  private IndicatorRows() {}

  static Kept kept(ResultSet row, int index) throws SQLException {
    return new Kept(
        row.getObject("id", UUID.class),
        row.getLong("number"),
        new Indicator(
            IndicatorKind.of(row.getString("kind")).orElseThrow(),
            row.getString("value"),
            row.getString("name"),
            row.getString("source"),
            row.getString("actor"),
            row.getInt("confidence"),
            row.getTimestamp("valid_from").toInstant(),
            time(row, "valid_until"),
            row.getString("origin")),
        row.getTimestamp("taken_at").toInstant(),
        time(row, "withdrawn_at"));
  }

  static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  static @Nullable Timestamp timestamp(Optional<Instant> time) {
    return time.map(Timestamp::from).orElse(null);
  }
}
