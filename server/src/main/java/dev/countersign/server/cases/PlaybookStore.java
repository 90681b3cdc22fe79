package dev.countersign.server.cases;

import dev.countersign.response.cases.Case;
import dev.countersign.response.playbook.CaseKind;
import dev.countersign.response.playbook.Playbook;
import dev.countersign.response.playbook.PlaybookFile;
import dev.countersign.response.playbook.Playbooks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Playbooks: those that are shipped, and the company's own versions. A case keeps the version of
 * each kind that was in force when it became one of that kind.
 */
public final class PlaybookStore {
  /** The number of those that are shipped. */
  public static final int SHIPPED = 0;

  private final JdbcClient jdbc;
  private final Playbooks shipped = Playbooks.shipped();
  private final Map<Integer, Playbook> read = new ConcurrentHashMap<>();

  /** Of a database that was brought up to date. */
  public PlaybookStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * A version of the company's own.
   *
   * @param number from 1, over all kinds
   * @param base the shipped document to which it adds; empty where it stands in its place
   * @param keptBy as the journal calls them
   * @param withdrawnAt null as long as it may be in force
   */
  public record Version(
      int number,
      CaseKind kind,
      String source,
      String base,
      String sha256,
      String keptBy,
      Instant keptAt,
      @Nullable Instant withdrawnAt) {}

  /** Those of a kind, the newest first. */
  public List<Version> versions(CaseKind kind) {
    return jdbc.sql("select * from playbook_version where kind = :kind order by number desc")
        .param("kind", kind.word())
        .query(PlaybookStore::version)
        .list();
  }

  /** The number of the one in force for a kind, or {@link #SHIPPED}. */
  public int inForce(CaseKind kind) {
    return jdbc.sql(
            "select coalesce(max(number), 0) from playbook_version where kind = :kind"
                + " and withdrawn_at is null")
        .param("kind", kind.word())
        .query(Integer.class)
        .single();
  }

  /** The playbook of a kind and a number. */
  public Playbook of(CaseKind kind, int number) {
    return number == SHIPPED
        ? shipped.of(kind)
        : read.computeIfAbsent(
            number,
            one -> {
              Version version =
                  jdbc.sql("select * from playbook_version where number = :number")
                      .param("number", one)
                      .query(PlaybookStore::version)
                      .single();
              return PlaybookFile.own(version.source(), any -> PlaybookFile.read(version.base()));
            });
  }

  /** By which a case is asked, of every kind. */
  public Playbooks of(Case one) {
    Map<CaseKind, Integer> kept = kept(one.id());
    Map<CaseKind, Playbook> all = new EnumMap<>(CaseKind.class);
    for (CaseKind kind : one.playbooks().keySet()) {
      Integer number = kept.get(kind);
      all.put(kind, of(kind, number == null ? inForce(kind) : number));
    }
    return shipped.with(all);
  }

  /** Which version of each of its kinds a case keeps. */
  public Map<CaseKind, Integer> kept(UUID id) {
    Map<CaseKind, Integer> kept = new EnumMap<>(CaseKind.class);
    jdbc.sql("select kind, number from response_case_playbook where response_case = :id")
        .param("id", id)
        .query(row -> {
          CaseKind.of(row.getString("kind"))
              .ifPresent(kind -> {
                try {
                  kept.put(kind, row.getInt("number"));
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
        });
    return kept;
  }

  /** A case keeps what is in force of the kinds that are new to it. */
  void keep(Case one) {
    for (CaseKind kind : one.playbooks().keySet()) {
      jdbc.sql(
              """
              insert into response_case_playbook (response_case, kind, number)
              values (:id, :kind, :number) on conflict do nothing
              """)
          .param("id", one.id())
          .param("kind", kind.word())
          .param("number", inForce(kind))
          .update();
    }
  }

  int add(Version one) {
    return jdbc.sql(
            """
            insert into playbook_version (kind, source, base, sha256, kept_by, kept_at)
            values (:kind, :source, :base, :sha256, :by, :at) returning number
            """)
        .param("kind", one.kind().word())
        .param("source", one.source())
        .param("base", one.base())
        .param("sha256", one.sha256())
        .param("by", one.keptBy())
        .param("at", Timestamp.from(one.keptAt()))
        .query(Integer.class)
        .single();
  }

  int withdraw(CaseKind kind, Instant at) {
    return jdbc.sql(
            "update playbook_version set withdrawn_at = :at where kind = :kind"
                + " and withdrawn_at is null")
        .param("kind", kind.word())
        .param("at", Timestamp.from(at))
        .update();
  }

  private static Version version(ResultSet row, int index) throws SQLException {
    Timestamp withdrawn = row.getTimestamp("withdrawn_at");
    return new Version(
        row.getInt("number"),
        CaseKind.of(row.getString("kind")).orElseThrow(),
        row.getString("source"),
        row.getString("base"),
        row.getString("sha256"),
        row.getString("kept_by"),
        row.getTimestamp("kept_at").toInstant(),
        withdrawn == null ? null : withdrawn.toInstant());
  }
}
