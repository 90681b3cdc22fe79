package dev.countersign.server.transfer;

import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.value.Bytes;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Approvals in the database: added, never changed. */
public final class ApprovalStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public ApprovalStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * An approval.
   *
   * @param digest of the payload for which alone it counts
   * @param effectsHash of what the payload would do
   * @param browserKey thumbprint of the key of the browser in which it was given
   */
  public record Approval(
      UUID person, Bytes digest, Bytes effectsHash, String browserKey, Instant at) {

    /** Whether it says what an earlier one says that still lasts. */
    boolean repeats(Approval earlier, @Nullable Duration lasting) {
      return person.equals(earlier.person)
          && digest.equals(earlier.digest)
          && effectsHash.equals(earlier.effectsHash)
          && browserKey.equals(earlier.browserKey)
          && (lasting == null || earlier.at.plus(lasting).isAfter(at));
    }
  }

  /** Adds one. */
  void add(UUID transfer, Approval approval, JsonNode evidence) {
    jdbc.sql(
            """
            insert into transfer_approval (transfer, person, digest, effects_hash, browser_key, at,
              evidence)
            values (:transfer, :person, :digest, :effects, :key, :at, :evidence)
            """)
        .param("transfer", transfer)
        .param("person", approval.person())
        .param("digest", approval.digest().toHex())
        .param("effects", approval.effectsHash().toHex())
        .param("key", approval.browserKey())
        .param("at", Timestamp.from(approval.at()))
        .param("evidence", CanonicalJson.of(evidence))
        .update();
  }

  /** All of a transfer, in the order in which they were given. */
  public List<Approval> of(UUID transfer) {
    return read(transfer, "");
  }

  /**
   * Those that count: not those that somebody gave while what was found about their account was
   * going on.
   */
  public List<Approval> counting(UUID transfer) {
    return read(
        transfer,
        """
        and not exists (select 1 from approval_doubt d
          where d.person = a.person and a.at between d.since and d.until)
        """);
  }

  private List<Approval> read(UUID transfer, String condition) {
    return jdbc.sql(
            "select person, digest, effects_hash, browser_key, at from transfer_approval a"
                + " where transfer = :transfer "
                + condition
                + " order by number")
        .param("transfer", transfer)
        .query((row, index) ->
            new Approval(
                row.getObject("person", UUID.class),
                Bytes.fromHex(row.getString("digest")),
                Bytes.fromHex(row.getString("effects_hash")),
                row.getString("browser_key"),
                row.getTimestamp("at").toInstant()))
        .list();
  }
}
