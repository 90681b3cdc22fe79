package dev.countersign.server.alert;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.alert.Sighting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Alerts in the database. Whoever changes one does so in a deciding transaction. */
public final class AlertStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public AlertStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** An alert that an incident has: under which number, and whether it was taken back. */
  record Known(long number, boolean takenBack) {}

  /** Those of incidents with these keys, by incident and key. */
  Map<UUID, Map<String, Known>> known(Collection<UUID> incidents, Collection<String> keys) {
    Map<UUID, Map<String, Known>> known = new HashMap<>();
    jdbc.sql(
            """
            select incident, key, number, taken_back_at is not null as gone from alert
            where incident = any(cast(:incidents as uuid[])) and key = any(:keys)
            """)
        .param("incidents", incidents.stream().map(UUID::toString).toArray(String[]::new))
        .param("keys", keys.toArray(String[]::new))
        .query(row -> {
          known
              .computeIfAbsent(row.getObject("incident", UUID.class), id -> new HashMap<>())
              .put(row.getString("key"), new Known(row.getLong("number"), row.getBoolean("gone")));
        });
    return known;
  }

  /** Adds one to an incident; its number. */
  long add(UUID id, UUID incident, Alert alert, String traceparent) {
    Optional<Sighting> seen = alert.seen();
    return jdbc.sql(
            """
            insert into alert (id, incident, key, code, severity, subject, sentence, evidence,
              chain, block, transaction_hash, at, last_at, traceparent)
            values (:id, :incident, :key, :code, :severity, :subject, :sentence, :evidence,
              cast(:chain as bigint), cast(:block as bigint), :transaction, :at, :at,
              nullif(:traceparent, ''))
            returning number
            """)
        .param("traceparent", traceparent)
        .param("id", id)
        .param("incident", incident)
        .param("key", alert.key())
        .param("code", alert.code().code())
        .param("severity", StandingJson.word(alert.severity()))
        .param("subject", alert.subject())
        .param("sentence", alert.sentence())
        .param("evidence", Json.compact(evidence(alert.evidence())))
        .param("chain", seen.map(Sighting::chain).orElse(null))
        .param("block", seen.flatMap(Sighting::block).orElse(null))
        .param("transaction", seen.flatMap(Sighting::transaction).map(Bytes::toHex).orElse(""))
        .param("at", Timestamp.from(alert.at()))
        .query(Long.class)
        .single();
  }

  /** It came once more, with where it was seen last. */
  void again(long number, Alert alert) {
    Optional<Sighting> seen = alert.seen();
    jdbc.sql(
            """
            update alert set times = times + 1, last_at = greatest(last_at, :at),
              taken_back_at = null,
              block = coalesce(cast(:block as bigint), block)
            where number = :number
            """)
        .param("at", Timestamp.from(alert.at()))
        .param("block", seen.flatMap(Sighting::block).orElse(null))
        .param("number", number)
        .update();
  }

  /** Takes back those that stand and were seen in a block of a chain from that height on. */
  List<KeptAlert> takeBack(long chain, long fromBlock, Instant at) {
    return jdbc.sql(
            """
            update alert set taken_back_at = :at
            where chain = :chain and block >= :block and taken_back_at is null returning *
            """)
        .param("at", Timestamp.from(at))
        .param("chain", chain)
        .param("block", fromBlock)
        .query(AlertStore::alert)
        .list();
  }

  /** Those of an incident after a number, in the order in which they came. */
  public List<KeptAlert> of(UUID incident, long after, int most) {
    return jdbc.sql(
            """
            select * from alert where incident = :incident and number > :after
            order by number limit :most
            """)
        .param("incident", incident)
        .param("after", after)
        .param("most", most)
        .query(AlertStore::alert)
        .list();
  }

  /** The worst that stand in an incident, of these the newest first. */
  public List<KeptAlert> worst(UUID incident, int most) {
    return jdbc.sql(
            """
            select * from alert where incident = :incident
            order by taken_back_at is not null, array_position(
              array['critical', 'high', 'medium', 'low', 'info'], severity), number desc
            limit :most
            """)
        .param("incident", incident)
        .param("most", most)
        .query(AlertStore::alert)
        .list();
  }

  /** Alerts of all incidents, the newest first. */
  public List<KeptAlert> newest(long before, int most) {
    return jdbc.sql("select * from alert where number < :before order by number desc limit :most")
        .param("before", before)
        .param("most", most)
        .query(AlertStore::alert)
        .list();
  }

  static ObjectNode evidence(Map<String, String> evidence) {
    ObjectNode all = Json.object();
    evidence.forEach(all::put);
    return all;
  }

  private static KeptAlert alert(ResultSet row, int index) throws SQLException {
    Map<String, String> evidence = new LinkedHashMap<>();
    Json.parse(row.getString("evidence"), "The evidence")
        .properties()
        .forEach(one -> evidence.put(one.getKey(), one.getValue().asString()));
    Timestamp gone = row.getTimestamp("taken_back_at");
    String transaction = row.getString("transaction_hash");
    return new KeptAlert(
        row.getLong("number"),
        row.getObject("id", UUID.class),
        row.getObject("incident", UUID.class),
        row.getString("key"),
        row.getString("code"),
        StandingJson.severity(row.getString("severity")),
        row.getString("subject"),
        row.getString("sentence"),
        evidence,
        number(row, "chain"),
        number(row, "block"),
        transaction == null ? "" : transaction,
        row.getTimestamp("at").toInstant(),
        row.getTimestamp("last_at").toInstant(),
        row.getLong("times"),
        gone == null ? null : gone.toInstant());
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }
}
