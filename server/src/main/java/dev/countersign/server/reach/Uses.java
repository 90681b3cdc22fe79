package dev.countersign.server.reach;

import dev.countersign.access.wallet.Right;
import dev.countersign.access.wallet.WalletFacts;
import dev.countersign.server.wallet.Wallet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When whose right over a wallet was last used, as far as Countersign saw it. */
final class Uses {
  private final JdbcClient jdbc;

  Uses(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  private record Use(String who, Instant at) {}

  /** By {@link WalletFacts#use}. */
  Map<String, Instant> of(Wallet wallet) {
    Map<String, Instant> uses = new HashMap<>();
    put(
        uses,
        Right.PROPOSE,
        wallet,
        """
        select coalesce(p.email, m.name) as who, max(t.filed_at) as at
        from transfer t
          left join person p on t.requester = 'person/' || p.id
          left join machine m on t.requester = 'machine/' || m.id
        where t.wallet = :wallet and coalesce(p.email, m.name) is not null
        group by coalesce(p.email, m.name)
        """);
    put(
        uses,
        Right.APPROVE,
        wallet,
        """
        select p.email as who, max(a.at) as at
        from transfer_approval a join transfer t on t.id = a.transfer
          join person p on p.id = a.person
        where t.wallet = :wallet group by p.email
        """);
    put(
        uses,
        Right.SIGN,
        wallet,
        """
        select c.owner as who, max(c.at) as at
        from confirmation c join transfer t on t.id = c.transfer
        where t.wallet = :wallet group by c.owner
        """);
    put(
        uses,
        Right.SIGN,
        wallet,
        """
        select w.signing_key as who, max(c.at) as at
        from countersignature c join wallet w on w.id = c.wallet
        where w.id = :wallet group by w.signing_key
        """);
    put(
        uses,
        Right.CHANGE_POLICY,
        wallet,
        """
        select p.email as who, max(d.at) as at
        from (
          select proposer as person, proposed_at as at from change
          union all select person, at from change_agreement) d
          join person p on p.id = d.person
        where cast(:wallet as uuid) is not null group by p.email
        """);
    return uses;
  }

  private void put(Map<String, Instant> uses, Right right, Wallet wallet, String sql) {
    List<Use> found =
        jdbc.sql(sql)
            .param("wallet", wallet.id())
            .query(
                (row, index) -> new Use(row.getString("who"), row.getTimestamp("at").toInstant()))
            .list();
    for (Use use : found) {
      String who = use.who().startsWith("0x") || right == Right.SIGN ? use.who() : lower(use.who());
      uses.merge(
          WalletFacts.use(who, right), use.at(), (one, other) -> one.isAfter(other) ? one : other);
    }
  }

  private static String lower(String who) {
    return who.contains("@") ? who.toLowerCase(Locale.ROOT) : who;
  }

  /** Since when everybody is there. */
  Map<UUID, Instant> added() {
    Map<UUID, Instant> added = new HashMap<>();
    jdbc.sql("select id, added_at from person")
        .query((row, index) ->
            Map.entry(row.getObject("id", UUID.class), row.getTimestamp("added_at").toInstant()))
        .list()
        .forEach(one -> added.put(one.getKey(), one.getValue()));
    return added;
  }

  /** Since when a wallet is under Countersign. */
  Instant since(Wallet wallet) {
    return jdbc.sql("select added_at from wallet where id = :id")
        .param("id", wallet.id())
        .query(Timestamp.class)
        .single()
        .toInstant();
  }
}
