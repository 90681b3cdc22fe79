package dev.countersign.server.machine;

import dev.countersign.server.proof.SeenProofs;
import dev.countersign.server.session.Tokens;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Access tokens in the database, so that they hold on every server of it. */
public final class TokenStore {
  /** How many tokens of a machine are good at the same time; a further one ends the oldest. */
  static final int MOST = 20;

  private static final String USE =
      "with "
          + SeenProofs.UNHURRIED
          + """
          , good as (
            select t.machine, t.key_thumbprint as token_key, p.id is not null as known,
              m.id, m.name, m.scopes, m.responsible, m.key_thumbprint, m.added_at
            from machine_token t
            left join machine m on m.id = t.machine and m.removed_at is null
            left join person p on p.id = m.responsible and p.state = 'active'
            where t.token_sha256 = :token and t.expires_at > :now),
          used as (
          """
          + SeenProofs.INSERT
          + " select :hash, :expires from good where token_key = :thumbprint and known"
          + SeenProofs.ONCE
          + ") select good.*, exists (select 1 from used) as fresh from unhurried, good";

  private final JdbcClient jdbc;
  private final InstantSource clock;

  /** Of a database that was brought up to date. */
  public TokenStore(DataSource source, InstantSource clock) {
    this.jdbc = JdbcClient.create(source);
    this.clock = clock;
  }

  /**
   * A token that is good.
   *
   * @param known the machine; null where it was removed, or nobody answers for it any more
   * @param fresh whether the proof was used up, which was not used before
   */
  record Token(UUID machine, String keyThumbprint, @Nullable Machine known, boolean fresh) {}

  /** Issues one, bound to the machine's key. */
  String issue(Machine machine, Instant now, Instant expires) {
    String token = Tokens.random();
    jdbc.sql(
            """
            insert into machine_token (token_sha256, machine, key_thumbprint, issued_at, expires_at)
            values (:token, :machine, :key, :now, :expires)
            """)
        .param("token", Tokens.sha256(token))
        .param("machine", machine.id())
        .param("key", machine.keyThumbprint())
        .param("now", Timestamp.from(now))
        .param("expires", Timestamp.from(expires))
        .update();
    jdbc.sql(
            """
            delete from machine_token where machine = :machine and token_sha256 not in (
              select token_sha256 from machine_token where machine = :machine
              order by issued_at desc, token_sha256 limit :most)
            """)
        .param("machine", machine.id())
        .param("most", MOST)
        .update();
    return token;
  }

  /**
   * The good token of that text. In the same question the proof that came with it is used up, where
   * it is made with the token's key and the machine is known.
   */
  Optional<Token> use(String token, String thumbprint, SeenProofs.Row proof) {
    return jdbc.sql(USE)
        .param("token", Tokens.sha256(token))
        .param("now", Timestamp.from(clock.instant()))
        .param("thumbprint", thumbprint)
        .param("hash", proof.hash())
        .param("expires", proof.expires())
        .query((row, index) ->
            new Token(
                row.getObject("machine", UUID.class),
                row.getString("token_key"),
                row.getBoolean("known") ? MachineStore.machine(row, index) : null,
                row.getBoolean("fresh")))
        .optional();
  }

  /** Ends one; false where it had ended. */
  boolean end(String token) {
    return jdbc.sql("delete from machine_token where token_sha256 = :token")
            .param("token", Tokens.sha256(token))
            .update()
        == 1;
  }

  /** Forgets those that are good no more. */
  public int forget() {
    return jdbc.sql("delete from machine_token where expires_at < :now")
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
