package dev.countersign.server.screening;

import dev.countersign.watch.blacklist.BlacklistReading;
import dev.countersign.watch.blacklist.Issuer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was read of issuers' logs, and up to which block. */
final class IssuerStore {
  private final JdbcClient jdbc;

  IssuerStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  Optional<BlacklistReading> find(Issuer issuer) {
    return jdbc.sql("select reading from issuer where chain = :chain and contract = :contract")
        .param("chain", issuer.chain())
        .param("contract", issuer.contract().toHex())
        .query(byte[].class)
        .optional()
        .map(packed -> BlacklistReading.of(issuer, EntryLines.unpacked(packed)));
  }

  /**
   * Keeps what was read.
   *
   * @return not where another server has read on meanwhile
   */
  boolean put(Optional<BlacklistReading> before, BlacklistReading now) {
    byte[] text = now.text().getBytes(StandardCharsets.UTF_8);
    return jdbc.sql(
                """
                insert into issuer (chain, contract, read_to, reading)
                values (:chain, :contract, :to, :reading)
                on conflict (chain, contract) do update set read_to = :to, reading = :reading
                where issuer.read_to = :before
                """)
            .param("chain", now.list().issuer().chain())
            .param("contract", now.list().issuer().contract().toHex())
            .param("to", now.to())
            .param("reading", EntryLines.packed(out -> out.write(text)))
            .param("before", before.map(BlacklistReading::to).orElse(-1L))
            .update()
        == 1;
  }
}
