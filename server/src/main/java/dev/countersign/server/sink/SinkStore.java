package dev.countersign.server.sink;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which server reads a topic, and how far. */
final class SinkStore {
  private final JdbcClient jdbc;
  private final String topic;

  SinkStore(DataSource source, String topic) {
    this.jdbc = JdbcClient.create(source);
    this.topic = topic;
  }

  /** Takes the topic, or keeps it; false where another server has it. */
  boolean take(UUID holder, Instant now, Instant until) {
    return jdbc.sql(
                """
                insert into finding_reader (topic, holder, until) values (:topic, :holder, :until)
                on conflict (topic) do update set holder = :holder, until = :until
                where finding_reader.holder is null or finding_reader.holder = :holder
                  or finding_reader.until < :now
                """)
            .param("topic", topic)
            .param("holder", holder)
            .param("until", Timestamp.from(until))
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  /** Whether this server has it still; nobody else takes it until the transaction at hand ends. */
  boolean holds(UUID holder, Instant until) {
    return jdbc.sql(
                "update finding_reader set until = :until where topic = :topic and holder = :holder")
            .param("until", Timestamp.from(until))
            .param("topic", topic)
            .param("holder", holder)
            .update()
        == 1;
  }

  /** Gives it back. */
  void release(UUID holder) {
    jdbc.sql(
            "update finding_reader set holder = null, until = null"
                + " where topic = :topic and holder = :holder")
        .param("topic", topic)
        .param("holder", holder)
        .update();
  }

  /** From which offset on each partition is read. */
  Map<Integer, Long> next() {
    Map<Integer, Long> next = new HashMap<>();
    jdbc.sql("select part, next from finding_offset where topic = :topic")
        .param("topic", topic)
        .query(row -> {
          next.put(row.getInt("part"), row.getLong("next"));
        });
    return next;
  }

  /** A partition is taken up to there; false where what was read was taken already. */
  boolean advance(int part, long first, long next) {
    return jdbc.sql(
                """
                insert into finding_offset (topic, part, next) values (:topic, :part, :next)
                on conflict (topic, part) do update set next = :next
                where finding_offset.next <= :first
                """)
            .param("topic", topic)
            .param("part", part)
            .param("first", first)
            .param("next", next)
            .update()
        == 1;
  }

  /** A partition goes on elsewhere, since what it had is not there any more. */
  void jump(int part, long next) {
    jdbc.sql("update finding_offset set next = :next where topic = :topic and part = :part")
        .param("next", next)
        .param("topic", topic)
        .param("part", part)
        .update();
  }
}
