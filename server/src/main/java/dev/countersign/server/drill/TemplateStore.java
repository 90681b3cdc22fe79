package dev.countersign.server.drill;

import dev.countersign.drill.exercise.Template;
import dev.countersign.drill.exercise.Templates;
import dev.countersign.drill.written.TemplateFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Written exercises: those that are shipped, and the company's own, which never change. */
public final class TemplateStore {
  private static final String OWN =
      "select id, source, sha256, added_by, added_at, withdrawn_at from drill_template";

  private final JdbcClient jdbc;
  private final Map<String, Template> read = new ConcurrentHashMap<>();

  /** Of a database that was brought up to date. */
  public TemplateStore(DataSource source) {
    this.jdbc = JdbcClient.create(source);
  }

  /** The company's own, also those that were withdrawn. */
  public List<OwnTemplate> own() {
    return jdbc.sql(OWN + " order by added_at, id").query(this::template).list();
  }

  /** The company's own of that id. */
  public Optional<OwnTemplate> own(String id) {
    return jdbc.sql(OWN + " where id = :id").param("id", id).query(this::template).optional();
  }

  /** All that may be sent, the shipped ones first. */
  public List<Template> usable() {
    return Stream.concat(
            Templates.shipped().all().stream(),
            own().stream().filter(OwnTemplate::usable).map(OwnTemplate::template))
        .toList();
  }

  /** The one of that id, were it withdrawn: what was sent stays what it was. */
  public Optional<Template> find(String id) {
    Template known = read.get(id);
    return known != null
        ? Optional.of(known)
        : Templates.shipped().find(id).or(() -> own(id).map(OwnTemplate::template));
  }

  void add(OwnTemplate one) {
    jdbc.sql(
            """
            insert into drill_template (id, source, sha256, added_by, added_at)
            values (:id, :source, :sha256, :by, :at)
            """)
        .param("id", one.template().id())
        .param("source", one.source())
        .param("sha256", one.sha256())
        .param("by", one.addedBy())
        .param("at", Timestamp.from(one.addedAt()))
        .update();
  }

  boolean withdraw(String id, Instant at) {
    return jdbc.sql(
                "update drill_template set withdrawn_at = :at where id = :id"
                    + " and withdrawn_at is null")
            .param("id", id)
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }

  private OwnTemplate template(ResultSet row, int index) throws SQLException {
    String id = row.getString("id");
    String source = row.getString("source");
    Timestamp withdrawn = row.getTimestamp("withdrawn_at");
    return new OwnTemplate(
        read.computeIfAbsent(id, one -> TemplateFile.read(source)),
        source,
        row.getString("sha256"),
        row.getString("added_by"),
        row.getTimestamp("added_at").toInstant(),
        withdrawn == null ? null : withdrawn.toInstant());
  }
}
