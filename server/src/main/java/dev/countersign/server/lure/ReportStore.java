package dev.countersign.server.lure;

import dev.countersign.lure.triage.Answer;
import dev.countersign.lure.triage.AnswerJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.server.lure.Report.Answered;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports in the database. */
public final class ReportStore {
  private static final String REPORT =
      """
      select number, id, at, way, by, person, sender, name, size, sha256, whole, reply, recipients,
        answered_at, outcome, campaign
      from report
      """;

  /** As long a reader may be at one before another takes it over. */
  private static final Duration TAKEN = Duration.ofMinutes(2);

  /** As long whoever took one in may take to begin reading it. */
  private static final Duration HANDED = Duration.ofSeconds(5);

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public ReportStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** Adds one that is not read yet, with what was reported; false where that mail is in already. */
  boolean add(UUID id, Handed handed, Kept kept, List<String> recipients, Instant at) {
    int added =
        jdbc.sql(
                """
                insert into report (id, at, way, by, person, sender, name, size, sha256, whole,
                  arrival, reply, recipients)
                values (:id, :at, :way, :by, cast(:person as uuid), :sender, :name, :size, :sha256,
                  :whole, cast(:arrival as text), :reply, :recipients)
                on conflict (arrival) do nothing
                """)
            .param("id", id)
            .param("at", Timestamp.from(at))
            .param("way", handed.way().word())
            .param("by", handed.by())
            .param("person", handed.person() == null ? null : handed.person().id().toString())
            .param("sender", handed.sender())
            .param("name", handed.name())
            .param("size", kept.size())
            .param("sha256", kept.sha256())
            .param("whole", kept.whole())
            .param("arrival", handed.arrival())
            .param("reply", handed.reply())
            .param("recipients", Texts.of(recipients))
            .update();
    if (added == 1) {
      jdbc.sql("insert into report_content (report, bytes) values (:id, :bytes)")
          .param("id", id)
          .param("bytes", kept.bytes())
          .update();
    }
    return added == 1;
  }

  /** Marks it as told in the journal; false where it was before. */
  boolean note(UUID id) {
    return jdbc.sql("update report set noted = true where id = :id and not noted")
            .param("id", id)
            .update()
        == 1;
  }

  /** Takes one to read it, unless somebody has it or it is read; the number of this attempt. */
  Optional<Integer> take(UUID id, Instant now) {
    return jdbc.sql(
            """
            update report set attempts = attempts + 1, taken_until = :until
            where id = :id and state = 'received' and (taken_until is null or taken_until < :now)
            returning attempts
            """)
        .param("id", id)
        .param("now", Timestamp.from(now))
        .param("until", Timestamp.from(now.plus(TAKEN)))
        .query(Integer.class)
        .optional();
  }

  /** Gives one back that could not be read this time. */
  void giveBack(UUID id) {
    jdbc.sql("update report set taken_until = null where id = :id and state = 'received'")
        .param("id", id)
        .update();
  }

  /**
   * Those that nobody reads and nobody has read, the oldest first. One that has just come in is
   * left to whoever took it in, who answers at once.
   */
  List<UUID> waiting(Instant now, int most) {
    return jdbc.sql(
            """
            select id from report
            where state = 'received' and at < :before
              and (taken_until is null or taken_until < :now)
            order by number limit :most
            """)
        .param("now", Timestamp.from(now))
        .param("before", Timestamp.from(now.minus(HANDED)))
        .param("most", most)
        .query(UUID.class)
        .list();
  }

  /** It is read; false where it was before. */
  boolean answer(UUID id, Answer answer, Likeness likeness, UUID campaign, Instant at) {
    return jdbc.sql(
                """
                update report set state = 'answered', answered_at = :at, answer = cast(:answer as json),
                  outcome = :outcome, likeness = :likeness, marks = :marks, campaign = :campaign,
                  taken_until = null
                where id = :id and state = 'received'
                """)
            .param("id", id)
            .param("at", Timestamp.from(at))
            .param("answer", Json.compact(AnswerJson.write(answer)))
            .param("outcome", answer.verdict().outcome().name().toLowerCase(Locale.ROOT))
            .param("likeness", Texts.of(likeness.words()))
            .param("marks", Texts.of(likeness.marks()))
            .param("campaign", campaign)
            .update()
        == 1;
  }

