package dev.countersign.server.journal;

import dev.countersign.model.journal.JournalEntry;
import dev.countersign.model.json.CanonicalText;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Collects the entries of one transaction. */
final class Writing implements Journal {
  private static final String INSERT = "insert into journal (" + JournalStore.COLUMNS + ") values ";
  private static final String ROW = "(?, ?, ?, ?, ?, ?, ?)";
  private static final String TAIL = "update journal_tail set number = ?, at = ?, hash = ?";
  private static final String UNHURRIED = "set local synchronous_commit to off";
  private static final int AT_ONCE = 4;

  private final InstantSource clock;
  private final List<JournalEntry> entries = new ArrayList<>();
  private final List<Written> written = new ArrayList<>();
  private Tail tail;
  private boolean unhurried;

  Writing(Tail tail, InstantSource clock) {
    this.tail = tail;
    this.clock = clock;
  }

  @Override
  public void add(String kind, String subject, CanonicalText body) {
    JournalEntry entry =
        JournalEntry.following(
            tail.number(), tail.at(), tail.hash(), clock.instant(), kind, subject, body);
    entries.add(entry);
    tail = new Tail(entry.number(), entry.at(), entry.hash());
  }

  @Override
  public void releasesNothing() {
    unhurried = true;
  }

  @Override
  public void write(Written one) {
    written.add(one);
  }

  /** All that is to be written, in its order. */
  List<Written> statements() {
    List<Written> all = new ArrayList<>(written);
    for (int from = 0; from < entries.size(); from += AT_ONCE) {
      List<JournalEntry> some = entries.subList(from, Math.min(entries.size(), from + AT_ONCE));
      List<Object> values = new ArrayList<>();
      some.forEach(entry -> values.addAll(values(entry)));
      String sql = INSERT + ROW + ("," + ROW).repeat(some.size() - 1);
      all.add(new Written(sql, values));
    }
    if (!entries.isEmpty()) {
      all.add(
          new Written(
              TAIL, List.of(tail.number(), Timestamp.from(tail.at()), tail.hash().toHex())));
    }
    if (isUnhurried()) {
      all.add(new Written(UNHURRIED, List.of()));
    }
    return all;
  }

  private static List<Object> values(JournalEntry entry) {
    return List.of(
        entry.number(),
        Timestamp.from(entry.at()),
        entry.kind(),
        entry.subject(),
        entry.body(),
        entry.previous().toHex(),
        entry.hash().toHex());
  }

  Tail tail() {
    return tail;
  }

  /** True where others need not wait until it is on the disk. */
  boolean isUnhurried() {
    return unhurried && !entries.isEmpty();
  }
}
