package dev.countersign.server.policy;

import dev.countersign.gate.policy.decision.PolicyJudge;
import dev.countersign.gate.policy.yaml.PolicyFile;
import dev.countersign.model.value.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The versions of the policy. The last one is in force; before any, the one to begin with. */
public final class Policies {
  private static final String SELECT =
      "select number, document, digest, applied_at, change from policy_version";

  private final JdbcClient jdbc;
  private volatile @Nullable InForce last;

  /** Of a database that was brought up to date. */
  public Policies(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * A version.
   *
   * @param number 0 for the one to begin with
   * @param change that brought it; null for the one to begin with
   */
  public record Version(
      long number, String document, Bytes digest, Instant appliedAt, @Nullable UUID change) {}

  /** A version with its judge. */
  public record InForce(Version version, PolicyJudge judge) {}

  /** The one in force. */
  public InForce inForce() {
    return inForce(
        jdbc.sql("select coalesce(max(number), 0) from policy_version").query(Long.class).single());
  }

  /**
   * The one of that number, of which the database just said that it is the last one; 0 for the one
   * to begin with.
   */
  public InForce inForce(long number) {
    InForce known = last;
    if (known == null || known.version.number() != number) {
      Version version = find(number).orElseThrow();
      known = new InForce(version, new PolicyJudge(PolicyFile.read(version.document())));
      last = known;
    }
    return known;
  }

  /** All, the newest first. */
  public List<Version> all() {
    return jdbc.sql(SELECT + " order by number desc").query(Policies::version).list();
  }

  /** The one with that number. */
  public Optional<Version> find(long number) {
    return number == 0
        ? Optional.of(first())
        : jdbc.sql(SELECT + " where number = :number")
            .param("number", number)
            .query(Policies::version)
            .optional();
  }

  /** Brings a document into force, in the transaction at hand. */
  void apply(String document, Bytes digest, Instant at, @Nullable UUID change) {
    jdbc.sql(
            """
            insert into policy_version (document, digest, applied_at, change)
            values (:document, :digest, :at, cast(:change as uuid))
            """)
        .param("document", document)
        .param("digest", digest.toHex())
        .param("at", Timestamp.from(at))
        .param("change", change)
        .update();
  }

  /** The policy of a new installation. */
  static Version first() {
    try (InputStream in = Policies.class.getResourceAsStream("first.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the build did not include the first policy");
      }
      String document = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Version(0, document, PolicyFile.read(document).digest(), Instant.EPOCH, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Version version(ResultSet row, int index) throws SQLException {
    return new Version(
        row.getLong("number"),
        row.getString("document"),
        Bytes.fromHex(row.getString("digest")),
        row.getTimestamp("applied_at").toInstant(),
        row.getObject("change", UUID.class));
  }
}
