package dev.countersign.server.lure;

import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The queue of campaigns, as security goes through it. */
public final class QueueStore {
  private static final int MOST_NEIGHBOURS = 1_000;

  private static final String WAITING_ORDER =
      """
       order by case c.outcome when 'deny' then 0 when 'hold' then 1 else 2 end,
        array_position(cast(:rank as text[]), c.severity) desc, c.last_at desc, c.number desc
      """;

  private static final String SOUGHT =
      """
       and (:words = '' or c.number = cast(:number as bigint) or c.title ilike :like
        or exists (select 1 from report r left join person p on p.id = r.person
          where r.campaign = c.id and (r.name ilike :like or r.sender ilike :like
            or p.name ilike :like or r.sha256 = lower(:words) or r.answer->>'sender' ilike :like
            or cast(r.answer->'indicators' as text) ilike :like)))
      """;

  private final JdbcClient jdbc;

  /** Of a database that was brought up to date. */
  public QueueStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * Which are asked for.
   *
   * @param outcome null where any
   * @param words in the title, the sender, an indicator, a file's or a reporter's name, or the
   *     campaign's number; defanged or not; empty where nothing is sought
   */
  public record Which(Disposition disposition, @Nullable Outcome outcome, String words) {}

  /**
   * A campaign in the queue.
   *
   * @param why the weightiest reason of its worst report that was seen in it; may be empty
   * @param sender who wrote that, as it says; may be empty
   * @param disputed whether somebody asks security to look at what counts against them
   */
  public record Queued(Campaign campaign, String why, String sender, boolean disputed) {}

  /**
   * The place of a campaign among those that wait.
   *
   * @param at 1 for the first; 0 where it does not wait
   * @param before null where there is none
   * @param next null where there is none; of one that does not wait the first that does
   */
  public record Place(int at, int waiting, @Nullable UUID before, @Nullable UUID next) {}

  /**
   * Those that wait: of them the most dangerous first, of those the newest. Others: what somebody
   * asks to look at again first, then what was disposed of last.
   */
  public List<Queued> queue(Which which, int skip, int most) {
    String order =
        which.disposition() == Disposition.OPEN
            ? WAITING_ORDER
            : " order by disputed desc, c.disposed_at desc, c.number desc";
    StatementSpec asked =
        jdbc.sql(
                """
                select c.*, (select count(*) from report r where r.campaign = c.id) as reports,
                  exists (select 1 from exposure e where e.campaign = c.id and e.dispute is not null
                    and e.at_most is null and c.disposition = 'lure') as disputed, w.why, w.wrote,
                  w.drawn
                from campaign c left join lateral (
                  select cast(r.answer->'why' as text) as why, r.answer->>'sender' as wrote,
                    (select cast(json_agg(f->>'sentence') as text)
                      from json_array_elements(r.answer->'findings') f
                      where f->'evidence'->>'conclusion' is not null) as drawn
                  from report r
                  where r.campaign = c.id and r.answer is not null
                  order by array_position(array['allow', 'hold', 'deny'], r.outcome) desc, r.number
                  limit 1) w on true
                where c.joined_into is null and c.disposition = :disposition
                  and (cast(:outcome as text) is null or c.outcome = :outcome)
                """
                    + SOUGHT
                    + order
                    + " offset :skip limit :most")
            .param("disposition", which.disposition().word())
            .param("outcome", which.outcome() == null ? null : word(which.outcome()))
            .param("skip", skip)
            .param("most", most);
    if (which.disposition() == Disposition.OPEN) {
      asked = asked.param("rank", CampaignStore.RANK);
    }
    return sought(asked, which.words()).query(QueueStore::queued).list();
  }

  /** How many there are of each outcome, of those that are asked for but for the outcome. */
  public Map<Outcome, Integer> outcomes(Which which) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    StatementSpec asked =
        jdbc.sql(
                """
                select c.outcome as name, count(*) as many from campaign c
                where c.joined_into is null and c.disposition = :disposition
                """
                    + SOUGHT
                    + " group by c.outcome")
            .param("disposition", which.disposition().word());
    sought(asked, which.words())
        .query((row, index) -> counts.put(Outcome.valueOf(upper(row)), row.getInt("many")))
        .list();
    return counts;
  }

  /** How many there are of each disposition. */
  public Map<Disposition, Integer> dispositions() {
    Map<Disposition, Integer> counts = new EnumMap<>(Disposition.class);
    jdbc.sql(
            """
            select disposition as name, count(*) as many from campaign where joined_into is null
            group by disposition
            """)
        .query((row, index) -> counts.put(Disposition.valueOf(upper(row)), row.getInt("many")))
        .list();
    return counts;
  }

  /** How many wait for security. */
  public int waiting() {
    return jdbc.sql(
            "select count(*) from campaign where disposition = 'open' and joined_into is null")
        .query(Integer.class)
        .single();
  }

  /** Where a campaign stands among those that wait, of which the first thousand are looked at. */
  public Place place(UUID campaign) {
    List<UUID> all =
        jdbc.sql(
                "select c.id from campaign c where c.joined_into is null and c.disposition = 'open'"
                    + WAITING_ORDER
                    + " limit :most")
            .param("rank", CampaignStore.RANK)
            .param("most", MOST_NEIGHBOURS)
            .query(UUID.class)
            .list();
    int at = all.indexOf(campaign);
    return new Place(
        at + 1,
        all.size() < MOST_NEIGHBOURS ? all.size() : waiting(),
        at > 0 ? all.get(at - 1) : null,
        at + 1 < all.size() ? all.get(at + 1) : null);
  }

  private static StatementSpec sought(StatementSpec asked, String words) {
    String plain = refanged(words.strip());
    String number = plain.replaceFirst("^#", "");
    return asked
        .param("words", plain)
        .param("number", number.matches("[0-9]{1,15}") ? number : null)
        .param("like", "%" + plain.replaceAll("[\\\\%_]", "\\\\$0") + "%");
  }

  /** As it was before it was written so that nothing makes a link of it. */
  private static String refanged(String words) {
    return words
        .replace("[.]", ".")
        .replace("[@]", "@")
        .replace("[:]", ":")
        .replaceFirst("^(?i)hxxp", "http")
        .replace("\0", "");
  }

  private static Queued queued(ResultSet row, int index) throws SQLException {
    return new Queued(
        CampaignStore.campaign(row, index),
        why(texts(row.getString("why")), texts(row.getString("drawn"))),
        Objects.requireNonNullElse(row.getString("wrote"), ""),
        row.getBoolean("disputed"));
  }

  /** The first reason that was seen and not drawn from others: those sound alike everywhere. */
  private static String why(List<String> reasons, List<String> drawn) {
    return reasons.stream()
        .filter(reason -> drawn.stream().noneMatch(reason::startsWith))
        .findFirst()
        .orElse(reasons.isEmpty() ? "" : reasons.getFirst());
  }

  private static List<String> texts(@Nullable String json) {
    List<String> texts = new ArrayList<>();
    if (json != null) {
      Json.parse(json, "The reasons").forEach(one -> texts.add(one.asString()));
    }
    return texts;
  }

  private static String upper(ResultSet row) throws SQLException {
    return row.getString("name").toUpperCase(Locale.ROOT);
  }

  private static String word(Enum<?> outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
