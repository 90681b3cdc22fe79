package dev.countersign.server.transfer;

import dev.countersign.model.value.Address;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When something was first countersigned for a destination. */
final class FirstSeen {
  private final JdbcClient jdbc;

  FirstSeen(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  Optional<Instant> of(long chainId, Address destination) {
    return jdbc.sql(
            """
            select min(c.at) as first from countersignature c
            join transfer t on t.id = c.transfer
            join wallet w on w.id = t.wallet
            where t.destination = :destination and w.chain_id = :chain
            """)
        .param("destination", destination.toString())
        .param("chain", chainId)
        .query((row, index) -> Optional.ofNullable(row.getTimestamp("first")))
        .single()
        .map(Timestamp::toInstant);
  }
}
