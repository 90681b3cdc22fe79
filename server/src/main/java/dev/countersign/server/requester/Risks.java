package dev.countersign.server.requester;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The risk of a person or a machine, 0 to 100: 90 after a finding that a session or a passkey of
 * theirs, or its token, was used by somebody else, falling in a straight line to 0 over seven days.
 */
public final class Risks {
  private static final int AFTER_A_FINDING = 90;
  private static final Duration FADES = Duration.ofDays(7);

  private final JdbcClient jdbc;

  /** From the journal of a database that was brought up to date. */
  public Risks(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** The risk of a person now. */
  public int ofPerson(UUID person, Instant now) {
    return after(person, "person/" + person, now);
  }

  /** The risk of a machine now: after a finding about it or about who answers for it. */
  public int ofMachine(UUID machine, UUID responsible, Instant now) {
    return after(responsible, "machine/" + machine, now);
  }

  private int after(UUID person, String other, Instant now) {
    return jdbc.sql(
            """
            select max(at) as last from journal
            where kind = 'finding' and at > :since
              and (subject in (:person, :other)
                or subject like 'session/%' and body like :named)
            """)
        .param("since", Timestamp.from(now.minus(FADES)))
        .param("person", "person/" + person)
        .param("other", other)
        .param("named", "%\"person\":\"" + person + "\"%")
        .query((row, index) -> {
          Timestamp last = row.getTimestamp("last");
          if (last == null) {
            return 0;
          }
          long left = FADES.minus(Duration.between(last.toInstant(), now)).toSeconds();
          return (int)
              Math.max(0, Math.min(AFTER_A_FINDING, AFTER_A_FINDING * left / FADES.toSeconds()));
        })
        .single();
  }
}
