package dev.countersign.server.live;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the journal says about things that people look at: which, and what happened, no more. */
public final class Changes {
  private final JdbcClient jdbc;

  /** In a database that was brought up to date. */
  public Changes(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * Something happened.
   *
   * @param number of the journal's entry
   * @param subject such as {@code transfer/3f…}
   */
  record Change(long number, String subject, String kind) {}

  /** The number of the journal's last entry. */
  long last() {
    return jdbc.sql("select number from journal_tail").query(Long.class).single();
  }

  /**
   * What happened to transfers, changes, wallets, traces, reports, incidents, cases, dead letters
   * and the installation after an entry.
   */
  List<Change> after(long number, int most) {
    return jdbc.sql(
            """
            select number, subject, kind from journal
            where number > :number and (subject = 'installation'
              or split_part(subject, '/', 1) in ('transfer', 'change', 'wallet', 'trace', 'report', 'campaign',
                'incident', 'channel', 'case', 'dead-letter'))
            order by number limit :most
            """)
        .param("number", number)
        .param("most", most)
        .query((row, index) ->
            new Change(row.getLong("number"), row.getString("subject"), row.getString("kind")))
        .list();
  }
}
