package dev.countersign.server.lure;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import dev.countersign.server.lure.Likeness.Known;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Campaigns in the database. Whoever changes one does so in a deciding transaction. */
public final class CampaignStore {
  private static final String CAMPAIGN =
      """
      select c.*, (select count(*) from report r where r.campaign = c.id) as reports
      from campaign c
      """;

  /** What is older is another campaign, however alike. */
  private static final Duration LASTS = Duration.ofDays(90);

  private static final int MOST_KNOWN = 500;
  static final String[] RANK =
      Arrays.stream(Severity.values()).map(CampaignStore::word).toArray(String[]::new);

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public CampaignStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** Begins one. */
  void begin(UUID id, String title, Outcome outcome, Severity severity, Instant at) {
    jdbc.sql(
            """
            insert into campaign (id, began_at, last_at, title, outcome, severity)
            values (:id, :at, :at, :title, :outcome, :severity)
            """)
        .param("id", id)
        .param("at", Timestamp.from(at))
        .param("title", title.replace("\0", ""))
        .param("outcome", word(outcome))
        .param("severity", word(severity))
        .update();
  }

  /** It has another report: as bad as the worst, as new as the newest. */
  void grow(UUID id, Outcome outcome, Severity severity, Instant at) {
    jdbc.sql(
            """
            update campaign set last_at = greatest(last_at, :at),
              severity = case when array_position(cast(:rank as text[]), :severity)
                > array_position(cast(:rank as text[]), severity) then :severity else severity end,
              outcome = case when 'deny' in (outcome, :outcome) then 'deny'
                when 'hold' in (outcome, :outcome) then 'hold' else 'allow' end
            where id = :id
            """)
        .param("id", id)
        .param("at", Timestamp.from(at))
        .param("severity", word(severity))
        .param("rank", RANK)
        .param("outcome", word(outcome))
        .update();
  }

  /** It is as bad as that, after reports left it. */
  void measure(UUID id, Outcome outcome, Severity severity) {
    jdbc.sql("update campaign set outcome = :outcome, severity = :severity where id = :id")
        .param("outcome", word(outcome))
        .param("severity", word(severity))
        .param("id", id)
        .update();
  }

  /** Its reports are another's from now on. */
  void joined(UUID id, UUID into) {
    jdbc.sql("update campaign set joined_into = :into where id = :id")
        .param("into", into)
        .param("id", id)
        .update();
  }

  /** What security found. */
  void dispose(UUID id, Disposition disposition, String words, String by, Instant at) {
    jdbc.sql(
            """
            update campaign set disposition = :disposition, words = :words, disposed_by = :by,
              disposed_at = :at,
              confirmed_at = case when :disposition = 'lure' then coalesce(confirmed_at, :at)
                else confirmed_at end
            where id = :id
            """)
        .param("id", id)
        .param("disposition", disposition.word())
        .param("words", words)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** The one of that id. */
  public Optional<Campaign> find(UUID id) {
    return jdbc.sql(CAMPAIGN + " where c.id = :id")
        .param("id", id)
        .query(CampaignStore::campaign)
        .optional();
  }

  /**
   * The one of that id, which others may have joined to another meanwhile.
   *
   * @throws UnreadableInput when they did
   */
  Campaign current(UUID id) {
    return find(id)
        .filter(one -> one.joinedInto() == null)
        .orElseThrow(() ->
            new UnreadableInput("The campaign was joined to another meanwhile; look at that one"));
  }

  /** The one of that number. */
  public Optional<Campaign> find(long number) {
    return jdbc.sql(CAMPAIGN + " where c.number = :number")
        .param("number", number)
        .query(CampaignStore::campaign)
        .optional();
  }

  /**
   * Reports that have anything in common with one, the newest 500. What was found harmless takes in
   * nothing that is worse.
   */
  List<Known> known(Likeness like, Outcome outcome, Instant now) {
    return jdbc.sql(
            """
            select r.campaign, r.number, r.likeness, r.marks
            from report r join campaign c on c.id = r.campaign
            where r.state = 'answered' and r.at > :since
              and (c.disposition <> 'harmless'
                or array_position(array['allow', 'hold', 'deny'], c.outcome)
                  >= array_position(array['allow', 'hold', 'deny'], cast(:outcome as text)))
              and (marks && cast(:marks as text[]) or likeness && cast(:words as text[]))
            order by marks && cast(:marks as text[]) desc, r.number desc limit :most
            """)
        .param("since", Timestamp.from(now.minus(LASTS)))
        .param("outcome", word(outcome))
        .param("marks", Texts.of(like.marks()))
        .param("words", Texts.of(like.words()))
        .param("most", MOST_KNOWN)
        .query((row, index) ->
            new Known(
                row.getObject("campaign", UUID.class),
                row.getLong("number"),
                new Likeness(Texts.in(row, "likeness"), Texts.in(row, "marks"))))
        .list();
  }

  /** Those of the marks that something harmless has too: they say nothing. */
  Set<String> worthless(Likeness like) {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct mark from report r join campaign c on c.id = r.campaign,
                  unnest(r.marks) as mark
                where c.disposition = 'harmless' and r.marks && cast(:marks as text[])
                  and mark = any(cast(:marks as text[])) and mark not like 'from:%'
                """)
            .param("marks", Texts.of(like.marks()))
            .query(String.class)
            .list());
  }

  private static String word(Enum<?> outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  static Campaign campaign(ResultSet row, int index) throws SQLException {
    @Nullable String by = row.getString("disposed_by");
    return new Campaign(
        row.getLong("number"),
        row.getObject("id", UUID.class),
        row.getTimestamp("began_at").toInstant(),
        row.getTimestamp("last_at").toInstant(),
        row.getString("title"),
        Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
        Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
        Disposition.valueOf(row.getString("disposition").toUpperCase(Locale.ROOT)),
        Texts.moment(row, "confirmed_at"),
        Texts.moment(row, "disposed_at"),
        by,
        row.getString("words"),
        row.getObject("joined_into", UUID.class),
        row.getInt("reports"));
  }
}
