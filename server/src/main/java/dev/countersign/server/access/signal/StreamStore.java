package dev.countersign.server.access.signal;

import dev.countersign.access.signal.SignalType;
import dev.countersign.server.access.signal.SignalStream.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Streams in the database. */
final class StreamStore {
  private final JdbcClient jdbc;

  StreamStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** Those that hear of that, of machines that are still there; the paused ones too. */
  List<SignalStream> hearing(SignalType type) {
    return jdbc
        .sql(
            """
            select s.* from signal_stream s
            join machine m on m.id = s.machine and m.removed_at is null
              and 'signals' = any (string_to_array(m.scopes, ','))
            where s.status <> 'disabled' order by s.made_at, s.id
            """)
        .query(StreamStore::stream)
        .list()
        .stream()
        .filter(stream -> stream.delivered().contains(type))
        .toList();
  }

  /** That of a machine. */
  Optional<SignalStream> of(UUID machine) {
    return jdbc.sql("select * from signal_stream where machine = :machine")
        .param("machine", machine)
        .query(StreamStore::stream)
        .optional();
  }

  void add(SignalStream stream, Instant now) {
    write(
            """
            insert into signal_stream (id, machine, audience, events, requested, description, status,
              status_reason, made_at)
            values (:id, :machine, :audience, :events, :requested, :description, :status, :reason, :now)
            """,
            stream)
        .param("machine", stream.machine())
        .param("audience", stream.audience())
        .param("now", Timestamp.from(now))
        .update();
  }

  void change(SignalStream stream) {
    write(
            """
            update signal_stream set events = :events, requested = :requested,
              description = :description, status = :status, status_reason = :reason where id = :id
            """,
            stream)
        .update();
  }

  private JdbcClient.StatementSpec write(String sql, SignalStream stream) {
    return jdbc.sql(sql)
        .param("id", stream.id())
        .param(
            "events",
            stream.delivered().stream().map(SignalType::uri).collect(Collectors.joining(" ")))
        .param("requested", String.join(" ", stream.requested()))
        .param("description", stream.description())
        .param("status", stream.status().word())
        .param("reason", stream.reason());
  }

  /** A verification may be asked for, and was now; false where one was since that moment. */
  boolean verify(UUID id, Instant since, Instant now) {
    return jdbc.sql(
                """
                update signal_stream set verified_at = :now
                where id = :id and (verified_at is null or verified_at <= :since)
                """)
            .param("now", Timestamp.from(now))
            .param("id", id)
            .param("since", Timestamp.from(since))
            .update()
        == 1;
  }

  void remove(UUID id) {
    jdbc.sql("delete from signal_stream where id = :id").param("id", id).update();
  }

  private static SignalStream stream(ResultSet row, int index) throws SQLException {
    Timestamp verified = row.getTimestamp("verified_at");
    return new SignalStream(
        row.getObject("id", UUID.class),
        row.getObject("machine", UUID.class),
        row.getString("audience"),
        types(row.getString("events")),
        words(row.getString("requested")),
        row.getString("description"),
        Status.of(row.getString("status")).orElse(Status.DISABLED),
        row.getString("status_reason"),
        verified == null ? null : verified.toInstant());
  }

  private static Set<SignalType> types(String uris) {
    Set<SignalType> types = new HashSet<>();
    words(uris).forEach(uri -> SignalType.of(uri).ifPresent(types::add));
    return types;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty()).toList();
  }
}
