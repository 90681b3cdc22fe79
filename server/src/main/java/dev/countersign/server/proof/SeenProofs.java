package dev.countersign.server.proof;

import dev.countersign.model.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Which proofs were used, on all servers of a database: each is good once. */
public final class SeenProofs {
  /**
   * Far longer than any proof is fresh, so that a clock moved back does not make one good again.
   */
  private static final Duration KEPT = Duration.ofDays(2);

  /** The transaction does not wait for the disk. It must be selected from, or is not done. */
  public static final String UNHURRIED =
      "unhurried as (select set_config('synchronous_commit', 'off', true))";

  /** Adds a proof. */
  public static final String INSERT = "insert into proof_seen (id_sha256, expires_at)";

  /** Returns a row where it was not there before. */
  public static final String ONCE = " on conflict do nothing returning 1";

  private final JdbcClient jdbc;
  private final InstantSource clock;

  /** Proofs in a database that was brought up to date. */
  public SeenProofs(DataSource source, InstantSource clock) {
    this.jdbc = JdbcClient.create(source);
    this.clock = clock;
  }

  /**
   * Uses a proof up. It is on the disk before anything is that the request changes, as the database
   * writes its log in order; a request that changes nothing does not wait for the disk.
   *
   * @throws BadProof when it was used before
   * @throws IllegalStateException in a transaction, which would not wait for the disk either
   */
  public void use(Proof proof) throws BadProof {
    Row row = row(proof);
    boolean fresh =
        jdbc.sql(
                "with "
                    + UNHURRIED
                    + ", used as ("
                    + INSERT
                    + " values (:hash, :expires)"
                    + ONCE
                    + ") select exists (select 1 from used) from unhurried")
            .param("hash", row.hash)
            .param("expires", row.expires)
            .query(Boolean.class)
            .single();
    if (!fresh) {
      throw again();
    }
  }

  /**
   * A proof that is to be used up in one question with what else is asked, by {@link #UNHURRIED},
   * {@link #INSERT} and {@link #ONCE}.
   *
   * @param expires when it can be forgotten
   */
  public record Row(String hash, Timestamp expires) {}

  /**
   * That row of a proof.
   *
   * @throws IllegalStateException in a transaction, which would not wait for the disk either
   */
  public Row row(Proof proof) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a proof is used up before anything is decided");
    }
    String hash =
        CanonicalJson.sha256(
                (proof.thumbprint() + "\n" + proof.id()).getBytes(StandardCharsets.UTF_8))
            .toHex();
    return new Row(hash, Timestamp.from(clock.instant().plus(KEPT)));
  }

  /** What is said where there was such a row already. */
  public static BadProof again() {
    return new BadProof("The proof was used before; each request needs one of its own");
  }

  /** Forgets those that are good no more for long. */
  public int forget() {
    return jdbc.sql("delete from proof_seen where expires_at < :now")
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
