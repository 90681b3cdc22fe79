package dev.countersign.server.transfer;

import dev.countersign.model.json.Json;
import dev.countersign.server.people.Person;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which transfers wait for somebody. */
public final class AwaitingStore {
  private static final int MOST = 500;

  private final JdbcClient jdbc;
  private final Requesters requesters;
  private final Map<String, Awaited> read =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Awaited> eldest) {
          return size() > 2 * MOST;
        }
      };

  /** Of a database that was brought up to date. */
  public AwaitingStore(DataSource source, Requesters requesters) {
    this.jdbc = JdbcClient.create(source);
    this.requesters = requesters;
  }

  private record Open(UUID id, String requester, String mark) {}

  private record Asked(UUID transfer, String requester, boolean answered) {}

  /** Those that wait for their approval, their answer, or their word on an answer. */
  public Set<UUID> of(Person person, String browserKey) {
    Set<UUID> waiting = new LinkedHashSet<>(questions(person));
    for (Open open : open(browserKey)) {
      if (awaited(open).includes(person)
          && !requesters.speaksFor(person.subject(), open.requester())) {
        waiting.add(open.id());
      }
    }
    return waiting;
  }

  /** Those that wait, and were not asked for in that browser. */
  private List<Open> open(String browserKey) {
    return jdbc.sql(
            """
            select t.id, t.requester, t.decided_mark from transfer t
            where t.state = 'waiting' and t.decided_mark is not null and t.requester_key <> :key
              and exists (select 1 from transfer_payload where transfer = t.id)
            order by t.filed_at limit :most
            """)
        .param("key", browserKey)
        .param("most", MOST)
        .query((row, index) ->
            new Open(
                row.getObject("id", UUID.class),
                row.getString("requester"),
                row.getString("decided_mark")))
        .list();
  }

  private List<UUID> questions(Person person) {
    return jdbc
        .sql(
            """
            select t.id, t.requester, q.answer is not null as answered
            from transfer_question q join transfer t on t.id = q.transfer
            where t.state in ('waiting', 'approved') and q.settled_at is null
              and (q.answer is null or q.asked_by = :person)
            """)
        .param("person", person.id())
        .query((row, index) ->
            new Asked(
                row.getObject("id", UUID.class),
                row.getString("requester"),
                row.getBoolean("answered")))
        .list()
        .stream()
        .filter(one -> one.answered() || requesters.speaksFor(person.subject(), one.requester()))
        .map(Asked::transfer)
        .toList();
  }

  /** A decision is long, and seldom another than the last time. */
  private Awaited awaited(Open open) {
    String key = open.id() + "/" + open.mark();
    synchronized (read) {
      Awaited known = read.get(key);
      if (known != null) {
        return known;
      }
    }
    Awaited fresh =
        Awaited.of(
            jdbc.sql("select decided from transfer where id = :id and decided_mark = :mark")
                .param("id", open.id())
                .param("mark", open.mark())
                .query(String.class)
                .optional()
                .map(text -> Json.parse(text, "The decision"))
                .orElse(null));
    synchronized (read) {
      read.put(key, fresh);
    }
    return fresh;
  }
}
