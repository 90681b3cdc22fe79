package dev.countersign.server.transfer;

import dev.countersign.gate.intent.FiledIntent;
import dev.countersign.gate.intent.IntentState;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.journal.Question;
import dev.countersign.server.journal.Written;
import dev.countersign.server.wallet.WalletStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Transfers and their states in the database. Whoever writes does so in a deciding transaction. */
public final class TransferStore {
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private static final String SELECT =
      "select document, hash, wallet, state, requester_key, ended_at, reason from transfer";

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public TransferStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** Adds one at once, as others in the transaction at hand refer to it. */
  void add(Transfer transfer, JsonNode evidence) {
    Written written = Adding.of(transfer, evidence, null);
    jdbc.sql(written.sql()).params(written.values()).update();
  }

  /** The one with that id. */
  public Optional<Transfer> find(UUID id) {
    return jdbc.sql(SELECT + " where id = :id")
        .param("id", id)
        .query(TransferStore::transfer)
        .optional();
  }

  /** How everything stands that a decision on it depends on. */
  Optional<Standing> standing(UUID id) {
    return jdbc.sql(Standing.SELECT + " where t.id = :id")
        .param("id", id)
        .query(TransferStore::standing)
        .optional();
  }

  private static Standing standing(ResultSet row, int index) throws SQLException {
    return new Standing(
        transfer(row, index),
        row.getString("decided_mark"),
        row.getBoolean("asked"),
        row.getString("held"),
        row.getLong("payload"),
        World.of(row));
  }

  /** What is there before that one is filed. */
  static Question<BeforeFiling> before(FiledIntent filed, UUID wallet) {
    return new Question<>(
        BeforeFiling.SELECT,
        List.of(filed.id(), filed.requester(), wallet),
        (row, index) ->
            new BeforeFiling(row.getBoolean("before"), row.getInt("waiting"), World.of(row)));
  }

  /**
   * Where something can be asked for: the wallet of that label or id, and how everything stands.
   */
  public Optional<Place> place(String wallet) {
    return jdbc.sql(
            "select "
                + WalletStore.COLUMNS
                + ", "
                + World.COLUMNS
                + """
                 from wallet w cross join installation i
                where w.removed_at is null and
                """
                + (wallet.matches(ID) ? "w.id = cast(:wallet as uuid)" : "w.label = :wallet"))
        .param("wallet", wallet)
        .query((row, index) -> new Place(WalletStore.wallet(row, index), World.of(row)))
        .optional();
  }

  /** Those in one of the states, the newest first. */
  public List<Transfer> in(Collection<IntentState> states, int most) {
    return jdbc.sql(SELECT + " where state in (:states) order by filed_at desc, id limit :most")
        .param("states", states.stream().map(IntentState::word).toList())
        .param("most", most)
        .query(TransferStore::transfer)
        .list();
  }

  /**
   * How those stand that wait, or are not signed yet, the oldest first.
   *
   * @param after the last one of those before; null to begin
   */
  List<Standing> waiting(@Nullable UUID after, int most) {
    return jdbc.sql(
            Standing.SELECT
                + """
                 where t.state in ('waiting', 'approved')
                  and (cast(:id as uuid) is null or (t.filed_at, t.id) > (
                    select filed_at, id from transfer where id = cast(:id as uuid)))
                order by t.filed_at, t.id limit :most
                """)
        .param("id", after)
        .param("most", most)
        .query(TransferStore::standing)
        .list();
  }

  /**
   * A page of a list, the newest first.
   *
   * @param requester whose; null for everybody's
   * @param before the last one of the page before; null for the first page
   */
  public List<Transfer> page(
      @Nullable String requester, Collection<IntentState> states, @Nullable UUID before, int most) {
    return jdbc.sql(
            SELECT
                + """
                 where state in (:states)
                  and (cast(:requester as text) is null or requester = :requester)
                  and (cast(:before as uuid) is null or (filed_at, id) < (
                    select filed_at, id from transfer where id = cast(:before as uuid)))
                order by filed_at desc, id desc limit :most
                """)
        .param("states", states.stream().map(IntentState::word).toList())
        .param("requester", requester)
        .param("before", before)
        .param("most", most)
        .query(TransferStore::transfer)
        .list();
  }

