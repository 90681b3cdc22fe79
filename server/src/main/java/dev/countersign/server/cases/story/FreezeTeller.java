package dev.countersign.server.cases.story;

import dev.countersign.response.cases.TimelineLine;
import dev.countersign.response.cases.TimelineLine.Source;
import dev.countersign.response.playbook.Thing;
import dev.countersign.server.transfer.Requesters;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who was asked to freeze what a case's traces found, and what they answered. */
final class FreezeTeller implements Teller {
  private static final int MOST = 300;

  private final JdbcClient jdbc;
  private final Requesters names;

  FreezeTeller(DataSource source, Requesters names) {
    this.jdbc = JdbcClient.create(source);
    this.names = names;
  }

  @Override
  public List<TimelineLine> lines(Scope scope) {
    return jdbc.sql(
            """
            select r.id, r.reference, r.holder_name, s.position, s.state, s.at, s.who, s.note
            from freeze_request r join freeze_step s on s.request = r.id
            where (r.case_number = :number or r.trace = any(cast(:traces as uuid[])))
              and s.at between :from and :to
            order by s.at desc limit :most
            """)
        .param("number", scope.about().number())
        .param("traces", scope.ids(Thing.Kind.TRACE))
        .param("from", scope.start())
        .param("to", scope.end())
        .param("most", MOST)
        .query((row, index) -> {
          String state = row.getString("state");
          String note = row.getString("note");
          return new TimelineLine(
              row.getTimestamp("at").toInstant(),
              Source.FREEZE,
              "freeze/" + row.getString("id") + "/" + row.getInt("position"),
              state.equals("refused") ? "deny" : state.endsWith("frozen") ? "allow" : "note",
              "Freeze: " + state,
              "The request "
                  + row.getString("reference")
                  + " to "
                  + row.getString("holder_name")
                  + " is "
                  + state
                  + ", says "
                  + names.name(row.getString("who"))
                  + (note.isBlank() ? "" : ": " + note),
              "/freezes/" + row.getString("id"));
        })
        .list();
  }
}
