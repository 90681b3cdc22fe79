package dev.countersign.server.people;

import dev.countersign.model.json.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One-time links: good once, for a while, and kept as a hash alone. */
public final class Invitations {
  /** How long a link is good. */
  public static final Duration VALID = Duration.ofDays(3);

  private final JdbcClient jdbc;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /** Invitations in a database that was brought up to date. */
  public Invitations(DataSource source, InstantSource clock) {
    this.jdbc = JdbcClient.create(source);
    this.clock = clock;
  }

  /**
   * An invitation that was found.
   *
   * @param person null where whoever comes founds the installation
   * @param madeBy who made the link; null for the server itself
   */
  public record Invitation(String sha256, @Nullable UUID person, @Nullable UUID madeBy) {}

  /** A new link's token for a person; earlier ones of theirs are good no more. */
  public String invite(UUID person, UUID madeBy) {
    jdbc.sql("update invitation set used_at = now() where person = :person and used_at is null")
        .param("person", person)
        .update();
    return add(person, madeBy);
  }

  /** A new link's token for whoever founds the installation; earlier ones are good no more. */
  public String found() {
    jdbc.sql("update invitation set used_at = now() where person is null and used_at is null")
        .update();
    return add(null, null);
  }

  /** The invitation behind a token, where it is still good. */
  public Optional<Invitation> find(String token) {
    return jdbc.sql(
            """
            select token_sha256, person, made_by from invitation
            where token_sha256 = :sha256 and used_at is null and expires_at > :now
            """)
        .param("sha256", sha256(token))
        .param("now", Timestamp.from(clock.instant()))
        .query((row, index) ->
            new Invitation(
                row.getString("token_sha256"),
                row.getObject("person", UUID.class),
                row.getObject("made_by", UUID.class)))
        .optional();
  }

  /** Uses it up. False where somebody else was faster. */
  public boolean use(Invitation invitation) {
    return jdbc.sql(
                "update invitation set used_at = :now where token_sha256 = :sha256"
                    + " and used_at is null and expires_at > :now")
            .param("sha256", invitation.sha256())
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  /** Who made the link by which a person came in; empty where the server did. */
  public Optional<UUID> maker(UUID person) {
    return jdbc.sql(
            """
            select made_by from invitation where person = :person and used_at is not null
            order by used_at desc limit 1
            """)
        .param("person", person)
        .query((row, index) -> Optional.ofNullable(row.getObject("made_by", UUID.class)))
        .optional()
        .flatMap(maker -> maker);
  }

  private String add(@Nullable UUID person, @Nullable UUID madeBy) {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant expires = clock.instant().plus(VALID);
    jdbc.sql(
            "insert into invitation (token_sha256, person, made_by, expires_at)"
                + " values (:sha256, cast(:person as uuid), cast(:by as uuid), :expires)")
        .param("sha256", sha256(token))
        .param("person", person)
        .param("by", madeBy)
        .param("expires", Timestamp.from(expires))
        .update();
    return token;
  }

  private static String sha256(String token) {
    return CanonicalJson.sha256(token.getBytes(StandardCharsets.UTF_8)).toHex();
  }
}
