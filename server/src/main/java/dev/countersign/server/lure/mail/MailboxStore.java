package dev.countersign.server.lure.mail;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far mailboxes were read. */
public final class MailboxStore {
  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public MailboxStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** The last UID that was taken in; 0 where none was, or the mailbox numbers its mails anew. */
  long last(String place, long validity) {
    return jdbc.sql("select uid from report_mailbox where place = :place and validity = :validity")
        .param("place", place)
        .param("validity", validity)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  /** Taken in up to there. */
  void last(String place, long validity, long uid) {
    jdbc.sql(
            """
            insert into report_mailbox (place, validity, uid) values (:place, :validity, :uid)
            on conflict (place) do update set validity = excluded.validity,
              uid = case when report_mailbox.validity = excluded.validity
                then greatest(report_mailbox.uid, excluded.uid) else excluded.uid end
            """)
        .param("place", place)
        .param("validity", validity)
        .param("uid", uid)
        .update();
  }
}
