package dev.countersign.server.cases;

import dev.countersign.model.json.Json;
import dev.countersign.model.verdict.Severity;
import dev.countersign.response.cases.Case;
import dev.countersign.response.cases.CaseJson;
import dev.countersign.response.cases.CaseState;
import dev.countersign.response.cases.Joining;
import dev.countersign.response.playbook.Playbooks;
import dev.countersign.response.playbook.Thing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases in the database. Whoever changes one does so in a deciding transaction. */
public final class CaseStore {
  private static final String CASES =
      """
      select c.*, (select json_agg(t.kind || '/' || t.thing) from response_case_thing t
        where t.response_case = c.id) as things
      from response_case c
      """;

  private final JdbcClient jdbc;
  private final PlaybookStore playbooks;

  /** Of a database that was brought up to date. */
  public CaseStore(DataSource source, PlaybookStore playbooks) {
    this.jdbc = JdbcClient.create(source);
    this.playbooks = playbooks;
  }

  /**
   * Which ones.
   *
   * @param closed whether closed ones are wanted; else those that are not
   * @param of who leads them or has a part in them, as the journal calls them; empty for any
   * @param words of the number, the title or a thing; empty for any
   */
  public record Wanted(boolean closed, String of, String words) {}

  /** The playbooks of a case. */
  public Playbooks playbooks(Case one) {
    return playbooks.of(one);
  }

  /** Those that are wanted: the ones with the nearest decision first, closed ones newest first. */
  public List<Case> all(Wanted wanted, int most, int skipped) {
    return jdbc.sql(
            CASES
                + """
                 where (c.state = 'closed') = :closed
                  and (:of = '' or position(:member in c.content::text) > 0)
                  and (:words = '' or position(lower(:words) in lower(c.number || ' ' || c.title)) > 0
                    or exists (select 1 from response_case_thing t
                      left join person p on t.kind = 'person' and p.id::text = t.thing
                      left join wallet w on t.kind = 'wallet' and w.id::text = t.thing
                      where t.response_case = c.id and position(lower(:words) in lower(t.kind || '/'
                        || t.thing || ' ' || coalesce(p.name || ' ' || p.email, '') || ' '
                        || coalesce(w.label || ' ' || w.address, ''))) > 0))
                order by c.closed_at desc nulls first, c.next_due nulls last, c.number desc
                limit :most offset :skipped
                """)
        .param("closed", wanted.closed())
        .param("of", wanted.of())
        .param("member", "\"person\":\"" + wanted.of() + "\"")
        .param("words", wanted.words())
        .param("most", most)
        .param("skipped", skipped)
        .query(CaseStore::read)
        .list();
  }

  /** The one with that id. */
  public Optional<Case> find(UUID id) {
    return jdbc.sql(CASES + " where c.id = :id").param("id", id).query(CaseStore::read).optional();
  }

  /** Those that are about a thing, the newest first. */
  public List<Case> about(Thing thing) {
    return jdbc.sql(
            CASES
                + """
                 where c.id in (select response_case from response_case_thing
                  where kind = :kind and thing = :thing)
                order by c.number desc limit 20
                """)
        .param("kind", thing.kind().word())
        .param("thing", thing.id())
        .query(CaseStore::read)
        .list();
  }

  /** How many are not closed and ask for a decision now. */
  public int due() {
    return jdbc.sql("select count(*) from response_case where next_due is not null")
        .query(Integer.class)
        .single();
  }

  /** How many are not closed. */
  public int open() {
    return jdbc.sql("select count(*) from response_case where state <> 'closed'")
        .query(Integer.class)
        .single();
  }

  /** It, held until the transaction at hand ends. */
  Optional<Case> held(UUID id) {
    jdbc.sql("select 1 from response_case where id = :id for update")
        .param("id", id)
        .query(Integer.class)
        .optional();
    return find(id);
  }

  /** Those that something may join that happened then, in a deciding transaction. */
  List<Joining.Standing> standing(Instant at) {
    return jdbc
        .sql(CASES + " where c.state <> 'closed' and c.last_at between :from and :to")
        .param("from", Timestamp.from(at.minus(Joining.WINDOW)))
        .param("to", Timestamp.from(at.plus(Joining.WINDOW)))
        .query(CaseStore::read)
        .list()
        .stream()
        .map(Case::standing)
        .toList();
  }

