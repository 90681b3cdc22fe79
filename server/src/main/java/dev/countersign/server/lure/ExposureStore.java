package dev.countersign.server.lure;

import dev.countersign.lure.risk.Exposure;
import dev.countersign.lure.risk.Met;
import dev.countersign.model.verdict.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who met which campaign. Whoever changes it does so in a deciding transaction. */
public final class ExposureStore {
  private static final String MEETING =
      """
      select e.*, c.disposition, c.confirmed_at, c.outcome
      from exposure e join campaign c on c.id = e.campaign
      """;

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public ExposureStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** By what it is known that somebody met it. */
  public enum Source {
    /** The message names them as a recipient. */
    RECIPIENT("the message went to them"),
    /** They reported it. */
    REPORTER("they reported it"),
    /** Security said so. */
    BY_HAND("security added them");

    private final String words;

    Source(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Source of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /**
   * Somebody met a campaign.
   *
   * @param said whether they themselves said how closely
   * @param atMost the most that it counts for; 100 unless security lowered it
   * @param reason why security did; empty where it did not
   * @param dispute what they say against it; empty where they say nothing
   * @param since when it began to count; null where it does not count
   */
  public record Meeting(
      UUID campaign,
      UUID person,
      Source source,
      Exposure level,
      Instant levelAt,
      boolean said,
      int atMost,
      String reason,
      String dispute,
      @Nullable Instant since) {
    /** What it is for the risk, where it counts. */
    public Optional<Met> met() {
      return Optional.ofNullable(since).map(at -> new Met(level, at, atMost));
    }
  }

  /** Adds somebody, unless they are there; whether they were not. */
  boolean add(UUID campaign, UUID person, Source source, Instant at) {
    return jdbc.sql(
                """
                insert into exposure (campaign, person, source, level, level_at)
                values (:campaign, :person, :source, 'received', :at)
                on conflict (campaign, person) do nothing
                """)
            .param("campaign", campaign)
            .param("person", person)
            .param("source", source.word())
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }

  /** They say how closely they met it. */
  void say(UUID campaign, UUID person, Exposure level, Instant at) {
    jdbc.sql(
            """
            update exposure set level = :level, said = true,
              level_at = case when level = :level then level_at else :at end,
              at_most = case when level = :level then at_most end,
              lowered_by = case when level = :level then lowered_by end,
              reason = case when level = :level then reason end
            where campaign = :campaign and person = :person
            """)
        .param("level", level.word())
        .param("at", Timestamp.from(at))
        .param("campaign", campaign)
        .param("person", person)
        .update();
  }

  /** Security bounds the risk that comes of it. */
  void lower(UUID campaign, UUID person, int atMost, String by, String reason) {
    jdbc.sql(
            """
            update exposure set at_most = :most, lowered_by = :by, reason = :reason,
              disputed_at = null, dispute = null
            where campaign = :campaign and person = :person
            """)
        .param("most", atMost)
        .param("by", by)
        .param("reason", reason)
        .param("campaign", campaign)
        .param("person", person)
        .update();
  }

  /** They ask that security looks at it; whether there is anything to look at. */
  boolean dispute(UUID campaign, UUID person, String words, Instant at) {
    return jdbc.sql(
                """
                update exposure set disputed_at = :at, dispute = :words
                where campaign = :campaign and person = :person
                """)
            .param("at", Timestamp.from(at))
            .param("words", words)
            .param("campaign", campaign)
            .param("person", person)
            .update()
        == 1;
  }

  /** Takes those of a campaign into another; who is there already keeps the closer of both. */
  void move(UUID from, UUID into) {
    jdbc.sql(
            """
            insert into exposure (campaign, person, source, level, level_at, said, at_most,
              lowered_by, reason, disputed_at, dispute)
            select :into, person, source, level, level_at, said, at_most, lowered_by, reason,
              disputed_at, dispute
            from exposure where campaign = :from
            on conflict (campaign, person) do update
              set level = excluded.level, level_at = excluded.level_at, said = excluded.said,
                at_most = null, lowered_by = null, reason = null
              where array_position(array['received', 'opened', 'ran'], excluded.level)
                > array_position(array['received', 'opened', 'ran'], exposure.level)
            """)
        .param("from", from)
        .param("into", into)
        .update();
    jdbc.sql("delete from exposure where campaign = :from").param("from", from).update();
  }

  /** Takes somebody out of a campaign that they have nothing to do with any more. */
  void remove(UUID campaign, UUID person) {
    jdbc.sql("delete from exposure where campaign = :campaign and person = :person")
        .param("campaign", campaign)
        .param("person", person)
        .update();
  }

  /** Who met a campaign, the closest first. */
  public List<Meeting> of(UUID campaign) {
    return jdbc.sql(
            MEETING
                + " where e.campaign = :campaign order by array_position("
                + "array['ran', 'opened', 'received'], e.level), e.level_at, e.person")
        .param("campaign", campaign)
        .query(ExposureStore::meeting)
        .list();
  }

  /** How somebody met a campaign. */
  public Optional<Meeting> of(UUID campaign, UUID person) {
    return jdbc.sql(MEETING + " where e.campaign = :campaign and e.person = :person")
        .param("campaign", campaign)
        .param("person", person)
        .query(ExposureStore::meeting)
        .optional();
  }

  /** What somebody met, harmless things left out. */
  public List<Meeting> met(UUID person) {
    return jdbc.sql(
            MEETING
                + " where e.person = :person and c.disposition <> 'harmless'"
                + " order by e.level_at desc")
        .param("person", person)
        .query(ExposureStore::meeting)
        .list();
  }

  private static Meeting meeting(ResultSet row, int index) throws SQLException {
    Exposure level = Exposure.of(row.getString("level")).orElseThrow();
    Instant levelAt = row.getTimestamp("level_at").toInstant();
    @Nullable Integer atMost = row.getObject("at_most", Integer.class);
    @Nullable String reason = row.getString("reason");
    @Nullable String dispute = row.getString("dispute");
    return new Meeting(
        row.getObject("campaign", UUID.class),
        row.getObject("person", UUID.class),
        Source.of(row.getString("source")),
        level,
        levelAt,
        row.getBoolean("said"),
        atMost == null ? 100 : atMost,
        reason == null ? "" : reason,
        dispute == null ? "" : dispute,
        Counting.since(
            Disposition.valueOf(row.getString("disposition").toUpperCase(Locale.ROOT)),
            Texts.moment(row, "confirmed_at"),
            Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
            level,
            levelAt));
  }
}
