package dev.countersign.server.access.watch;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which server watches, and how far. */
final class WatchStore {
  private final JdbcClient jdbc;

  WatchStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** Takes the watch, or keeps it; how far it is, or nothing where another has it. */
  OptionalLong take(UUID holder, Instant now, Instant until) {
    return jdbc
        .sql(
            """
            update access_watch set holder = :holder, until = :until
            where holder is null or holder = :holder or until < :now returning watched
            """)
        .param("holder", holder)
        .param("until", Timestamp.from(until))
        .param("now", Timestamp.from(now))
        .query(Long.class)
        .list()
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /** Everything up to that number was watched; false where another has the watch by now. */
  boolean watched(UUID holder, long number) {
    return jdbc.sql("update access_watch set watched = :number where holder = :holder")
            .param("number", number)
            .param("holder", holder)
            .update()
        == 1;
  }

  /** Gives the watch back. */
  void release(UUID holder) {
    jdbc.sql("update access_watch set holder = null, until = null where holder = :holder")
        .param("holder", holder)
        .update();
  }

  /** How many events wait to be watched. */
  long behind() {
    return jdbc.sql(
            "select count(*) from access_event where number > (select watched from access_watch)")
        .query(Long.class)
        .single();
  }

  /** How many findings were noted since a moment. */
  long notedSince(Instant since) {
    return jdbc.sql("select count(*) from account_finding where noted_at > :since")
        .param("since", Timestamp.from(since))
        .query(Long.class)
        .single();
  }
}
