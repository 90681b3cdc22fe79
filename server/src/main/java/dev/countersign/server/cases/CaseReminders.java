package dev.countersign.server.cases;

import dev.countersign.model.json.Json;
import dev.countersign.response.cases.Case;
import dev.countersign.response.cases.CaseState;
import dev.countersign.response.cases.Member;
import dev.countersign.response.cases.Overdue;
import dev.countersign.response.playbook.Thing;
import dev.countersign.server.journal.JournalStore;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says in the journal, by which people are told, which decisions of cases are overdue. */
public final class CaseReminders {
  private static final int A_ROUND = 200;

  private final JdbcClient jdbc;
  private final JournalStore journal;
  private final CaseStore cases;

  /** Of those cases. */
  public CaseReminders(DataSource source, JournalStore journal, CaseStore cases) {
    this.jdbc = JdbcClient.create(source);
    this.journal = journal;
    this.cases = cases;
  }

  /** Says it of each that is due to be told. */
  public void remind() {
    for (UUID id : due(journal.now())) {
      journal.record(entries -> {
        Instant now = journal.now();
        Case one = cases.held(id).orElseThrow();
        if (one.state() == CaseState.CLOSED) {
          return;
        }
        Overdue.now(one.agenda(cases.playbooks(one)), told(id), now)
            .ifPresent(overdue -> {
              keep(id, overdue, now);
              entries.releasesNothing();
              entries.add("case-overdue", one.subject(), body(one, overdue));
            });
      });
    }
  }

  /** Those with a decision that is overdue, the ones that were told of longest ago first. */
  private List<UUID> due(Instant now) {
    return jdbc.sql(
            """
            select id from response_case where next_due <= :now
            order by told_at nulls first, next_due limit :most
            """)
        .param("now", Timestamp.from(now))
        .param("most", A_ROUND)
        .query(UUID.class)
        .list();
  }

  private Optional<Overdue.Told> told(UUID id) {
    return jdbc.sql(
            "select told_at, told_times, told_tasks from response_case where id = :id and told_at"
                + " is not null")
        .param("id", id)
        .query((row, index) ->
            new Overdue.Told(
                new TreeSet<>(Arrays.asList(row.getString("told_tasks").split(" ", -1))),
                row.getTimestamp("told_at").toInstant(),
                row.getInt("told_times")))
        .optional();
  }

  private void keep(UUID id, Overdue overdue, Instant now) {
    jdbc.sql(
            """
            update response_case set told_at = :now, told_times = :times, told_tasks = :tasks
            where id = :id
            """)
        .param("id", id)
        .param("now", Timestamp.from(now))
        .param("times", overdue.times())
        .param("tasks", String.join(" ", overdue.tasks()))
        .update();
  }

  /** Whom a case is about is not told of it, whatever their part. */
  private static ObjectNode body(Case one, Overdue overdue) {
    ObjectNode body = Json.object().put("number", one.number());
    put(body.putArray("tasks"), overdue.tasks());
    body.put("since", overdue.since().toString()).put("times", overdue.times());
    List<String> members =
        one.members().stream()
            .map(Member::person)
            .filter(person -> !one.isAbout(person))
            .distinct()
            .sorted()
            .toList();
    put(body.putArray("to"), members);
    body.put("everybody", members.isEmpty() || overdue.escalated());
    put(
        body.putArray("without"),
        one.about(Thing.Kind.PERSON).stream().map(Thing::subject).toList());
    return body;
  }

  private static void put(ArrayNode array, Collection<String> texts) {
    texts.forEach(array::add);
  }
}
