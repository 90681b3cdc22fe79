package dev.countersign.server.provider;

import dev.countersign.server.session.Tokens;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Visits to the provider, and whom it means, in the database. */
final class ProviderStore {
  private final JdbcClient jdbc;

  ProviderStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * A visit.
   *
   * @param person null until they came back
   */
  record Visit(String state, String nonce, String verifier, @Nullable UUID person) {}

  /** Begins one; forgets those that took too long. */
  void begin(String secret, Visit visit, Instant now, Instant expires) {
    jdbc.sql("delete from provider_visit where expires_at < :now")
        .param("now", Timestamp.from(now))
        .update();
    jdbc.sql(
            """
            insert into provider_visit (secret_sha256, state, nonce, verifier, expires_at)
            values (:secret, :state, :nonce, :verifier, :expires)
            """)
        .param("secret", Tokens.sha256(secret))
        .param("state", visit.state())
        .param("nonce", visit.nonce())
        .param("verifier", visit.verifier())
        .param("expires", Timestamp.from(expires))
        .update();
  }

  /** One that has not taken too long. */
  Optional<Visit> find(String secret, Instant now) {
    return jdbc.sql(
            """
            select state, nonce, verifier, person from provider_visit
            where secret_sha256 = :secret and expires_at > :now
            """)
        .param("secret", Tokens.sha256(secret))
        .param("now", Timestamp.from(now))
        .query((row, index) ->
            new Visit(
                row.getString("state"),
                row.getString("nonce"),
                row.getString("verifier"),
                row.getObject("person", UUID.class)))
        .optional();
  }

  /** They came back. False where they had before. */
  boolean back(String secret, UUID person, Instant expires) {
    return jdbc.sql(
                """
                update provider_visit set person = :person, expires_at = :expires
                where secret_sha256 = :secret and person is null
                """)
            .param("secret", Tokens.sha256(secret))
            .param("person", person)
            .param("expires", Timestamp.from(expires))
            .update()
        == 1;
  }

  /** Uses a visit up. False where somebody else was faster. */
  boolean use(String secret, UUID person, Instant now) {
    return jdbc.sql(
                """
                delete from provider_visit
                where secret_sha256 = :secret and person = :person and expires_at > :now
                """)
            .param("secret", Tokens.sha256(secret))
            .param("person", person)
            .param("now", Timestamp.from(now))
            .update()
        == 1;
  }

  /** Whom the provider means. */
  Optional<UUID> person(String issuer, String subject) {
    return jdbc.sql(
            "select person from provider_subject where issuer = :issuer and subject = :subject")
        .param("issuer", issuer)
        .param("subject", subject)
        .query(UUID.class)
        .optional();
  }

  /** From now on the provider means that person. False where it means somebody else by them. */
  boolean bind(String issuer, String subject, UUID person, Instant since) {
    return jdbc.sql(
                """
                insert into provider_subject (issuer, subject, person, since)
                values (:issuer, :subject, :person, :since) on conflict do nothing
                """)
            .param("issuer", issuer)
            .param("subject", subject)
            .param("person", person)
            .param("since", Timestamp.from(since))
            .update()
        == 1;
  }
}
