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

/**
 * Who had to do with which wallet lately, as they asked for transfers out of it or approved them;
 * and who met which lure.
 */
final class Dealings {
  private static final Duration LATELY = Duration.ofDays(90);

  private static final Duration MET = Duration.ofDays(30);

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

  /** The lures that a person met, harmless ones left out. */
  Set<Thing> lures(UUID person, Instant at) {
    return jdbc
        .sql(
            """
            select 'campaign/' || c.id from exposure e join campaign c on c.id = e.campaign
            where e.person = :person and c.disposition <> 'harmless' and c.outcome <> 'allow'
              and c.last_at >= :from and c.began_at <= :to
            order by c.number desc limit 20
            """)
        .param("person", person)
        .param("from", Timestamp.from(at.minus(MET)))
        .param("to", Timestamp.from(at))
        .query(String.class)
        .list()
        .stream()
        .flatMap(one -> Thing.of(one).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
