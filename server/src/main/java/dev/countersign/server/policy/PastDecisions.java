package dev.countersign.server.policy;

import dev.countersign.gate.policy.replay.PastDecision;
import dev.countersign.model.json.Json;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was decided on transfers, out of the journal: the last decision on each, in their order. */
public final class PastDecisions {
  private static final int AT_ONCE = 500;

  private final JdbcClient jdbc;

  /** From the journal of a database that was brought up to date. */
  public PastDecisions(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * All that are there now.
   *
   * @return how many are left out because nothing is known of what they were decided on
   */
  public long each(Consumer<PastDecision> to) {
    // Entries that are added meanwhile would let a transfer come twice.
    long end = jdbc.sql("select coalesce(max(number), 0) from journal").query(Long.class).single();
    long without = 0;
    List<Row> rows = after(0, end);
    while (!rows.isEmpty()) {
      for (Row row : rows) {
        PastDecision decision =
            PastDecision.of(row.number, row.subject, Json.parse(row.body, "The entry"))
                .orElse(null);
        if (decision == null) {
          without++;
        } else {
          to.accept(decision);
        }
      }
      rows = after(rows.getLast().number, end);
    }
    return without;
  }

  private record Row(long number, String subject, String body) {}

  private List<Row> after(long number, long end) {
    return jdbc.sql(
            """
            select number, subject, body from journal past
            where number > :after and number <= :end and kind in (:kinds)
              and not exists (
                select 1 from journal later
                where later.subject = past.subject and later.number > past.number
                  and later.number <= :end and later.kind in (:kinds))
            order by number limit :most
            """)
        .param("after", number)
        .param("end", end)
        .param("kinds", PastDecision.KINDS)
        .param("most", AT_ONCE)
        .query((row, index) -> new Row(row.getLong(1), row.getString(2), row.getString(3)))
        .list();
  }
}
