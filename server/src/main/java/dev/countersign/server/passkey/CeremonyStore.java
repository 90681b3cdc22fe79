package dev.countersign.server.passkey;

import dev.countersign.model.value.Bytes;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Ceremonies that were begun, on all servers of a database. */
final class CeremonyStore {
  /** How long somebody may take to touch the authenticator. */
  static final Duration VALID = Duration.ofMinutes(5);

  private final JdbcClient jdbc;
  private final InstantSource clock;

  CeremonyStore(DataSource source, InstantSource clock) {
    this.jdbc = JdbcClient.create(source);
    this.clock = clock;
  }

  /**
   * A ceremony.
   *
   * @param person null where it is not known before
   * @param session the console's session that began it; null without one
   * @param invitation the hash of the invitation's token; null without one
   * @param deed canonical JSON; null for registering and signing in
   */
  record Ceremony(
      UUID id,
      String kind,
      Bytes challenge,
      @Nullable UUID person,
      @Nullable UUID session,
      @Nullable String invitation,
      @Nullable String deed) {}

  void add(Ceremony ceremony) {
    jdbc.sql(
            """
            insert into ceremony (id, kind, challenge, person, session, invitation, deed, expires_at)
            values (:id, :kind, :challenge, cast(:person as uuid), cast(:session as uuid),
              cast(:invitation as text), cast(:deed as text), :expires)
            """)
        .param("id", ceremony.id())
        .param("kind", ceremony.kind())
        .param("challenge", ceremony.challenge().toArray())
        .param("person", ceremony.person())
        .param("session", ceremony.session())
        .param("invitation", ceremony.invitation())
        .param("deed", ceremony.deed())
        .param("expires", Timestamp.from(clock.instant().plus(VALID)))
        .update();
  }

  Optional<Ceremony> find(UUID id) {
    return jdbc.sql(
            """
            select id, kind, challenge, person, session, invitation, deed from ceremony
            where id = :id and used_at is null and expires_at > :now
            """)
        .param("id", id)
        .param("now", Timestamp.from(clock.instant()))
        .query((row, index) ->
            new Ceremony(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                Bytes.of(row.getBytes("challenge")),
                row.getObject("person", UUID.class),
                row.getObject("session", UUID.class),
                row.getString("invitation"),
                row.getString("deed")))
        .optional();
  }

  boolean use(UUID id) {
    return jdbc.sql(
                "update ceremony set used_at = :now where id = :id and used_at is null"
                    + " and expires_at > :now")
            .param("id", id)
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  /** Forgets ceremonies that ended a day ago; what they led to stands in the journal. */
  int forget() {
    return jdbc.sql("delete from ceremony where expires_at < :then")
        .param("then", Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
        .update();
  }
}
