package dev.countersign.server.notice;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.server.journal.JournalStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes notices out of what the journal says. An entry and how far the journal was looked at are
 * settled in one transaction, in which only one server looks: none is lost and none made twice.
 */
public final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int AT_ONCE = 200;

  /** What is older is not told any more: it was seen, or it is over. */
  private static final Duration NEWS = Duration.ofDays(1);

  private final JournalStore journal;
  private final NoticeStore notices;
  private final News news;
  private final Letters letters;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  /**
   * Out of that journal.
   *
   * @param origin of the console, to which notices point
   */
  public Outbox(
      DataSource source,
      JournalStore journal,
      NoticeStore notices,
      Company company,
      URI origin,
      InstantSource clock) {
    this.journal = journal;
    this.notices = notices;
    this.news = new News(company);
    this.letters = new Letters(origin);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    this.clock = clock;
  }

  /** Makes the notices of a channel for everything that happened since the last time. */
  void fill(String channel) {
    boolean more = true;
    while (more) {
      more = Boolean.TRUE.equals(transaction.execute(status -> step(channel)));
    }
  }

  private boolean step(String channel) {
    long from = notices.cursor(channel);
    List<JournalEntry> entries = journal.after(from, AT_ONCE);
    if (entries.isEmpty()) {
      return false;
    }
    Instant oldest = clock.instant().minus(NEWS);
    for (JournalEntry entry : entries) {
      if (!entry.at().isBefore(oldest)) {
        tell(channel, entry);
      }
    }
    notices.cursor(channel, entries.getLast().number());
    return entries.size() == AT_ONCE;
  }

  private void tell(String channel, JournalEntry entry) {
    Notice notice;
    try {
      notice = news.of(entry).orElse(null);
    } catch (DataAccessException e) { // all of it is done again
      throw e;
    } catch (RuntimeException e) { // one that cannot be told must not silence those behind it
      LOG.warn("entry {} of the journal could not be told: {}", entry.number(), e.toString());
      return;
    }
    if (notice == null) {
      return;
    }
    Instant now = clock.instant();
    if (channel.equals(Letters.MAIL)) {
      String text = letters.mail(notice, entry.at());
      notice
          .recipients()
          .forEach(person ->
              notices.add(
                  channel, person.subject(), notice, entry.number(), UUID.randomUUID(), text, now));
    } else {
      String json = letters.webhook(notice, entry);
      notices.add(channel, "", notice, entry.number(), UUID.randomUUID(), json, now);
    }
  }
}
