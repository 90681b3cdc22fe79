package dev.countersign.server.access.measure;

import dev.countersign.access.watch.WatchStatus;
import dev.countersign.server.access.event.EventStore;
import dev.countersign.server.access.event.SourceState;
import dev.countersign.server.access.pull.Pulls;
import dev.countersign.server.access.watch.EventWatch;
import dev.countersign.server.metrics.Figures;
import dev.countersign.server.metrics.Sheet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Events, how far behind whoever reads them is, findings and what was done. What is counted in the
 * database is the same on each of its servers.
 */
public final class AccessFigures implements Figures {
  private static final String EVENTS = "countersign.access.events";
  private static final String COMPARED = "countersign.access.watch.events";

  private final JdbcClient jdbc;
  private final EventStore events;
  private final EventWatch watch;
  private final Pulls pulls;
  private final InstantSource clock;

  /** Of those. */
  public AccessFigures(
      DataSource source, EventStore events, EventWatch watch, Pulls pulls, InstantSource clock) {
    this.jdbc = JdbcClient.create(source);
    this.events = events;
    this.watch = watch;
    this.pulls = pulls;
    this.clock = clock;
  }

  @Override
  public String part() {
    return "access";
  }

  @Override
  public void tell(Sheet sheet) {
    Instant now = clock.instant();
    events.states().forEach(state -> source(state, now, sheet));
    pulls.states().forEach(pull -> pull(pull, now, sheet));
    sheet.gauge(
        "countersign.access.watch.behind",
        "Events that came and were not compared yet",
        (double) watch.behind());
    sheet.gauge(
        "countersign.access.watch.here",
        "1 on the server of a database that compares events",
        watch.status().isPresent() ? 1 : 0);
    watch.status().ifPresent(status -> compared(status, sheet));
    findings(sheet);
    responses(sheet);
    signals(sheet);
  }

  private static void source(SourceState state, Instant now, Sheet sheet) {
    events(sheet, state.name(), "taken", state.taken());
    events(sheet, state.name(), "repeated", state.repeated());
    events(sheet, state.name(), "late", state.late());
    events(sheet, state.name(), "unreadable", state.unreadable());
    events(sheet, state.name(), "dropped", state.dropped());
    Instant newest = state.newest();
    if (newest != null) {
      sheet.gauge(
          "countersign.access.source.age.seconds",
          "How long ago the newest event of a source happened",
          seconds(newest, now),
          "source",
          state.name());
    }
    Instant arrived = state.arrived();
    if (arrived != null) {
      sheet.gauge(
          "countersign.access.source.silence.seconds",
          "How long ago something came of a source",
          seconds(arrived, now),
          "source",
          state.name());
    }
  }

  private static void events(Sheet sheet, String source, String outcome, long count) {
    sheet.counter(
        EVENTS,
        "Events by what became of them; late ones are taken too",
        count,
        "source",
        source,
        "outcome",
        outcome);
  }

  private static void pull(Pulls.State pull, Instant now, Sheet sheet) {
    Instant readTo = pull.readTo();
    if (readTo != null) {
      sheet.gauge(
          "countersign.access.pull.lag.seconds",
          "How far behind the reading of a source is that this server asks",
          seconds(readTo, now),
          "pull",
          pull.name());
    }
    sheet.gauge(
        "countersign.access.pull.failing",
        "1 where a source that this server asks does not answer as it should",
        pull.trouble().isEmpty() ? 0 : 1,
        "pull",
        pull.name());
  }

  private static void compared(WatchStatus status, Sheet sheet) {
    compared(sheet, "compared", status.taken());
    compared(sheet, "repeated", status.repeated());
    compared(sheet, "late", status.late());
    compared(sheet, "too-late", status.tooLate());
    compared(sheet, "ahead", status.ahead());
    compared(sheet, "nobody", status.nobody());
    compared(sheet, "bounded", status.bounded());
    sheet.gauge(
        "countersign.access.watch.people", "Accounts of which something is kept", status.people());
  }

  private static void compared(Sheet sheet, String outcome, long count) {
    sheet.counter(
        COMPARED,
        "Events that were compared since this server began to, those of its first look back too",
        count,
        "outcome",
        outcome);
  }

  private void findings(Sheet sheet) {
    jdbc.sql("select code, severity, count(*) as count from account_finding group by 1, 2")
        .query(row -> {
          sheet.counter(
              "countersign.access.findings",
              "Findings about accounts and sessions",
              row.getLong("count"),
              "code",
              row.getString("code"),
              "severity",
              row.getString("severity"));
        });
  }

  private void responses(Sheet sheet) {
    jdbc.sql("select action, taken, count(*) as count from access_response group by 1, 2")
        .query(row -> {
          sheet.counter(
              "countersign.access.responses",
              "What was done about findings, or rehearsed",
              row.getLong("count"),
              "action",
              row.getString("action"),
              "outcome",
              row.getBoolean("taken") ? "done" : "rehearsed");
        });
  }

  private void signals(Sheet sheet) {
    jdbc.sql(
            """
            select receiver, count(*) as count,
              count(*) filter (where delivered_at is null and given_up_at is null) as waiting,
              count(*) filter (where given_up_at is not null) as lost
            from signal_sent group by receiver
            """)
        .query(row -> {
          String receiver = row.getString("receiver");
          sheet.counter(
              "countersign.signals.sent",
              "Signals for others",
              row.getLong("count"),
              "receiver",
              receiver);
          sheet.counter(
              "countersign.signals.lost",
              "Signals that a receiver refused, or did not take in time",
              row.getLong("lost"),
              "receiver",
              receiver);
          sheet.gauge(
              "countersign.signals.waiting",
              "Signals that wait for a receiver",
              row.getInt("waiting"),
              "receiver",
              receiver);
        });
  }

  private static double seconds(Instant then, Instant now) {
    return Math.max(0, Duration.between(then, now).toMillis() / 1_000.0);
  }
}
