package dev.countersign.server.cases;

import dev.countersign.model.json.Json;
import dev.countersign.response.playbook.Thing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * What cases are about, by the names under which people know it, and where the console shows it.
 */
public final class Things {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]{40}|[0-9a-zA-Z]{14,90}");
  private static final Pattern TRANSACTION = Pattern.compile("[0-9]{1,18}:(0x)?[0-9a-f]{64}");

  private final JdbcClient jdbc;

  Things(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /**
   * A thing by its name.
   *
   * @param name may hold others' words
   * @param link a path of the console; empty for nowhere
   */
  public record Named(Thing thing, String name, String link) {}

  /** All of them; one that is not there any more has its id for a name. */
  public List<Named> all(Collection<Thing> things) {
    List<Named> all = new ArrayList<>();
    for (Thing one : things) {
      all.add(find(one).orElse(new Named(one, one.id(), "")));
    }
    return all;
  }

  /** One; empty where there is none. */
  public Optional<Named> find(Thing thing) {
    return switch (thing.kind()) {
      case ADDRESS -> plain(thing, ADDRESS, thing.id(), "/screening");
      case TRANSACTION ->
          plain(
              thing,
              TRANSACTION,
              thing.id().substring(thing.id().indexOf(':') + 1)
                  + on(thing.id().substring(0, Math.max(0, thing.id().indexOf(':')))),
              "");
      case SESSION -> session(thing);
      case PERSON -> row(thing, "select name from person where id = ID", "/people/");
      case WALLET ->
          row(thing, "select label as name from wallet where id = ID", "/wallets/", "/access")
              .or(() ->
                  row(thing, "select label as name from bitcoin_wallet where id = ID", "")
                      .map(named -> new Named(thing, named.name(), "/wallets#bitcoin")));
      case TRANSFER -> transfer(thing);
      case CAMPAIGN ->
          row(
              thing,
              """
              select 'Lure ' || c.number || ': ' || c.title as name from campaign c where c.id = ID
              """,
              "/lures/");
      case FINDING ->
          row(thing, "select sentence as name from account_finding where id = ID", "/access/");
      case INCIDENT ->
          row(
              thing,
              "select 'Incident ' || number || ': ' || title as name from incident where id = ID",
              "/incidents/");
      case TRACE ->
          row(thing, "select 'Trace ' || number as name from trace where id = ID", "/traces/");
    };
  }

  private static String on(String chain) {
    return chain.equals("0") ? " on Bitcoin" : " on chain " + chain;
  }

  private static Optional<Named> plain(Thing thing, Pattern right, String name, String link) {
    return right.matcher(thing.id()).matches()
        ? Optional.of(new Named(thing, name, link))
        : Optional.empty();
  }

  private Optional<Named> row(Thing thing, String sql, String before) {
    return row(thing, sql, before, "");
  }

  private Optional<Named> row(Thing thing, String sql, String before, String behind) {
    if (!ID.matcher(thing.id()).matches()) {
      return Optional.empty();
    }
    return jdbc.sql(sql.replace("ID", "cast(:id as uuid)"))
        .param("id", thing.id())
        .query(
            (row, index) -> new Named(thing, row.getString("name"), before + thing.id() + behind))
        .optional();
  }

  /** A session of ours has a person; one of a source elsewhere is known by its id alone. */
  private Optional<Named> session(Thing thing) {
    if (ID.matcher(thing.id()).matches()) {
      Optional<Named> own =
          jdbc.sql(
                  """
                  select p.id, p.name, s.network, s.began_at from session s
                  join person p on p.id = s.person where s.id = cast(:id as uuid)
                  """)
              .param("id", thing.id())
              .query((row, index) ->
                  new Named(
                      thing,
                      "session of " + row.getString("name") + " from " + row.getString("network"),
                      "/people/" + row.getString("id")))
              .optional();
      if (own.isPresent()) {
        return own;
      }
    }
    return jdbc.sql(
            """
            select id, account, source from account_finding where session = :id
            order by number limit 1
            """)
        .param("id", thing.id())
        .query((row, index) ->
            new Named(
                thing,
                "session "
                    + shortened(thing.id())
                    + " of "
                    + row.getString("account")
                    + " at "
                    + row.getString("source"),
                "/access/" + row.getString("id")))
        .optional();
  }

  private Optional<Named> transfer(Thing thing) {
    return !ID.matcher(thing.id()).matches()
        ? Optional.empty()
        : jdbc.sql(
                """
                select t.document, w.label from transfer t join wallet w on w.id = t.wallet
                where t.id = cast(:id as uuid)
                """)
            .param("id", thing.id())
            .query((row, index) -> new Named(thing, asked(row), "/transfers/" + thing.id()))
            .optional();
  }

  private static String asked(ResultSet row) throws SQLException {
    JsonNode document = Json.parse(row.getString("document"), "The intent");
    String purpose = document.path("purpose").asString("");
    String to = document.path("destination").asString("");
    return "Transfer out of "
        + row.getString("label")
        + (to.isEmpty() ? "" : " to " + to)
        + (purpose.isEmpty() ? "" : " (“" + purpose + "”)");
  }

  private static String shortened(String id) {
    return id.length() > 24 ? id.substring(0, 12) + "…" + id.substring(id.length() - 8) : id;
  }

  /** Names by kind, for the places of playbooks. */
  static Map<Thing.Kind, List<Named>> byKind(Collection<Named> all) {
    Map<Thing.Kind, List<Named>> kinds = new HashMap<>();
    all.forEach(one -> kinds.computeIfAbsent(one.thing().kind(), k -> new ArrayList<>()).add(one));
    return kinds;
  }
}
