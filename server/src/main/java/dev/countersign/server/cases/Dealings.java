package dev.countersign.server.cases;

import dev.countersign.response.playbook.Thing;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who had to do with which wallet lately: asked for transfers out of it, or approved them. */
final class Dealings {
  private static final Duration LATELY = Duration.ofDays(90);

  private final JdbcClient jdbc;

  Dealings(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** The people of a wallet. */
  Set<Thing> with(UUID wallet, Instant at) {
    return jdbc
        .sql(
            """
            select distinct requester as who from transfer
            where wallet = :wallet and filed_at between :from and :to and requester like 'person/%'
            union select distinct 'person/' || a.person from transfer_approval a
              join transfer t on t.id = a.transfer
            where t.wallet = :wallet and a.at between :from and :to
            """)
        .param("wallet", wallet)
        .param("from", Timestamp.from(at.minus(LATELY)))
        .param("to", Timestamp.from(at))
        .query(String.class)
        .list()
        .stream()
        .flatMap(one -> Thing.of(one).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The wallets of a person. */
  Set<Thing> of(String person, Instant at) {
    return jdbc
        .sql(
            """
            select distinct 'wallet/' || wallet as what from transfer
            where requester = :person and filed_at between :from and :to
            union select distinct 'wallet/' || t.wallet from transfer_approval a
              join transfer t on t.id = a.transfer
            where 'person/' || a.person = :person and a.at between :from and :to
            """)
        .param("person", person)
        .param("from", Timestamp.from(at.minus(LATELY)))
        .param("to", Timestamp.from(at))
        .query(String.class)
        .list()
        .stream()
        .flatMap(one -> Thing.of(one).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