  /**
   * What somebody asked for out of a wallet and nothing by JSON-RPC was answered with: signed or
   * waiting, its deadline not passed, the oldest first.
   */
  public List<Transfer> unanswered(UUID wallet, String requester, Instant now) {
    return jdbc.sql(
            SELECT
                + """
                 where wallet = :wallet and requester = :requester and deadline > :now
                  and state in ('waiting', 'approved', 'countersigned', 'sent', 'confirmed')
                  and not exists (select 1 from rpc_request where rpc_request.transfer = transfer.id)
                order by filed_at, id
                """)
        .param("wallet", wallet)
        .param("requester", requester)
        .param("now", Timestamp.from(now))
        .query(TransferStore::transfer)
        .list();
  }

  /**
   * Takes a transfer from one state to another.
   *
   * @throws IllegalStateException when that may not follow, or it is in another state
   */
  void move(Transfer from, IntentState to, @Nullable Instant ended, @Nullable String reason) {
    if (!from.state().next().contains(to)) {
      throw new IllegalStateException(from.state() + " is not followed by " + to);
    }
    int moved =
        jdbc.sql(
                """
                update transfer set state = :to, ended_at = cast(:ended as timestamptz),
                  reason = cast(:reason as text)
                where id = :id and state = :from
                """)
            .param("to", to.word())
            .param("ended", ended == null ? null : Timestamp.from(ended))
            .param("reason", reason)
            .param("id", from.id())
            .param("from", from.state().word())
            .update();
    if (moved != 1) {
      throw new IllegalStateException("the transfer is in another state by now");
    }
  }

  /** Keeps why it does not go on, in the state that it is in; null for nothing. */
  boolean explain(Transfer in, @Nullable String reason) {
    return jdbc.sql(
                """
                update transfer set reason = cast(:reason as text)
                where id = :id and state = :state and reason is distinct from cast(:reason as text)
                """)
            .param("reason", reason)
            .param("id", in.id())
            .param("state", in.state().word())
            .update()
        == 1;
  }

  /** Keeps the last decision. */
  void decided(UUID id, Decided decided) {
    jdbc.sql("update transfer set decided = :decision, decided_mark = :mark where id = :id")
        .param("decision", Json.compact(decided.text()))
        .param("mark", decided.mark())
        .param("id", id)
        .update();
  }

  /**
   * What there is of a transfer, so that nothing is asked for that is not there.
   *
   * @param decision the last one, as it was kept; null where there was none
   */
  public record Parts(
      @Nullable JsonNode decision,
      boolean payload,
      boolean approvals,
      boolean signature,
      boolean transactions) {
    /** Of one that was just decided on, with nothing yet that could be signed. */
    static Parts of(Decided decided) {
      return new Parts(decided.text(), false, false, false, false);
    }
  }

  /** What there is of a transfer. */
  public Parts parts(UUID id) {
    return jdbc.sql(
            """
            select t.decided,
              exists (select 1 from transfer_payload where transfer = t.id) as payload,
              exists (select 1 from transfer_approval where transfer = t.id) as approvals,
              exists (select 1 from countersignature where transfer = t.id) as signature,
              exists (select 1 from carried_out where transfer = t.id) as transactions
            from transfer t where t.id = :id
            """)
        .param("id", id)
        .query((row, index) -> {
          String decided = row.getString("decided");
          return new Parts(
              decided == null ? null : Json.parse(decided, "The decision"),
              row.getBoolean("payload"),
              row.getBoolean("approvals"),
              row.getBoolean("signature"),
              row.getBoolean("transactions"));
        })
        .single();
  }

  /** The last decision, as it was kept. */
  public Optional<JsonNode> decision(UUID id) {
    return jdbc.sql("select decided from transfer where id = :id and decided is not null")
        .param("id", id)
        .query(String.class)
        .optional()
        .map(text -> Json.parse(text, "The decision"));
  }

  private static Transfer transfer(ResultSet row, int index) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new Transfer(
        FiledIntent.of(Json.parse(row.getString("document"), "The document")),
        Bytes.fromHex(row.getString("hash")),
        row.getObject("wallet", UUID.class),
        IntentState.of(row.getString("state")),
        row.getString("requester_key"),
        ended == null ? null : ended.toInstant(),
        row.getString("reason"));
  }
}
