package dev.countersign.server.cases;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.cases.Case;
import dev.countersign.response.cases.Joining;
import dev.countersign.response.cases.Trigger;
import dev.countersign.response.playbook.Thing;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Opens cases and lets happenings join them, in the order of the journal, each once: how far it is
 * stands in the database, and moves in the transaction that opens or joins.
 */
public final class CaseFollower {
  private static final Logger LOG = LoggerFactory.getLogger(CaseFollower.class);
  private static final int AT_ONCE = 100;
  private static final int FAR_BEHIND = 1_000;

  private final JdbcClient jdbc;
  private final JournalStore journal;
  private final CaseStore cases;
  private final Triggers triggers;

  CaseFollower(DataSource source, JournalStore journal, CaseStore cases, Triggers triggers) {
    this.jdbc = JdbcClient.create(source);
    this.journal = journal;
    this.cases = cases;
    this.triggers = triggers;
  }

  /** Takes what came since the last time. */
  public void round() {
    boolean more = true;
    while (more) {
      long end = jdbc.sql("select number from journal_tail").query(Long.class).single();
      long position = position("");
      List<JournalEntry> some = next(position);
      if (some.isEmpty()) {
        if (end - position > FAR_BEHIND) {
          move(position, end);
        }
        return;
      }
      List<Trigger> found = some.stream().flatMap(one -> read(one).stream()).toList();
      long last = some.getLast().number();
      if (found.isEmpty()) {
        move(position, last);
      } else {
        take(position, last, found);
      }
      more = some.size() == AT_ONCE;
    }
  }

  /** One that cannot be read is told, and holds up none that come after. */
  private Optional<Trigger> read(JournalEntry entry) {
    try {
      return triggers.of(entry);
    } catch (UnreadableInput | IllegalArgumentException | DateTimeException e) {
      LOG.warn(
          "the journal's entry {} was not looked at for cases: {}", entry.number(), e.toString());
      return Optional.empty();
    }
  }

  private void take(long position, long last, List<Trigger> found) {
    journal.record(entries -> {
      if (position(" for update") != position) {
        return; // another server took them
      }
      found.forEach(one -> take(one, entries));
      move(position, last);
    });
  }

  private void take(Trigger trigger, Journal entries) {
    Instant now = journal.now();
    List<Joining.Standing> standing = cases.standing(trigger.at());
    Optional<Case> before = Joining.of(trigger, standing).flatMap(cases::held);
    if (before.isEmpty()) {
      if (trigger.opens()) {
        Case fresh =
            Case.opened(UUID.randomUUID(), cases.nextNumber(trigger.at()), trigger, Case.ITSELF);
        cases.keep(fresh, now);
        entries.add("case-opened", fresh.subject(), opened(fresh));
      }
      return;
    }
    Case after = before.get().with(trigger);
    for (UUID same : Joining.alsoTheSame(trigger, after.id(), standing)) {
      Case other = cases.held(same).orElseThrow();
      after = after.with(other);
      Case closed = other.takenInto(after, now);
      cases.keep(closed, now);
      entries.add(
          "case-taken-into",
          closed.subject(),
          Json.object()
              .put("number", closed.number())
              .put("into", after.subject())
              .put("intoNumber", after.number()));
    }
    if (!after.equals(before.get())) {
      cases.keep(after, now);
      entries.add("case-joined", after.subject(), joined(before.get(), after, trigger));
    }
  }

  static ObjectNode opened(Case one) {
    ObjectNode body = Json.object();
    body.put("number", one.number());
    body.put("kind", one.kind().word());
    body.put("severity", one.severity().name().toLowerCase(Locale.ROOT));
    body.put("title", one.title());
    body.put("by", one.openedBy());
    ArrayNode about = body.putArray("about");
    one.about().forEach(thing -> about.add(thing.subject()));
    return body;
  }

  private static ObjectNode joined(Case before, Case after, Trigger trigger) {
    ObjectNode body = Json.object();
    body.put("number", after.number());
    if (trigger.opens()) {
      body.put("kind", trigger.kind().word());
      body.put("title", trigger.title());
    }
    if (before.state() != after.state()) {
      body.put("state", after.state().word());
    }
    TreeSet<Thing> more = new TreeSet<>(after.about());
    more.removeAll(before.about());
    ArrayNode about = body.putArray("about");
    more.forEach(thing -> about.add(thing.subject()));
    return body;
  }

  private long position(String locked) {
    return jdbc.sql("select number from response_case_journal" + locked).query(Long.class).single();
  }

  private void move(long from, long to) {
    jdbc.sql("update response_case_journal set number = :to where number = :from")
        .param("to", to)
        .param("from", from)
        .update();
  }

  private List<JournalEntry> next(long after) {
    return jdbc.sql(
            """
            select number, at, kind, subject, body, previous, hash from journal
            where number > :after and kind = any(:kinds)
              and (kind <> 'transfer-decided' or body like '%"address-sanctioned"%'
                or body like '%"address-of-thief"%')
            order by number limit :most
            """)
        .param("after", after)
        .param("kinds", Triggers.KINDS.toArray(String[]::new))
        .param("most", AT_ONCE)
        .query((row, index) ->
            new JournalEntry(
                row.getLong("number"),
                row.getTimestamp("at").toInstant(),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("body"),
                Bytes.fromHex(row.getString("previous")),
                Bytes.fromHex(row.getString("hash"))))
        .list();
  }
}
