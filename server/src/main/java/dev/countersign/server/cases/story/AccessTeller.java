package dev.countersign.server.cases.story;

import dev.countersign.response.cases.TimelineLine;
import dev.countersign.response.cases.TimelineLine.Source;
import dev.countersign.response.playbook.Thing;
import dev.countersign.server.cases.story.Entries.Entry;
import dev.countersign.server.transfer.Requesters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was found about the people and sessions of a case, and what was done about them. */
final class AccessTeller implements Teller {
  private static final int MOST = 300;

  private static final Map<String, String> DONE =
      Map.of(
          "sessions-ended", "Sessions ended",
          "person-shut-out", "Shut out",
          "hold-released", "Transfers released",
          "passkey-registered", "Passkey added",
          "passkey-removed", "Passkey removed");

  private final JdbcClient jdbc;
  private final Entries entries;
  private final Requesters names;

  AccessTeller(DataSource source, Entries entries, Requesters names) {
    this.jdbc = JdbcClient.create(source);
    this.entries = entries;
    this.names = names;
  }

  @Override
  public List<TimelineLine> lines(Scope scope) {
    List<TimelineLine> lines = new ArrayList<>(findings(scope));
    lines.addAll(responses(scope));
    List<String> people = scope.subjects(Thing.Kind.PERSON);
    for (Entry one :
        entries.about(people, scope.from(), scope.to(), DONE.keySet().toArray(String[]::new))) {
      boolean added = one.kind().startsWith("passkey");
      lines.add(
          new TimelineLine(
              one.at(),
              Source.ACCESS,
              one.key(),
              added ? "note" : "allow",
              DONE.getOrDefault(one.kind(), one.kind()),
              names.name(one.subject()) + by(one),
              "/people/" + one.id()));
    }
    for (Entry one :
        entries.about(
            scope.subjects(Thing.Kind.SESSION),
            scope.from(),
            scope.to(),
            "session-began",
            "session-ended")) {
      boolean began = one.kind().equals("session-began");
      lines.add(
          new TimelineLine(
              one.at(),
              Source.ACCESS,
              one.key(),
              "note",
              began ? "Signed in" : "Session ended",
              began
                  ? one.text("name") + " from " + one.text("network") + by(one)
                  : "The session is over" + by(one),
              ""));
    }
    for (Entry one : entries.about(people, scope.from(), scope.to(), "finding-settled")) {
      boolean theirs = one.text("state").equals("theirs");
      lines.add(
          new TimelineLine(
              one.at(),
              Source.ACCESS,
              one.key(),
              theirs ? "allow" : "deny",
              "Settled",
              names.name(one.text("by"))
                  + " says that it was "
                  + (theirs ? "them" : "somebody else")
                  + ": "
                  + one.text("reason"),
              "/access/" + one.text("finding")));
    }
    return lines;
  }

  private String by(Entry one) {
    return one.text("by").isEmpty() || one.text("by").equals(one.subject())
        ? ""
        : ", by " + names.name(one.text("by"));
  }

  private List<TimelineLine> findings(Scope scope) {
    return jdbc.sql(
            """
            select id, at, severity, sentence from account_finding
            where (person = any(cast(:people as uuid[]))
                or (session <> '' and session = any(:sessions))
                or id = any(cast(:findings as uuid[])))
              and at between :from and :to and severity <> 'info'
            order by number desc limit :most
            """)
        .param("people", scope.ids(Thing.Kind.PERSON))
        .param("sessions", scope.ids(Thing.Kind.SESSION))
        .param("findings", scope.ids(Thing.Kind.FINDING))
        .param("from", scope.start())
        .param("to", scope.end())
        .param("most", MOST)
        .query((row, index) ->
            new TimelineLine(
                row.getTimestamp("at").toInstant(),
                Source.ACCESS,
                "finding/" + row.getString("id"),
                mark(row.getString("severity")),
                "Found",
                row.getString("sentence"),
                "/access/" + row.getString("id")))
        .list();
  }

  private List<TimelineLine> responses(Scope scope) {
    return jdbc.sql(
            """
            select r.number, r.at, r.outcome, f.id from access_response r
            join account_finding f on f.id = r.finding
            where r.taken and r.at between :from and :to
              and (f.person = any(cast(:people as uuid[])) or f.id = any(cast(:findings as uuid[])))
            order by r.number desc limit :most
            """)
        .param("people", scope.ids(Thing.Kind.PERSON))
        .param("findings", scope.ids(Thing.Kind.FINDING))
        .param("from", scope.start())
        .param("to", scope.end())
        .param("most", MOST)
        .query((row, index) ->
            new TimelineLine(
                row.getTimestamp("at").toInstant(),
                Source.ACCESS,
                "response/" + row.getLong("number"),
                "allow",
                "Done at once",
                row.getString("outcome"),
                "/access/" + row.getString("id")))
        .list();
  }

  static String mark(String severity) {
    return switch (severity) {
      case "critical" -> "deny";
      case "high", "medium" -> "hold";
      default -> "note";
    };
  }
}