  /** It is read, and an exercise of the company's own; false where it was read before. */
  boolean answer(UUID id, Answer answer, UUID exercise, Instant at) {
    return jdbc.sql(
                """
                update report set state = 'answered', answered_at = :at, answer = cast(:answer as json),
                  outcome = :outcome, exercise = :exercise, taken_until = null
                where id = :id and state = 'received'
                """)
            .param("id", id)
            .param("at", Timestamp.from(at))
            .param("answer", Json.compact(AnswerJson.write(answer)))
            .param("outcome", answer.verdict().outcome().name().toLowerCase(Locale.ROOT))
            .param("exercise", exercise)
            .update()
        == 1;
  }

  /** Puts it into another campaign. */
  void move(UUID id, UUID campaign) {
    jdbc.sql("update report set campaign = :campaign where id = :id and state = 'answered'")
        .param("campaign", campaign)
        .param("id", id)
        .update();
  }

  /** The one of that id. */
  public Optional<Report> find(UUID id) {
    return jdbc.sql(REPORT + " where id = :id")
        .param("id", id)
        .query(ReportStore::report)
        .optional();
  }

  /** What was reported, or its head: bytes of strangers, to be shown to nobody as they are. */
  public byte[] content(UUID id) {
    return jdbc.sql("select bytes from report_content where report = :id")
        .param("id", id)
        .query((row, index) -> row.getBytes("bytes"))
        .single();
  }

  /** What was reported as text, or its head; empty where it is none. */
  public Optional<String> text(Report report) {
    byte[] head =
        jdbc.sql(
                "select substring(bytes from 1 for :most) as head from report_content"
                    + " where report = :id")
            .param("most", AsText.MOST)
            .param("id", report.id())
            .query((row, index) -> row.getBytes("head"))
            .single();
    return AsText.of(head, report.size());
  }

  /** The answer to one, once it is read. */
  public Optional<Answer> answer(UUID id) {
    return jdbc.sql("select answer from report where id = :id and answer is not null")
        .param("id", id)
        .query((row, index) -> read(row))
        .optional();
  }

  /** Somebody's own, the newest first. */
  public List<Report> of(UUID person, long before, int most) {
    return jdbc.sql(
            REPORT
                + " where person = :person and number < :before order by number desc limit :most")
        .param("person", person)
        .param("before", before)
        .param("most", most)
        .query(ReportStore::report)
        .list();
  }

  /** All of them, the newest first. */
  public List<Report> all(long before, int most) {
    return jdbc.sql(REPORT + " where number < :before order by number desc limit :most")
        .param("before", before)
        .param("most", most)
        .query(ReportStore::report)
        .list();
  }

  /** A campaign's, with their answers, the oldest first, at most 500. */
  public List<Answered> in(UUID campaign) {
    return jdbc.sql(
            REPORT.replace("campaign\n", "campaign, answer\n")
                + " where campaign = :campaign order by number limit 500")
        .param("campaign", campaign)
        .query((row, index) -> new Answered(report(row, index), read(row)))
        .list();
  }

  /** How many answers went out by mail to somebody since a moment. */
  public int replies(UUID person, Instant since) {
    return jdbc.sql("select count(*) from report where person = :person and reply and at > :since")
        .param("person", person)
        .param("since", Timestamp.from(since))
        .query(Integer.class)
        .single();
  }

  /** How many somebody handed in since a moment. */
  int count(String by, Instant since) {
    return jdbc.sql("select count(*) from report where by = :by and at > :since")
        .param("by", by)
        .param("since", Timestamp.from(since))
        .query(Integer.class)
        .single();
  }

  private static Answer read(ResultSet row) throws SQLException {
    return AnswerJson.read(Json.parse(row.getString("answer"), "The answer"));
  }

  private static Report report(ResultSet row, int index) throws SQLException {
    @Nullable String outcome = row.getString("outcome");
    return new Report(
        row.getLong("number"),
        row.getObject("id", UUID.class),
        row.getTimestamp("at").toInstant(),
        Way.of(row.getString("way")),
        row.getString("by"),
        row.getObject("person", UUID.class),
        row.getString("sender"),
        row.getString("name"),
        row.getLong("size"),
        row.getString("sha256"),
        row.getBoolean("whole"),
        row.getBoolean("reply"),
        Texts.in(row, "recipients"),
        Texts.moment(row, "answered_at"),
        outcome == null ? null : Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)),
        row.getObject("campaign", UUID.class));
  }
}
