package dev.countersign.server.taxii;

import dev.countersign.intel.knowledge.Knowledge;
import dev.countersign.intel.stix.StixWriter;
import dev.countersign.intel.taxii.Added;
import dev.countersign.intel.taxii.MemoryObjects;
import dev.countersign.intel.taxii.TaxiiTime;
import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * What is known of the thieves, as objects that each came in at one time: so whoever asks after a
 * newer release of the product for what was added since, gets what is new in it and what changed.
 */
public final class SharedKnowledge {
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  private record Known(String sha256, Instant added) {}

  /** In a database that was brought up to date. */
  public SharedKnowledge(DataSource source) {
    this.jdbc = JdbcClient.create(source);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
  }

  /** The objects; those that were not there before are added now. */
  public MemoryObjects objects(Knowledge knowledge, Instant now) {
    List<Added> all = new ArrayList<>();
    transaction.executeWithoutResult(status -> {
      jdbc.sql("lock table shared_object in exclusive mode").update();
      Map<String, Known> known = known();
      Instant next = next(known, now);
      for (JsonNode object : StixWriter.bundle(knowledge).path("objects")) {
        String id = object.path("id").asString();
        String sha256 = sha256(object);
        Known before = known.get(id);
        if (before != null && before.sha256.equals(sha256)) {
          all.add(new Added(before.added, object));
        } else {
          put(id, sha256, next);
          all.add(new Added(next, object));
          next = TaxiiTime.ofMicros(TaxiiTime.micros(next) + 1);
        }
      }
    });
    return new MemoryObjects(all);
  }

  /** Behind all that is there, were it that the clock went back. */
  private static Instant next(Map<String, Known> known, Instant now) {
    long last =
        known.values().stream().mapToLong(one -> TaxiiTime.micros(one.added)).max().orElse(0);
    return TaxiiTime.ofMicros(Math.max(TaxiiTime.micros(now), last + 1));
  }

  private Map<String, Known> known() {
    Map<String, Known> known = new HashMap<>();
    jdbc.sql("select stix_id, sha256, added_at from shared_object")
        .query((row, index) ->
            known.put(
                row.getString("stix_id"),
                new Known(row.getString("sha256"), row.getTimestamp("added_at").toInstant())))
        .list();
    return known;
  }

  private void put(String id, String sha256, Instant added) {
    jdbc.sql(
            """
            insert into shared_object (stix_id, sha256, added_at) values (:id, :sha256, :added)
            on conflict (stix_id) do update set sha256 = excluded.sha256, added_at = excluded.added_at
            """)
        .param("id", id)
        .param("sha256", sha256)
        .param("added", Timestamp.from(added))
        .update();
  }

  private static String sha256(JsonNode object) {
    return CanonicalJson.sha256(Json.compact(object).getBytes(StandardCharsets.UTF_8)).toHex();
  }
}