  /** The next number of that moment's year, in a deciding transaction. */
  String nextNumber(Instant at) {
    int year = at.atZone(ZoneOffset.UTC).getYear();
    int last =
        jdbc.sql(
                """
                select coalesce(max(cast(split_part(number, '-', 2) as integer)), 0)
                from response_case where number like :year
                """)
            .param("year", year + "-%")
            .query(Integer.class)
            .single();
    return String.format(Locale.ROOT, "%04d-%04d", year, last + 1);
  }

  /** Keeps one as it is now. */
  void keep(Case one, Instant now) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("id", one.id());
    values.put("number", one.number());
    values.put("state", one.state().word());
    values.put("kind", one.kind().word());
    values.put("severity", one.severity().name().toLowerCase(Locale.ROOT));
    values.put("title", one.title());
    values.put("opened", Timestamp.from(one.openedAt()));
    values.put("by", one.openedBy());
    values.put("last", Timestamp.from(one.lastAt()));
    values.put("lead", one.lead().orElse(null));
    values.put("due", one.state() == CaseState.CLOSED ? null : due(one));
    values.put("closed", one.closed().map(said -> Timestamp.from(said.at())).orElse(null));
    values.put("version", one.version());
    values.put("content", Json.compact(CaseJson.write(one)));
    jdbc.sql(
            """
            insert into response_case (id, number, state, kind, severity, title, opened_at,
              opened_by, last_at, lead, next_due, closed_at, version, content)
            values (:id, :number, :state, :kind, :severity, :title, :opened, :by, :last,
              cast(:lead as text), cast(:due as timestamptz), cast(:closed as timestamptz),
              :version, cast(:content as json))
            on conflict (id) do update set state = excluded.state, kind = excluded.kind,
              severity = excluded.severity, title = excluded.title, last_at = excluded.last_at,
              lead = excluded.lead, next_due = excluded.next_due, closed_at = excluded.closed_at,
              version = excluded.version, content = excluded.content
            """)
        .params(values)
        .update();
    playbooks.keep(one);
    keepThings(one, now);
  }

  private @Nullable Timestamp due(Case one) {
    return one.agenda(playbooks(one)).firstDue().map(Timestamp::from).orElse(null);
  }

  private void keepThings(Case one, Instant now) {
    String[] kinds = one.about().stream().map(thing -> thing.kind().word()).toArray(String[]::new);
    String[] ids = one.about().stream().map(Thing::id).toArray(String[]::new);
    jdbc.sql(
            """
            insert into response_case_thing (response_case, kind, thing, added_at)
            select :id, kind, thing, :now
            from unnest(cast(:kinds as text[]), cast(:ids as text[])) as t (kind, thing)
            on conflict do nothing
            """)
        .param("id", one.id())
        .param("now", Timestamp.from(now))
        .param("kinds", kinds)
        .param("ids", ids)
        .update();
    jdbc.sql(
            """
            delete from response_case_thing where response_case = :id and (kind, thing) not in (
              select kind, thing
              from unnest(cast(:kinds as text[]), cast(:ids as text[])) as t (kind, thing))
            """)
        .param("id", one.id())
        .param("kinds", kinds)
        .param("ids", ids)
        .update();
  }

  private static Case read(ResultSet row, int index) throws SQLException {
    Set<Thing> things = new TreeSet<>();
    String told = row.getString("things");
    if (told != null) {
      Json.parse(told, "The things")
          .forEach(one -> Thing.of(one.asString()).ifPresent(things::add));
    }
    CaseJson.Content content = CaseJson.read(row.getString("content"));
    return new Case(
        row.getObject("id", UUID.class),
        row.getString("number"),
        CaseState.of(row.getString("state")),
        Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
        row.getString("title"),
        row.getTimestamp("opened_at").toInstant(),
        row.getString("opened_by"),
        row.getTimestamp("last_at").toInstant(),
        content.playbooks(),
        things,
        content.decisions(),
        content.members(),
        content.notes(),
        content.closing(),
        content.closed(),
        row.getLong("version"));
  }
}
