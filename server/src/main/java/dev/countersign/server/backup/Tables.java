package dev.countersign.server.backup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of a database, as its catalogue tells them. */
final class Tables {
  private static final String HISTORY = "flyway_schema_history";

  private final JdbcClient jdbc;
  private final JdbcTemplate template;

  Tables(DataSource source) {
    this.jdbc = JdbcClient.create(source);
    this.template = new JdbcTemplate(source);
  }

  /** The steps by which they were made, in the order of their numbers. */
  List<String> steps() {
    return jdbc.sql(
            "select version from "
                + HISTORY
                + " where success and version is not null"
                + " order by cast(string_to_array(version, '.') as bigint[])")
        .query(String.class)
        .list();
  }

  /** All of them, each behind those that it refers to. */
  List<Table> inOrder() {
    Map<String, List<String>> columns = columns();
    Map<String, Set<String>> needs = new LinkedHashMap<>();
    columns.keySet().forEach(name -> needs.put(name, new TreeSet<>()));
    jdbc.sql(
            """
            select c.relname as refers, f.relname as referred
            from pg_constraint k
            join pg_class c on c.oid = k.conrelid
            join pg_class f on f.oid = k.confrelid
            join pg_namespace n on n.oid = c.relnamespace
            where k.contype = 'f' and n.nspname = current_schema() and c.oid <> f.oid
            """)
        .query(row -> {
          needs
              .computeIfAbsent(row.getString("refers"), name -> new TreeSet<>())
              .add(row.getString("referred"));
        });
    List<Table> ordered = new ArrayList<>();
    while (!needs.isEmpty()) {
      List<String> free =
          needs.entrySet().stream()
              .filter(one -> one.getValue().isEmpty())
              .map(Map.Entry::getKey)
              .toList();
      if (free.isEmpty()) {
        throw new BackupUnreadable("The tables " + needs.keySet() + " refer to each other");
      }
      for (String name : free) {
        ordered.add(new Table(name, columns.getOrDefault(name, List.of())));
        needs.remove(name);
      }
      needs.values().forEach(others -> free.forEach(others::remove));
    }
    return ordered;
  }

  private Map<String, List<String>> columns() {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    jdbc.sql(
            """
            select c.relname as name, a.attname as field
            from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid
            where n.nspname = current_schema() and c.relkind = 'r' and c.relname <> :history
              and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
            order by c.relname, a.attnum
            """)
        .param("history", HISTORY)
        .query(row -> {
          columns
              .computeIfAbsent(row.getString("name"), name -> new ArrayList<>())
              .add(row.getString("field"));
        });
    return columns;
  }

  /** Removes what the steps themselves put in; the tables that nobody may remove from have none. */
  void clear(List<Table> tables) {
    for (Table table : tables.reversed()) {
      Long rows = template.queryForObject("select count(*) from " + table.name(), Long.class);
      if (rows != null && rows > 0) {
        template.update("delete from " + table.name());
      }
    }
  }

  /** Lets numbers that the database gives go on behind those that are there. */
  void goOn(List<Table> tables) {
    for (Table table : tables) {
      for (String column : table.columns()) {
        String sequence =
            template.queryForObject(
                "select pg_get_serial_sequence(?, ?)", String.class, table.name(), column);
        if (sequence != null) {
          template.queryForObject(
              "select setval(cast(? as regclass), coalesce(max("
                  + column
                  + "), 0) + 1, false) from "
                  + table.name(),
              Long.class,
              sequence);
        }
      }
    }
  }
}
