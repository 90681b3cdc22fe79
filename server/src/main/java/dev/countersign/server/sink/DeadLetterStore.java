package dev.countersign.server.sink;

import dev.countersign.model.value.Bytes;
import dev.countersign.server.sink.DeadLetter.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Messages that could not be taken, of all topics of findings. */
public final class DeadLetterStore {
  private static final int LONGEST_WHY = 500;

  /** W3C Trace Context; what is none of it may hold what a database does not keep. */
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private static final String COLUMNS =
      """
      select number, topic, part, at_offset, state, why, substring(bytes from 1 for :bytes) as begin,
        length(bytes) as length, kept_at, tries, tried_at, settled_by, settled_at, reason, traceparent
      from finding_dead_letter
      """;

  private final JdbcClient jdbc;

  /** In a database that was brought up to date. */
  public DeadLetterStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** Keeps what could not be taken; false where it is kept already. */
  boolean bury(String topic, Message message, String why, Instant at) {
    return jdbc.sql(
                """
                insert into finding_dead_letter (topic, part, at_offset, why, bytes, traceparent, kept_at)
                values (:topic, :part, :offset, :why, :bytes, :traceparent, :at)
                on conflict (topic, part, at_offset) do nothing
                """)
            .param("topic", topic)
            .param("part", message.part())
            .param("offset", message.offset())
            .param("why", bounded(why))
            .param("bytes", message.value().toArray())
            .param(
                "traceparent",
                TRACEPARENT.matcher(message.traceparent()).matches() ? message.traceparent() : "")
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }

  private static String bounded(String why) {
    return why.length() > LONGEST_WHY ? why.substring(0, LONGEST_WHY) : why;
  }

  /** How many of a topic are open. */
  long open(String topic) {
    return jdbc.sql(
            "select count(*) from finding_dead_letter where topic = :topic and state = 'open'")
        .param("topic", topic)
        .query(Long.class)
        .single();
  }

  /** How many are open. */
  public long open() {
    return jdbc.sql("select count(*) from finding_dead_letter where state = 'open'")
        .query(Long.class)
        .single();
  }

  /** Whether any topic of findings was ever read. */
  public boolean isUsed() {
    return jdbc.sql(
            "select exists (select from finding_reader) or exists (select from finding_dead_letter)")
        .query(Boolean.class)
        .single();
  }

  /**
   * Some, the newest first.
   *
   * @param state null for all
   * @param before the number behind the first; {@link Long#MAX_VALUE} for the newest
   * @param bytes how many of each one's bytes are given
   */
  public List<DeadLetter> all(@Nullable State state, long before, int most, int bytes) {
    return jdbc.sql(
            COLUMNS
                + """
                where number < :before and (:state = '' or state = :state)
                order by number desc limit :most
                """)
        .param("bytes", bytes)
        .param("before", before)
        .param("state", state == null ? "" : state.word())
        .param("most", most)
        .query(DeadLetterStore::letter)
        .list();
  }

  /** One, with so many of its bytes. */
  public Optional<DeadLetter> find(long number, int bytes) {
    return jdbc.sql(COLUMNS + "where number = :number")
        .param("bytes", bytes)
        .param("number", number)
        .query(DeadLetterStore::letter)
        .optional();
  }

  /** One as it came, and what is known of it; nobody else settles it in the transaction at hand. */
  Optional<Held> held(long number) {
    return jdbc.sql(COLUMNS + "where number = :number for update")
        .param("bytes", Integer.MAX_VALUE)
        .param("number", number)
        .query((row, index) -> {
          DeadLetter letter = letter(row, index);
          return new Held(
              letter,
              new Message(
                  letter.part(), letter.offset(), letter.begin(), row.getString("traceparent")));
        })
        .optional();
  }

  /** A letter and the message that it was. */
  record Held(DeadLetter letter, Message message) {}

  /** Numbers of open ones that can be tried, those first that were not tried for longest. */
  List<Long> waiting(int most) {
    return jdbc.sql(
            """
            select number from finding_dead_letter where state = 'open' and length(bytes) > 0
            order by tried_at nulls first, number limit :most
            """)
        .param("most", most)
        .query(Long.class)
        .list();
  }

  /** It was tried, and is as unreadable as before. */
  void unread(long number, String why, Instant at) {
    jdbc.sql(
            """
            update finding_dead_letter set why = :why, tries = tries + 1, tried_at = :at
            where number = :number
            """)
        .param("why", bounded(why))
        .param("at", Timestamp.from(at))
        .param("number", number)
        .update();
  }

  /** It was tried, and read. */
  void taken(long number, String by, Instant at) {
    jdbc.sql(
            """
            update finding_dead_letter set state = 'taken', tries = tries + 1, tried_at = :at,
              settled_by = :by, settled_at = :at
            where number = :number
            """)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .param("number", number)
        .update();
  }

  /** It will never be readable. */
  void setAside(long number, String by, String reason, Instant at) {
    jdbc.sql(
            """
            update finding_dead_letter set state = 'set-aside', settled_by = :by, settled_at = :at,
              reason = :reason
            where number = :number
            """)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .param("reason", reason)
        .param("number", number)
        .update();
  }

  /** It is open again. */
  void open(long number) {
    jdbc.sql(
            """
            update finding_dead_letter set state = 'open', settled_by = null, settled_at = null,
              reason = null
            where number = :number
            """)
        .param("number", number)
        .update();
  }

  private static DeadLetter letter(ResultSet row, int index) throws SQLException {
    return new DeadLetter(
        row.getLong("number"),
        row.getString("topic"),
        row.getInt("part"),
        row.getLong("at_offset"),
        State.of(row.getString("state")),
        row.getString("why"),
        Bytes.of(row.getBytes("begin")),
        row.getInt("length"),
        row.getTimestamp("kept_at").toInstant(),
        row.getInt("tries"),
        instant(row.getTimestamp("tried_at")),
        Objects.requireNonNullElse(row.getString("settled_by"), ""),
        instant(row.getTimestamp("settled_at")),
        Objects.requireNonNullElse(row.getString("reason"), ""));
  }

  private static @Nullable Instant instant(@Nullable Timestamp at) {
    return at == null ? null : at.toInstant();
  }
}
