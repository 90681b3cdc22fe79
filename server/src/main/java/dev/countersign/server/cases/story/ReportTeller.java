package dev.countersign.server.cases.story;

import dev.countersign.response.cases.TimelineLine;
import dev.countersign.response.cases.TimelineLine.Source;
import dev.countersign.response.playbook.Thing;
import dev.countersign.server.cases.story.Entries.Entry;
import dev.countersign.server.transfer.Requesters;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lures that the people of a case met, and what was said of them. */
final class ReportTeller implements Teller {
  private static final int MOST = 50;

  private final JdbcClient jdbc;
  private final Entries entries;
  private final Requesters names;

  ReportTeller(DataSource source, Entries entries, Requesters names) {
    this.jdbc = JdbcClient.create(source);
    this.entries = entries;
    this.names = names;
  }

  private record Lure(UUID id, long number, String title) {
    String words() {
      return "lure " + number + (title.isBlank() ? "" : ", “" + title + "”");
    }

    String link() {
      return "/lures/" + id;
    }
  }

  @Override
  public List<TimelineLine> lines(Scope scope) {
    Map<UUID, Lure> lures = lures(scope);
    List<TimelineLine> lines = new ArrayList<>(reports(lures));
    List<String> subjects = new ArrayList<>(scope.subjects(Thing.Kind.PERSON));
    people(lures).forEach(person -> subjects.add("person/" + person));
    for (Entry one : entries.about(subjects, scope.reports(), scope.to(), "lure-met")) {
      Lure lure = lures.get(id(one.text("campaign")));
      if (lure != null) {
        lines.add(met(one, lure));
      }
    }
    List<String> campaigns = lures.keySet().stream().map(id -> "campaign/" + id).toList();
    for (Entry one : entries.about(campaigns, scope.reports(), scope.to(), "campaign-disposed")) {
      Lure lure = lures.get(id(one.id()));
      if (lure != null) {
        lines.add(
            new TimelineLine(
                one.at(),
                Source.REPORT,
                one.key(),
                one.text("disposition").equals("lure") ? "deny" : "note",
                "Looked at",
                names.name(one.text("by"))
                    + " says that "
                    + lure.words()
                    + " is "
                    + (one.text("disposition").equals("lure") ? "a lure" : one.text("disposition")),
                lure.link()));
      }
    }
    return lines;
  }

  private Map<UUID, Lure> lures(Scope scope) {
    Map<UUID, Lure> lures = new HashMap<>();
    jdbc.sql(
            """
            select c.id, c.number, c.title from campaign c
            where c.id = any(cast(:campaigns as uuid[]))
              or (c.disposition <> 'harmless' and c.outcome <> 'allow'
                and c.last_at >= :from and c.began_at <= :to
                and exists (select 1 from exposure e where e.campaign = c.id
                  and e.person = any(cast(:people as uuid[]))))
            order by c.number desc limit :most
            """)
        .param("campaigns", scope.ids(Thing.Kind.CAMPAIGN))
        .param("people", scope.ids(Thing.Kind.PERSON))
        .param("from", Timestamp.from(scope.reports()))
        .param("to", scope.end())
        .param("most", MOST)
        .query((row, index) ->
            new Lure(
                row.getObject("id", UUID.class), row.getLong("number"), row.getString("title")))
        .list()
        .forEach(lure -> lures.put(lure.id(), lure));
    return lures;
  }

  private List<TimelineLine> reports(Map<UUID, Lure> lures) {
    List<TimelineLine> lines = new ArrayList<>();
    jdbc.sql(
            """
            select id, at, by, outcome, answered_at, campaign from report
            where campaign = any(cast(:campaigns as uuid[])) order by number limit 200
            """)
        .param("campaigns", lures.keySet().stream().map(UUID::toString).toArray(String[]::new))
        .query(row -> {
          Lure lure = lures.get(row.getObject("campaign", UUID.class));
          String outcome = row.getString("outcome");
          if (lure != null) {
            lines.add(
                new TimelineLine(
                    row.getTimestamp("at").toInstant(),
                    Source.REPORT,
                    "report/" + row.getString("id"),
                    outcome == null ? "note" : outcome,
                    "Reported",
                    who(row.getString("by"))
                        + " reported "
                        + lure.words()
                        + "; the answer was "
                        + answer(outcome),
                    lure.link()));
          }
        });
    return lines;
  }

  private List<String> people(Map<UUID, Lure> lures) {
    return jdbc.sql(
            "select distinct person::text from exposure where campaign = any(cast(:ids as uuid[]))"
                + " limit 200")
        .param("ids", lures.keySet().stream().map(UUID::toString).toArray(String[]::new))
        .query(String.class)
        .list();
  }

  private TimelineLine met(Entry one, Lure lure) {
    String level = one.text("level");
    String did =
        switch (level) {
          case "ran" -> "ran it";
          case "opened" -> "opened it";
          default -> "received it";
        };
    String because =
        switch (one.text("because")) {
          case "said" -> ", they say";
          case "by-hand" -> ", security says";
          default -> "";
        };
    return new TimelineLine(
        one.at(),
        Source.REPORT,
        one.key(),
        level.equals("ran") ? "deny" : level.equals("opened") ? "hold" : "note",
        level.equals("ran") ? "Ran it" : level.equals("opened") ? "Opened it" : "Met it",
        names.name(one.subject()) + " " + did + because + ": " + lure.words(),
        lure.link());
  }

  private String who(String by) {
    return by.isEmpty() ? "Somebody" : names.name(by);
  }

  private static String answer(@org.jspecify.annotations.Nullable String outcome) {
    return switch (outcome) {
      case "deny" -> "dangerous";
      case "hold" -> "suspicious";
      case "allow" -> "harmless as far as can be told";
      case null, default -> "not there yet";
    };
  }

  private static UUID id(String text) {
    return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? UUID.fromString(text)
        : new UUID(0, 0);
  }
}
