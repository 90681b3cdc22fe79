package dev.countersign.server.machine;

import dev.countersign.model.json.CanonicalJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Machines in the database. Whoever writes does so in a deciding transaction. */
public final class MachineStore {
  private static final String SELECT =
      "select id, name, scopes, responsible, key_thumbprint, added_at from machine";

  /** The one of {@code :id}, where the person who answers for it is with the company. */
  public static final String ANSWERED_FOR =
      SELECT
          + """
           where id = :id and removed_at is null and exists (
            select 1 from person p where p.id = responsible and p.state = 'active')
          """;

  private final JdbcClient jdbc;

  /** A machine keeps its name, so that it need not be asked for again. */
  private final Map<UUID, String> names = new ConcurrentHashMap<>();

  /** Of a database that was brought up to date. */
  public MachineStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** All, by name. */
  public List<Machine> all() {
    return jdbc.sql(SELECT + " where removed_at is null order by name")
        .query(MachineStore::machine)
        .list();
  }

  /** The one with that id, where it was not removed. */
  public Optional<Machine> find(UUID id) {
    return jdbc.sql(SELECT + " where id = :id and removed_at is null")
        .param("id", id)
        .query(MachineStore::machine)
        .optional();
  }

  /** The one with that name. */
  public Optional<Machine> named(String name) {
    return jdbc.sql(SELECT + " where name = :name and removed_at is null")
        .param("name", name)
        .query(MachineStore::machine)
        .optional();
  }

  /** The name of the one with that id, also where it was removed. */
  public Optional<String> name(UUID id) {
    String known = names.get(id);
    if (known == null) {
      known =
          jdbc.sql("select name from machine where id = :id")
              .param("id", id)
              .query(String.class)
              .optional()
              .orElse(null);
      if (known != null) {
        names.put(id, known);
      }
    }
    return Optional.ofNullable(known);
  }

  /** True where a machine has that key, or had it before it was removed. */
  boolean knowsKey(String thumbprint) {
    return jdbc.sql("select count(*) from machine where key_thumbprint = :key")
            .param("key", thumbprint)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Adds one. */
  void add(Machine machine, JsonNode key) {
    jdbc.sql(
            """
            insert into machine (id, name, scopes, responsible, key, key_thumbprint, added_at)
            values (:id, :name, :scopes, :responsible, :key, :thumbprint, :at)
            """)
        .param("id", machine.id())
        .param("name", machine.name())
        .param("scopes", words(machine.scopes()))
        .param("responsible", machine.responsible())
        .param("key", CanonicalJson.of(key))
        .param("thumbprint", machine.keyThumbprint())
        .param("at", Timestamp.from(machine.addedAt()))
        .update();
  }

  /** Gives it these scopes and no others, and another person who answers for it. */
  void change(UUID id, Collection<Scope> scopes, UUID responsible) {
    jdbc.sql(
            """
            update machine set scopes = :scopes, responsible = :responsible
            where id = :id and removed_at is null
            """)
        .param("scopes", words(scopes))
        .param("responsible", responsible)
        .param("id", id)
        .update();
  }

  /** Removes one, and ends its tokens; false where it was removed before. */
  boolean remove(UUID id, Instant at) {
    jdbc.sql("delete from machine_token where machine = :id").param("id", id).update();
    return jdbc.sql("update machine set removed_at = :at where id = :id and removed_at is null")
            .param("at", Timestamp.from(at))
            .param("id", id)
            .update()
        == 1;
  }

  private static String words(Collection<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(","));
  }

  /** A machine out of its row. */
  public static Machine machine(ResultSet row, int index) throws SQLException {
    return new Machine(
        row.getObject("id", UUID.class),
        row.getString("name"),
        Arrays.stream(row.getString("scopes").split(",", -1))
            .flatMap(word -> Scope.of(word).stream())
            .collect(Collectors.toSet()),
        row.getObject("responsible", UUID.class),
        row.getString("key_thumbprint"),
        row.getTimestamp("added_at").toInstant());
  }
}
