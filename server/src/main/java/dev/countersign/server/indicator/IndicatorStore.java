package dev.countersign.server.indicator;

import dev.countersign.intel.indicator.Indicator;
import dev.countersign.intel.indicator.IndicatorKind;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Indicators in the database. */
public final class IndicatorStore {
  private static final int AT_ONCE = 1_000;

  private final JdbcClient jdbc;
  private final JdbcTemplate template;
  private final TransactionTemplate transaction;

  /** Of a database that was brought up to date. */
  public IndicatorStore(DataSource source) {
    this.template = new JdbcTemplate(source);
    this.template.setFetchSize(AT_ONCE);
    this.jdbc = JdbcClient.create(template);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
  }

  /** Writes some of a batch that does not count yet. */
  void add(UUID batch, List<Indicator> some) {
    template.batchUpdate(
        """
        insert into indicator (id, batch, kind, value, name, source, actor, confidence, valid_from,
          valid_until, origin) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        some,
        AT_ONCE,
        (row, one) -> {
          row.setObject(1, UUID.randomUUID());
          row.setObject(2, batch);
          row.setString(3, one.kind().word());
          row.setString(4, one.value());
          row.setString(5, one.name());
          row.setString(6, one.source());
          row.setString(7, one.actor());
          row.setInt(8, one.confidence());
          row.setTimestamp(9, Timestamp.from(one.from()));
          row.setTimestamp(10, IndicatorRows.timestamp(one.until()));
          row.setString(11, one.origin());
        });
  }

  /**
   * What is known of values of one kind: what each source said last, the surest first.
   *
   * @param values in their one way of being written
   */
  public Map<String, List<Indicator>> known(
      IndicatorKind kind, Collection<String> values, Instant now) {
    if (values.isEmpty()) {
      return Map.of();
    }
    List<Kept> found =
        jdbc.sql(
                IndicatorRows.GOOD
                    + " and i.kind = :kind and i.value in (:values) order by b.number desc, i.id")
            .param("kind", kind.word())
            .param("values", Set.copyOf(values))
            .param("now", Timestamp.from(now))
            .query(IndicatorRows::kept)
            .list();
    Map<String, List<Indicator>> known = new HashMap<>();
    Set<String> said = new HashSet<>();
    for (Kept one : found) {
      Indicator indicator = one.indicator();
      if (said.add(indicator.source() + '\n' + indicator.value())) {
        known.computeIfAbsent(indicator.value(), any -> new ArrayList<>()).add(indicator);
      }
    }
    known
        .values()
        .forEach(
            all -> all.sort((one, other) -> Integer.compare(other.confidence(), one.confidence())));
    return known;
  }

  /** Hands over all of one kind that are good. */
  public void each(IndicatorKind kind, Instant now, Consumer<Indicator> into) {
    // Outside of a transaction PostgreSQL's driver holds all rows at once.
    transaction.executeWithoutResult(status -> {
      try (Stream<Kept> rows =
          jdbc
              .sql(IndicatorRows.GOOD + " and i.kind = :kind")
              .param("kind", kind.word())
              .param("now", Timestamp.from(now))
              .query(IndicatorRows::kept)
              .stream()) {
        rows.forEach(one -> into.accept(one.indicator()));
      }
    });
  }

  /** Takes back what its source took back. */
  void revoke(String source, List<String> origins, Instant at) {
    for (int from = 0; from < origins.size(); from += AT_ONCE) {
      jdbc.sql(
              """
              update indicator set withdrawn_at = :at
              where source = :source and origin in (:origins) and withdrawn_at is null
              """)
          .param("at", Timestamp.from(at))
          .param("source", source)
          .param("origins", origins.subList(from, Math.min(origins.size(), from + AT_ONCE)))
          .update();
    }
  }

  /** A newer version of a source's indicator stands for the older ones of its id. */
  void supersede(UUID batch) {
    jdbc.sql(
            """
            with older as (
              update indicator old set withdrawn_at = now() from indicator new
              where new.batch = :batch and new.origin <> '' and old.origin = new.origin
                and old.source = new.source and old.batch <> :batch and old.withdrawn_at is null
              returning old.id)
            update indicator_state set number = number + 1 where exists (select 1 from older)
            """)
        .param("batch", batch)
        .update();
  }

  /** When the next one of a kind begins or ends to be good. */
  public Optional<Instant> nextChange(IndicatorKind kind, Instant now) {
    return jdbc.sql(
            """
            select least(
              (select min(valid_until) from indicator where kind = :kind and valid_until > :now),
              (select min(valid_from) from indicator where kind = :kind and valid_from > :now)) as next
            """)
        .param("kind", kind.word())
        .param("now", Timestamp.from(now))
        .query((row, index) -> IndicatorRows.time(row, "next"))
        .single();
  }

  /** Another number where anything of it changed. */
  public long state() {
    return jdbc.sql("select number from indicator_state").query(Long.class).single();
  }

  void changed() {
    jdbc.sql("update indicator_state set number = number + 1").update();
  }

  /**
   * Some that are kept, the newest first.
   *
   * @param kind only of that; empty for all
   * @param text only whose value holds that, in small letters; empty for all
   */
  public List<Kept> latest(Optional<IndicatorKind> kind, String text, int from, int most) {
    return jdbc.sql(
            IndicatorRows.SELECT
                + """
                 and (:kind = '' or i.kind = :kind) and (:text = '' or position(:text in i.value) > 0)
                order by b.number desc, i.kind, i.value, i.id limit :most offset :from
                """)
        .param("kind", kind.map(IndicatorKind::word).orElse(""))
        .param("text", text)
        .param("from", from)
        .param("most", most)
        .query(IndicatorRows::kept)
        .list();
  }

  /** All that are good, the newest first, at most so many. */
  public List<Kept> good(Instant now, int most) {
    return jdbc.sql(
            IndicatorRows.GOOD + " order by b.number desc, i.kind, i.value, i.id limit :most")
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query(IndicatorRows::kept)
        .list();
  }

  /** How many are good, by kind. */
  public Map<IndicatorKind, Long> counts(Instant now) {
    Map<IndicatorKind, Long> counts = new HashMap<>();
    jdbc.sql("select kind, count(*) as many from (" + IndicatorRows.GOOD + ") good group by kind")
        .param("now", Timestamp.from(now))
        .query((row, index) ->
            counts.put(IndicatorKind.of(row.getString("kind")).orElseThrow(), row.getLong("many")))
        .list();
    return counts;
  }

  /** Takes one back; empty where there is none, or it was taken back before. */
  Optional<Kept> withdraw(UUID id, Instant at) {
    int changed =
        jdbc.sql("update indicator set withdrawn_at = :at where id = :id and withdrawn_at is null")
            .param("id", id)
            .param("at", Timestamp.from(at))
            .update();
    return changed == 0
        ? Optional.empty()
        : jdbc.sql(IndicatorRows.SELECT + " and i.id = :id")
            .param("id", id)
            .query(IndicatorRows::kept)
            .optional();
  }

  /**
   * Puts what others may have of a batch behind all that they may have already.
   *
   * @param one of it alone; empty for all
   */
  void share(UUID batch, Optional<UUID> one, Instant now) {
    jdbc.sql(
            """
            with begin as (select greatest(:now,
                (select max(added_at) + interval '1 microsecond' from indicator)) as at),
              numbered as (
                select id, row_number() over (order by kind, value, id) - 1 as place from indicator
                where batch = :batch and (:all or id = :one))
            update indicator i set added_at = begin.at + numbered.place * interval '1 microsecond'
            from numbered, begin where i.id = numbered.id
            """)
        .param("now", Timestamp.from(now))
        .param("batch", batch)
        .param("all", one.isEmpty())
        .param("one", one.orElse(batch))
        .update();
  }

  /** Notes that some ended; how many of each kind. */
  Map<String, Long> endTold(Instant now, int most) {
    Map<String, Long> ended = new HashMap<>();
    jdbc.sql(
            """
            with ended as (
              update indicator set end_told = true where id in (
                select id from indicator where not end_told and valid_until <= :now
                order by valid_until limit :most)
              returning kind)
            select kind, count(*) as many from ended group by kind
            """)
        .param("now", Timestamp.from(now))
        .param("most", most)
        .query((row, index) -> ended.put(row.getString("kind"), row.getLong("many")))
        .list();
    return ended;
  }

  boolean hasEnded(Instant now) {
    return jdbc.sql(
            "select exists (select 1 from indicator where not end_told and valid_until <= :now)")
        .param("now", Timestamp.from(now))
        .query(Boolean.class)
        .single();
  }
}
