package dev.countersign.server.watch;

import dev.countersign.model.json.Json;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.watch.rule.RuleBook;
import dev.countersign.watch.rule.document.RulesFile;
import dev.countersign.watch.rule.document.UnreadableRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rules over what moves, in all versions that were kept. */
public final class RuleStore {
  private static final Logger LOG = LoggerFactory.getLogger(RuleStore.class);
  private static final String COLUMNS = "select number, document, digest, kept_by, kept_at ";

  private final JdbcClient jdbc;
  private final JournalStore journal;
  private volatile @Nullable InForce known;

  /** In a database that was brought up to date. */
  public RuleStore(DataSource source, JournalStore journal) {
    this.jdbc = JdbcClient.create(source);
    this.journal = journal;
  }

  /** A version. */
  public record Version(
      long number, String document, String digest, String keptBy, Instant keptAt) {}

  /**
   * What holds.
   *
   * @param number of the newest version; 0 where none was kept
   * @param version that holds; empty where it is what the product comes with
   * @param unreadable why newer ones that were kept do not hold; empty where they do
   */
  public record InForce(
      long number, Optional<Version> version, String document, RuleBook book, String unreadable) {}

  /**
   * The newest version that can be read; where none was kept, the rules that the product comes
   * with. One that was kept by another program, and cannot be read by this one, does not hold.
   */
  public InForce inForce() {
    long number = newest();
    InForce last = known;
    if (last == null || last.number != number) {
      last = read(number);
      known = last;
    }
    return last;
  }

  /** The number of the newest version; 0 where none was kept. */
  long newest() {
    return jdbc.sql("select coalesce(max(number), 0) from watch_rules").query(Long.class).single();
  }

  private InForce read(long number) {
    String unreadable = "";
    for (Version version : versions()) {
      try {
        RuleBook book = RulesFile.readOnly(version.document());
        return new InForce(number, Optional.of(version), version.document(), book, unreadable);
      } catch (UnreadableRules e) {
        LOG.warn(
            "version {} of the watch rules cannot be read: {}", version.number(), e.toString());
        unreadable = "Version " + version.number() + " cannot be read: " + e.mistakes().getFirst();
      }
    }
    String shipped = RulesFile.shipped();
    return new InForce(number, Optional.empty(), shipped, RulesFile.readOnly(shipped), unreadable);
  }

  /** All versions, the newest first. */
  public List<Version> versions() {
    return jdbc.sql(COLUMNS + "from watch_rules order by number desc")
        .query(RuleStore::version)
        .list();
  }

  /**
   * Keeps a document as the version that holds from now on.
   *
   * @param by who, as the journal calls them
   * @throws UnreadableRules with all that is wrong in it, examples that come out otherwise too;
   *     what held before holds on
   */
  public InForce keep(String document, String by) {
    RuleBook book = RulesFile.read(document);
    journal.record(entries -> {
      jdbc.sql(
              """
              insert into watch_rules (document, digest, kept_by, kept_at)
              values (:document, :digest, :by, :at)
              """)
          .param("document", document)
          .param("digest", book.digest().toHex())
          .param("by", by)
          .param("at", Timestamp.from(journal.now()))
          .update();
      entries.add(
          "watch-rules-set",
          "installation",
          Json.object()
              .put("by", by)
              .put("name", book.name())
              .put("rules", book.rules().size())
              .put("digest", book.digest().toHex()));
    });
    return inForce();
  }

  private static Version version(ResultSet row, int index) throws SQLException {
    return new Version(
        row.getLong("number"),
        row.getString("document"),
        row.getString("digest"),
        row.getString("kept_by"),
        row.getTimestamp("kept_at").toInstant());
  }
}
