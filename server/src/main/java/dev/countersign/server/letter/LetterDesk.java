package dev.countersign.server.letter;

import dev.countersign.model.json.CanonicalJson;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.response.notice.NoticeTemplate;
import dev.countersign.response.notice.ShippedNotices;
import dev.countersign.server.journal.JournalStore;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The company's templates: those that are shipped, as it changed them, and its own. */
public final class LetterDesk {
  private static final int MOST = 100;
  private static final int LONGEST_TITLE = 100;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Map<String, ShippedNotices.Shipped> SHIPPED = ShippedNotices.all();

  private final JdbcClient jdbc;
  private final JournalStore journal;

  /** In a database that was brought up to date. */
  public LetterDesk(DataSource source, JournalStore journal) {
    this.jdbc = JdbcClient.create(source);
    this.journal = journal;
  }

  /** All, the shipped ones first. */
  public List<KeptTemplate> all() {
    Map<String, KeptTemplate> all = new LinkedHashMap<>();
    SHIPPED.forEach((name, one) ->
        all.put(name, new KeptTemplate(name, one.title(), one.template(), Optional.empty(), true)));
    for (KeptTemplate own : own()) {
      all.put(own.name(), own);
    }
    return new ArrayList<>(all.values());
  }

  /** The one of that name. */
  public Optional<KeptTemplate> find(String name) {
    return all().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  private List<KeptTemplate> own() {
    return jdbc.sql(
            "select name, title, body, changed_by, changed_at from letter_template order by name")
        .query((row, index) ->
            new KeptTemplate(
                row.getString("name"),
                row.getString("title"),
                NoticeTemplate.read(row.getString("body")),
                Optional.of(
                    new KeptTemplate.Changed(
                        row.getString("changed_by"), row.getTimestamp("changed_at").toInstant())),
                SHIPPED.containsKey(row.getString("name"))))
        .list();
  }

  /**
   * Keeps a template, in the place of the one of that name.
   *
   * @param by who, as the journal calls them
   * @throws UnreadableInput with the line where it holds a place that is not known
   */
  public void keep(String name, String title, String body, String by) {
    if (!NAME.matcher(name).matches()) {
      throw new UnreadableInput(
          "The name of a template has lower-case letters, digits and hyphens, such as regulator");
    }
    if (title.isBlank() || title.length() > LONGEST_TITLE) {
      throw new UnreadableInput("A template has a title of 1 to " + LONGEST_TITLE + " characters");
    }
    NoticeTemplate template = NoticeTemplate.read(body);
    journal.record(entries -> {
      if (find(name).isEmpty() && own().size() >= MOST) {
        throw new UnreadableInput("There are " + MOST + " templates, which is the most");
      }
      jdbc.sql(
              """
              insert into letter_template (name, title, body, changed_by, changed_at)
              values (:name, :title, :body, :by, :at)
              on conflict (name) do update set title = :title, body = :body, changed_by = :by,
                changed_at = :at
              """)
          .param("name", name)
          .param("title", title)
          .param("body", template.source())
          .param("by", by)
          .param("at", Timestamp.from(journal.now()))
          .update();
      entries.add(
          "letter-template-changed",
          "letter-template/" + name,
          Json.object()
              .put("by", by)
              .put("title", title)
              .put(
                  "sha256",
                  CanonicalJson.sha256(template.source().getBytes(StandardCharsets.UTF_8))
                      .toHex()));
    });
  }

  /**
   * Removes the company's template of that name; where one is shipped, that counts again.
   *
   * @throws UnreadableInput where the company has none
   */
  public void remove(String name, String by) {
    journal.record(entries -> {
      int removed =
          jdbc.sql("delete from letter_template where name = :name").param("name", name).update();
      if (removed == 0) {
        throw new UnreadableInput("The company has no template of the name " + name);
      }
      entries.add(
          "letter-template-removed", "letter-template/" + name, Json.object().put("by", by));
    });
  }
}
