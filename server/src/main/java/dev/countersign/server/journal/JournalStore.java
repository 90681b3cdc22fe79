package dev.countersign.server.journal;

import dev.countersign.model.journal.HeadKey;
import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.journal.JournalHead;
import dev.countersign.model.value.Bytes;
import dev.countersign.server.tracing.Tracing;
import dev.countersign.server.tracing.Tracing.Kind;
import dev.countersign.server.tracing.Tracing.Scope;
import dev.countersign.server.tracing.Tracing.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The journal's place in the database, and the one way to decide anything: a transaction that locks
 * the chain's end first. Decisions so follow one another on all servers of a database, and none can
 * be recorded without its entry, or the other way round.
 */
public final class JournalStore {
  static final String COLUMNS = "number, at, kind, subject, body, previous, hash";
  static final String TAIL = "select number, at, hash from journal_tail";
  static final String LOCKED = " for update";

  private final JdbcClient jdbc;
  private final Trips trips;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final Tracing tracing;
  private final Turn turn = new Turn();
  private final Flush flush;
  private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.EPOCH);

  /** A journal in a database that was brought up to date. */
  public JournalStore(DataSource source, InstantSource clock) {
    this(source, clock, Tracing.OFF);
  }

  /** The same, which tells what was decided in which request. */
  public JournalStore(DataSource source, InstantSource clock, Tracing tracing) {
    this.tracing = tracing;
    this.jdbc = JdbcClient.create(source);
    this.trips = new Trips(new JdbcTemplate(source));
    this.flush = new Flush(jdbc);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    this.clock = clock;
  }

  /**
   * Does the work in a transaction, alone among all that decide, and adds its entries. The work
   * must be short: nothing but the database is asked in it.
   *
   * @return what the work returns, once it is on the disk
   * @throws IllegalStateException in a transaction, which would be committed early
   */
  public <T extends @Nullable Object> T decide(Function<Journal, T> work) {
    return alone(() -> {
      Writing writing = new Writing(lockedTail(), clock);
      return new Done<>(work.apply(writing), writing);
    });
  }

  /**
   * The same for work that has a question to ask before anything else, which is asked in the same
   * trip to the database in which the chain's end is locked, and after it is.
   */
  public <Q, T extends @Nullable Object> T decide(
      Question<Q> question, BiFunction<Q, Journal, T> work) {
    return alone(() -> {
      Trips.Locked<Q> locked = trips.lock(question);
      seen(locked.tail());
      Writing writing = new Writing(locked.tail(), clock);
      return new Done<>(work.apply(locked.answer(), writing), writing);
    });
  }

  private record Done<T extends @Nullable Object>(T result, Writing writing) {}

  private <T extends @Nullable Object> T alone(Supplier<Done<T>> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a decision is a transaction of its own");
    }
    String by = tracing.current();
    if (by.isEmpty()) {
      return settled(work);
    }
    Span span = tracing.begin("decide", Kind.INTERNAL, by, null);
    try (Scope scope = span.within()) {
      return settled(work);
    } catch (RuntimeException | Error e) {
      span.failed();
      throw e;
    } finally {
      span.end();
    }
  }

  private <T extends @Nullable Object> T settled(Supplier<Done<T>> work) {
    Done<T> done;
    turn.take();
    try {
      done =
          Objects.requireNonNull(
              transaction.execute(status -> {
                Done<T> working = work.get();
                if (trips.write(working.writing)) {
                  seen(working.writing.tail());
                }
                return working;
              }));
    } finally {
      turn.end();
    }
    if (done.writing.isUnhurried()) {
      flush.await();
    }
    return done.result;
  }

  /** The same for work that returns nothing. */
  public void record(Consumer<Journal> work) {
    decide(journal -> {
      work.accept(journal);
      return null;
    });
  }

  /**
   * The time as decisions take it: where the clock went back, it stands still at the last entry's.
   * In a deciding transaction that is the last one of all servers.
   */
  public Instant now() {
    if (Instant.EPOCH.equals(latest.get())) {
      seen(tail(""));
    }
    Instant now = clock.instant();
    Instant last = Objects.requireNonNull(latest.get());
    return now.isBefore(last) ? last : now;
  }

  /** The last entry, or none. */
  public Optional<JournalEntry> last() {
    return jdbc.sql("select " + COLUMNS + " from journal order by number desc limit 1")
        .query(JournalStore::entry)
        .optional();
  }

  /** Signs the chain as far as it goes, where it went on since the key's last head. */
  public Optional<JournalHead> sign(HeadKey key) {
    JournalEntry last = last().orElse(null);
    if (last == null) {
      return Optional.empty();
    }
    JournalHead head = key.sign(last.number(), last.hash(), clock.instant());
    int added =
        jdbc.sql(
                """
                insert into journal_head (number, at, hash, key, signature)
                values (:number, :at, :hash, :key, :signature) on conflict do nothing
                """)
            .param("number", head.number())
            .param("at", Timestamp.from(head.at()))
            .param("hash", head.hash().toHex())
            .param("key", head.key().toHex())
            .param("signature", head.signature().toHex())
            .update();
    return added == 0 ? Optional.empty() : Optional.of(head);
  }

  /**
   * Entries in their order.
   *
   * @param after the number of the entry before the first
   * @param most how many at most
   */
  public List<JournalEntry> after(long after, int most) {
    return jdbc.sql(
            "select " + COLUMNS + " from journal where number > :after order by number limit :most")
        .param("after", after)
        .param("most", most)
        .query(JournalStore::entry)
        .list();
  }

  /** The heads of entries from one number to another, both included. */
  public List<JournalHead> heads(long from, long to) {
    return jdbc.sql(
            """
            select number, at, hash, key, signature from journal_head
            where number between :from and :to order by number, key
            """)
        .param("from", from)
        .param("to", to)
        .query((row, index) ->
            new JournalHead(
                row.getLong("number"),
                Bytes.fromHex(row.getString("hash")),
                row.getTimestamp("at").toInstant(),
                Bytes.fromHex(row.getString("key")),
                Bytes.fromHex(row.getString("signature"))))
        .list();
  }

  /**
   * Entries that match, the newest first.
   *
   * @param before the number behind the first; {@link Long#MAX_VALUE} for the newest
   * @param kind a kind, or empty for all
   * @param words text that kind, subject or body must hold, or empty
   */
  public List<JournalEntry> search(long before, String kind, String words, int most) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + """
                 from journal where number < :before
                  and (:kind = '' or kind = :kind)
                  and (:words = '' or position(lower(:words) in lower(subject || ' ' || kind || ' ' || body)) > 0)
                order by number desc limit :most
                """)
        .param("before", before)
        .param("kind", kind)
        .param("words", words)
        .param("most", most)
        .query(JournalStore::entry)
        .list();
  }

  /** All entries about a subject, in their order. */
  public List<JournalEntry> about(String subject) {
    return jdbc.sql("select " + COLUMNS + " from journal where subject = :subject order by number")
        .param("subject", subject)
        .query(JournalStore::entry)
        .list();
  }

  /** The kinds that there are. */
  public List<String> kinds() {
    return jdbc.sql("select distinct kind from journal order by kind").query(String.class).list();
  }

  private Tail lockedTail() {
    Tail tail = tail(LOCKED);
    seen(tail);
    return tail;
  }

  private void seen(Tail tail) {
    latest.accumulateAndGet(tail.at(), (one, other) -> one.isAfter(other) ? one : other);
  }

  private Tail tail(String locked) {
    return jdbc.sql(TAIL + locked).query(JournalStore::tail).single();
  }

  static Tail tail(ResultSet row, int index) throws SQLException {
    return new Tail(
        row.getLong("number"),
        row.getTimestamp("at").toInstant(),
        Bytes.fromHex(row.getString("hash")));
  }

  private static JournalEntry entry(ResultSet row, int index) throws SQLException {
    return new JournalEntry(
        row.getLong("number"),
        row.getTimestamp("at").toInstant(),
        row.getString("kind"),
        row.getString("subject"),
        row.getString("body"),
        Bytes.fromHex(row.getString("previous")),
        Bytes.fromHex(row.getString("hash")));
  }
}
