package dev.countersign.server.taxii;

import dev.countersign.model.json.Json;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.session.Tokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keys for programs that speak TAXII and nothing else: they prove no key of their own, so a key of
 * theirs reads what is shared, ends by itself, and is good for nothing else.
 */
public final class SharingKeys {
  /** How many may be good at the same time. */
  static final int MOST = 100;

  private static final int MOST_DAYS = 365;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final JdbcClient jdbc;
  private final JournalStore journal;
  private final InstantSource clock;

  /** In a database that was brought up to date. */
  public SharingKeys(DataSource source, JournalStore journal, InstantSource clock) {
    this.jdbc = JdbcClient.create(source);
    this.journal = journal;
    this.clock = clock;
  }

  /** A key, without what it is known by. */
  public record Key(UUID id, String name, Instant added, Instant expires) {
    /** What the journal calls it. */
    public String subject() {
      return "sharing-key/" + id;
    }
  }

  /**
   * Makes one, which is told once.
   *
   * @param days for how long it is good, 1 to 365
   * @throws UnreadableInput where the name is none or taken, or the days are too many
   */
  public String add(String name, int days, Person by) {
    if (!NAME.matcher(name).matches()) {
      throw new UnreadableInput(
          "The name has 1 to 40 small letters, digits and hyphens, such as misp-of-ours");
    }
    if (days < 1 || days > MOST_DAYS) {
      throw new UnreadableInput("A key is good for 1 to " + MOST_DAYS + " days");
    }
    String key = Tokens.random();
    journal.record(entries -> {
      Instant now = journal.now();
      List<Key> good = all();
      if (good.size() >= MOST || good.stream().anyMatch(one -> one.name().equals(name))) {
        throw new UnreadableInput("There is a key of that name, or there are " + MOST);
      }
      Key made = new Key(UUID.randomUUID(), name, now, now.plus(Duration.ofDays(days)));
      insert(made, key, by);
      entries.add(
          "sharing-key-added",
          made.subject(),
          Json.object()
              .put("by", by.subject())
              .put("name", name)
              .put("expires", made.expires().toString()));
    });
    return key;
  }

  /**
   * Ends one at once.
   *
   * @throws UnreadableInput where there is none
   */
  public void end(UUID id, Person by) {
    journal.record(entries -> {
      int ended =
          jdbc.sql("update sharing_key set ended_at = :now where id = :id and ended_at is null")
              .param("id", id)
              .param("now", Timestamp.from(journal.now()))
              .update();
      if (ended == 0) {
        throw new UnreadableInput("There is no such key, or it was ended before");
      }
      entries.add("sharing-key-ended", "sharing-key/" + id, Json.object().put("by", by.subject()));
    });
  }

  /** Those that are good, by name. */
  public List<Key> all() {
    return jdbc.sql(
            "select id, name, added_at, expires_at from sharing_key"
                + " where ended_at is null and expires_at > :now order by name")
        .param("now", Timestamp.from(clock.instant()))
        .query(SharingKeys::key)
        .list();
  }

  /** Whose a key is; empty where it is none that is good. */
  public Optional<Key> find(String key) {
    if (!KEY.matcher(key).matches()) {
      return Optional.empty();
    }
    return jdbc.sql(
            "select id, name, added_at, expires_at from sharing_key"
                + " where key_sha256 = :hash and ended_at is null and expires_at > :now")
        .param("hash", Tokens.sha256(key))
        .param("now", Timestamp.from(clock.instant()))
        .query(SharingKeys::key)
        .optional();
  }

  /** A name can be given again once its key is no good any more. */
  private void insert(Key made, String key, Person by) {
    jdbc.sql("update sharing_key set name = name || ' ' || id where name = :name")
        .param("name", made.name())
        .update();
    jdbc.sql(
            """
            insert into sharing_key (id, name, key_sha256, added_by, added_at, expires_at)
            values (:id, :name, :hash, :by, :added, :expires)
            """)
        .param("id", made.id())
        .param("name", made.name())
        .param("hash", Tokens.sha256(key))
        .param("by", by.subject())
        .param("added", Timestamp.from(made.added()))
        .param("expires", Timestamp.from(made.expires()))
        .update();
  }

  private static Key key(ResultSet row, int index) throws SQLException {
    return new Key(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getTimestamp("added_at").toInstant(),
        row.getTimestamp("expires_at").toInstant());
  }
}
