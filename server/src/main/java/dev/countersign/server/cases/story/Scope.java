package dev.countersign.server.cases.story;

import dev.countersign.response.cases.Case;
import dev.countersign.response.playbook.Thing;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a case is about, and from when to when something belongs to it.
 *
 * @param reports from when on reports do: people meet a lure weeks before anybody notices
 * @param from from when on everything else does
 * @param to until when
 */
record Scope(Case about, Instant reports, Instant from, Instant to) {
  private static final Duration EARLIER_REPORTS = Duration.ofDays(30);
  private static final Duration EARLIER = Duration.ofDays(2);

  static Scope of(Case one, Instant now) {
    return new Scope(
        one,
        one.openedAt().minus(EARLIER_REPORTS),
        one.openedAt().minus(EARLIER),
        one.closed().map(said -> said.at()).orElse(now));
  }

  /** The ids of the things of a kind. */
  String[] ids(Thing.Kind kind) {
    return about.about(kind).stream().map(Thing::id).toArray(String[]::new);
  }

  /** What the journal calls them. */
  List<String> subjects(Thing.Kind kind) {
    return about.about(kind).stream().map(Thing::subject).toList();
  }

  Timestamp start() {
    return Timestamp.from(from);
  }

  Timestamp end() {
    return Timestamp.from(to);
  }
}
