package dev.countersign.server.transfer;

import dev.countersign.model.value.Address;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * When something was first countersigned for a destination. It is kept in memory and followed by
 * the countersignatures' numbers: to ask the database each time takes the longer, the more was ever
 * asked for the destination.
 */
final class FirstSeen {
  private static final int AT_ONCE = 1_000;

  private final JdbcClient jdbc;
  private final Map<Place, Instant> first = new HashMap<>();
  private long last;

  FirstSeen(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  private record Place(long chainId, String destination) {}

  private record Row(long number, Place place, Instant at) {}

  /**
   * When that was; empty for never. The caller holds a connection, as for {@link Ledger}.
   *
   * @param until number of the last countersignature, as the caller was just told
   */
  synchronized Optional<Instant> of(long chainId, Address destination, long until) {
    while (last < until) {
      List<Row> more = after(last);
      for (Row one : more) {
        first.merge(one.place, one.at, (had, now) -> now.isBefore(had) ? now : had);
        last = one.number;
      }
    }
    return Optional.ofNullable(first.get(new Place(chainId, destination.toString())));
  }

  /** Countersignatures are numbered in the order of the deciding transactions that add them. */
  private List<Row> after(long number) {
    return jdbc.sql(
            """
            select c.number, c.at, w.chain_id, coalesce(t.destination, '') as destination
            from countersignature c
            join transfer t on t.id = c.transfer
            join wallet w on w.id = t.wallet
            where c.number > :after
            order by c.number limit :most
            """)
        .param("after", number)
        .param("most", AT_ONCE)
        .query((row, index) ->
            new Row(
                row.getLong("number"),
                new Place(row.getLong("chain_id"), row.getString("destination")),
                row.getTimestamp("at").toInstant()))
        .list();
  }
}
