package dev.countersign.server.alert;

import dev.countersign.model.verdict.Severity;
import dev.countersign.server.metrics.Figures;
import dev.countersign.server.metrics.Sheet;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Incidents, alerts and deliveries. They are counted in the database, the same on each server. */
public final class AlertFigures implements Figures {
  private final JdbcClient jdbc;
  private final InstantSource clock;

  /** Of that database. */
  public AlertFigures(DataSource source, InstantSource clock) {
    this.jdbc = JdbcClient.create(source);
    this.clock = clock;
  }

  @Override
  public String part() {
    return "alerts";
  }

  @Override
  public void tell(Sheet sheet) {
    Instant now = clock.instant();
    incidents(sheet);
    alerts(sheet);
    deliveries(sheet, now);
    last(sheet, now);
  }

  /** Also where there are none: what is never shown cannot be asked for. */
  private void incidents(Sheet sheet) {
    for (String status : new String[] {"open", "acknowledged"}) {
      Map<String, Integer> counts = new HashMap<>();
      jdbc.sql(
              """
              select severity, count(*) as count from incident
              where status = :status and severity <> '' group by 1
              """)
          .param("status", status)
          .query(row -> {
            counts.put(row.getString("severity"), row.getInt("count"));
          });
      for (Severity severity : Severity.values()) {
        String word = StandingJson.word(severity);
        sheet.gauge(
            "countersign.incidents.open",
            "Incidents that are not over, by the worst of their alerts that stand",
            counts.getOrDefault(word, 0),
            "severity",
            word,
            "status",
            status);
      }
    }
  }

  private void alerts(Sheet sheet) {
    jdbc.sql(
            """
            select code, severity, sum(times)::bigint as count,
              count(*) filter (where taken_back_at is not null) as gone
            from alert group by 1, 2
            """)
        .query(row -> {
          String[] labels = {"code", row.getString("code"), "severity", row.getString("severity")};
          sheet.counter(
              "countersign.alerts.raised",
              "Alerts, each time that one came counted",
              row.getLong("count"),
              labels);
          sheet.gauge(
              "countersign.alerts.taken.back",
              "Alerts whose block left the chain and that did not come again",
              row.getInt("gone"),
              labels);
        });
  }

  private void deliveries(Sheet sheet, Instant now) {
    jdbc.sql(
            """
            select channel, count(*) filter (where state = 'queued') as pending,
              count(*) filter (where state = 'failed') as failed,
              count(*) filter (where state = 'sent') as sent,
              min(queued_at) filter (where state = 'queued') as oldest,
              max(ended_at) filter (where state = 'sent') as newest
            from alert_delivery group by 1
            """)
        .query(row -> {
          String channel = row.getString("channel");
          sheet.gauge(
              "countersign.alerts.deliveries.pending",
              "What waits to be delivered",
              row.getInt("pending"),
              "channel",
              channel);
          sheet.counter(
              "countersign.alerts.deliveries.failed",
              "What was given up",
              row.getLong("failed"),
              "channel",
              channel);
          sheet.counter(
              "countersign.alerts.deliveries.sent",
              "What arrived",
              row.getLong("sent"),
              "channel",
              channel);
          Timestamp oldest = row.getTimestamp("oldest");
          sheet.gauge(
              "countersign.alerts.deliveries.waiting.seconds",
              "How long what waits longest waits; 0 where nothing does",
              oldest == null ? 0 : seconds(oldest, now),
              "channel",
              channel);
          Timestamp newest = row.getTimestamp("newest");
          if (newest != null) {
            sheet.gauge(
                "countersign.alerts.delivered.age.seconds",
                "How long ago something arrived",
                seconds(newest, now),
                "channel",
                channel);
          }
        });
  }

  private void last(Sheet sheet, Instant now) {
    jdbc.sql("select last_at from alert order by number desc limit 1")
        .query(row -> {
          sheet.gauge(
              "countersign.alerts.age.seconds",
              "How long ago the newest alert came",
              seconds(row.getTimestamp("last_at"), now));
        });
  }

  private static double seconds(Timestamp then, Instant now) {
    return Math.max(0, Duration.between(then.toInstant(), now).toMillis() / 1_000.0);
  }
}
